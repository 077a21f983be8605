import { rule } from '../../../engine/rule';
import { booleanValue } from '../../../model/yaml-values';
import { cases } from './host-pid.cases';

export default rule('kubernetes/host-pid', {
  title: 'The pod shares the process namespace of its node',
  why: 'Its processes see every process of the node, read their environment and memory maps, and can signal them.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0010'],
    checkov: ['CKV_K8S_17'],
    semgrep: ['hostpid-pod'],
    kics: ['Shared Host PID Namespace'],
    'kube-linter': ['host-pid'],
    kubescape: ['C-0038', 'C-0194', 'C-0275'],
    polaris: ['hostPIDSet'],
    kubesec: ['HostPID'],
    terrascan: ['AC_K8S_0082'],
    cis: ['5.2.3', 'PSS baseline: Host Namespaces', 'NSA: Pod security - hostPID'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: { title: 'Give the pod a process namespace of its own', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    const entry = podSpec.entry('hostPID');
    const value = podSpec.get('hostPID');
    if (!entry || !value || booleanValue(value) !== true) return;
    report(value, { fix: (edit) => edit.remove(entry.entry) });
  },
  examples: cases,
});
