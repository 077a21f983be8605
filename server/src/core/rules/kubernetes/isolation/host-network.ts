import { rule } from '../../../engine/rule';
import { booleanValue } from '../../../model/yaml-values';
import { isControlPlanePod } from '../_shared/control-plane-pods';

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
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: proxy
        spec:
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              hostNetwork: «true»
              containers:
                - name: proxy
                  image: registry.example.com/proxy:1.4
                  ports:
                    - containerPort: 8080
                      hostPort: 8080
      `,
      fixed: `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: proxy
        spec:
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              containers:
                - name: proxy
                  image: registry.example.com/proxy:1.4
                  ports:
                    - containerPort: 8080
                      hostPort: 8080
      `,
      otherwiseFixed: [
        `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: proxy
        spec:
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              containers:
                - name: proxy
                  image: registry.example.com/proxy:1.4
                  ports:
                    - containerPort: 8080
      `,
      ],
    },
    {
      because: 'in the flow style, and written as YAML 1.1 has it',
      bad: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: scan }
        spec: { template: { spec: { hostNetwork: «yes», restartPolicy: Never, containers: [{ name: scan, image: scan }] } } }
      `,
      fixed: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: scan }
        spec: { template: { spec: { restartPolicy: Never, containers: [{ name: scan, image: scan }] } } }
      `,
    },
    {
      because: 'static pods of the control plane need it: there is nothing to mend',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd, namespace: kube-system, labels: { component: etcd, tier: control-plane } }
        spec:
          hostNetwork: «true»
          containers: [{ name: etcd, image: registry.k8s.io/etcd:3.6.5-0, command: [etcd] }]
      `,
    },
    {
      because: 'false is the default',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: proxy
        spec:
          hostNetwork: false
          containers:
            - name: proxy
              image: registry.example.com/proxy:1.4
      `,
    },
    {
      because: 'a port of the node alone shares no network',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: proxy, image: proxy, ports: [{ containerPort: 8080, hostPort: 8080 }] }]
      `,
    },
    {
      because: 'a text is no boolean, and template text may be either',
      good: `
        apiVersion: v1
        kind: Pod
        spec: { hostNetwork: "true", containers: [{ name: a, image: a }] }
        ---
        apiVersion: v1
        kind: Pod
        spec: { hostNetwork: "{{ hostNetwork }}", containers: [{ name: a, image: a }] }
      `,
    },
    {
      because: 'a field of that name in a custom resource is not the field of a pod',
      good: `
        apiVersion: example.com/v1
        kind: Gateway
        spec:
          hostNetwork: true
      `,
    },
  ],
});
