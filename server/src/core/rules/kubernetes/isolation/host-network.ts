import { rule } from '../../../engine/rule';
import { booleanValue } from '../../../model/yaml-values';
import { isControlPlanePod } from '../_shared/control-plane-pods';
import { cases } from './host-network.cases';

export default rule('kubernetes/host-network', {
  title: 'The pod uses the network of its node',
  why: 'It reaches services that listen on the node only, sees the traffic of the node, and network policies do not hold it.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0009'],
    checkov: ['CKV_K8S_19'],
    semgrep: ['hostnetwork-pod'],
    kics: ['Shared Host Network Namespace'],
    'kube-linter': ['host-network'],
    kubescape: ['C-0041', 'C-0196'],
    polaris: ['hostNetworkSet'],
    kubesec: ['HostNetwork'],
    terrascan: ['AC_K8S_0084'],
    cis: ['5.2.5', 'PSS baseline: Host Namespaces', 'NSA: Pod security - hostNetwork'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: [
    { title: 'Give the pod a network of its own', safety: 'suggested' },
    { title: 'Give the pod a network of its own and free the ports of the node', safety: 'suggested' },
  ],
  visit: 'podSpec',
  check(podSpec, report) {
    const entry = podSpec.entry('hostNetwork');
    const value = podSpec.get('hostNetwork');
    if (!entry || !value || booleanValue(value) !== true) return;
    if (isControlPlanePod(podSpec)) {
      report(value, { says: 'a component of the control plane uses the network of its node', severity: 'info' });
      return;
    }
    const hostPorts = podSpec.containers
      .flatMap((container) => container.ports)
      .flatMap(({ node }) => (node.type === 'map' ? node.entries : []))
      .filter((port) => port.name === 'hostPort');
    report(value, {
      fix: [
        (edit) => edit.remove(entry.entry),
        hostPorts.length > 0
          ? (edit) => {
              edit.remove(entry.entry);
              for (const port of hostPorts) edit.remove(port);
            }
          : undefined,
      ],
    });
  },
  examples: cases,
});
