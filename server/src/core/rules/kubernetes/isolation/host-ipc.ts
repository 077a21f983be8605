import { rule } from '../../../engine/rule';
import { booleanValue } from '../../../model/yaml-values';

export default rule('kubernetes/host-ipc', {
  title: 'The pod shares the shared memory of its node',
  why: 'Its processes read and write what programs of the node exchange in shared memory, semaphores and queues.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0008'],
    checkov: ['CKV_K8S_18'],
    semgrep: ['hostipc-pod'],
    kics: ['Shared Host IPC Namespace'],
    'kube-linter': ['host-ipc'],
    kubescape: ['C-0038', 'C-0195', 'C-0276'],
    polaris: ['hostIPCSet'],
    kubesec: ['HostIPC'],
    terrascan: ['AC_K8S_0083'],
    cis: ['5.2.4', 'PSS baseline: Host Namespaces', 'NSA: Pod security - hostIPC'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: { title: 'Give the pod shared memory of its own', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    const entry = podSpec.entry('hostIPC');
    const value = podSpec.get('hostIPC');
    if (!entry || !value || booleanValue(value) !== true) return;
    report(value, { fix: (edit) => edit.remove(entry.entry) });
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: cache
        spec:
          hostIPC: «true»
          containers:
            - name: cache
              image: registry.example.com/cache:1.4
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: cache
        spec:
          containers:
            - name: cache
              image: registry.example.com/cache:1.4
      `,
    },
    {
      because: 'yes is a boolean of Kubernetes, and the items of a list are workloads like any other',
      bad: `
        apiVersion: v1
        kind: List
        items:
          - apiVersion: apps/v1
            kind: DaemonSet
            spec: { template: { spec: { hostIPC: «yes», containers: [{ name: cache, image: cache }] } } }
      `,
      fixed: `
        apiVersion: v1
        kind: List
        items:
          - apiVersion: apps/v1
            kind: DaemonSet
            spec: { template: { spec: { containers: [{ name: cache, image: cache }] } } }
      `,
    },
    {
      because: 'false is the default',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: cache
        spec:
          hostIPC: false
          containers:
            - name: cache
              image: registry.example.com/cache:1.4
      `,
    },
    {
      because: 'template text may be either',
      good: `
        apiVersion: v1
        kind: Pod
        spec: { hostIPC: '\${SHARED}', containers: [{ name: cache, image: cache }] }
      `,
    },
  ],
});
