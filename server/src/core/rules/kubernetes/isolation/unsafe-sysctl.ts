import { rule } from '../../../engine/rule';
import { isSafeSysctl } from '../../../knowledge/pod-security';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { asList, asScalar, get, resolve } from '../../../model/yaml-values';
import { violationsOf } from '../_shared/pod-security';

export default rule('kubernetes/unsafe-sysctl', {
  title: 'A kernel setting reaches beyond the pod',
  why: 'It can take memory or network from other pods of the node, or weaken them; kubelets refuse it unless told otherwise.',
  severity: 'warning',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0026'],
    kics: ['Cluster Allows Unsafe Sysctls'],
    'kube-linter': ['unsafe-sysctls'],
    kubescape: ['C-0211'],
    terrascan: ['AC_K8S_0074'],
    cis: ['PSS baseline: Sysctls'],
  },
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
  fix: { title: 'Remove the setting', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    for (const value of violationsOf(podSpec, 'sysctls', settings).flatMap(({ values }) => values)) {
      const written = asScalar(value)?.text ?? 'a setting without a name';
      const dotted = written.replaceAll('/', '.');
      const scalar = asScalar(value);
      // Kubelets take slashes for dots; the admission controller of the API server does not.
      const isRespelled =
        scalar !== undefined && dotted !== written && isSafeSysctl(dotted, settings.kubernetesVersion);
      report(value, {
        says: isRespelled
          ? `sysctl ${written}: Pod Security knows it with dots only`
          : `sysctl ${written}: it reaches beyond the pod`,
        severity: isRefused(podSpec, dotted) ? 'error' : 'warning',
        fix: isRespelled
          ? { title: 'Write its name with dots', safety: 'safe', edit: (edit) => edit.setScalar(scalar, dotted) }
          : (edit) => {
              const item = asList(podSpec.security('sysctls'))?.items.find(
                (one) => resolve(one) === value || get(one, 'name') === value,
              );
              if (item) edit.remove(item, { removesEmptyParent: true });
            },
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
        spec:
          securityContext:
            sysctls:
              - name: net.ipv4.tcp_syncookies
                value: "1"
              - name: «net.core.somaxconn»
                value: "1024"
          containers:
            - name: db
              image: registry.example.com/db:2.0
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
        spec:
          securityContext:
            sysctls:
              - name: net.ipv4.tcp_syncookies
                value: "1"
          containers:
            - name: db
              image: registry.example.com/db:2.0
      `,
    },
    {
      because: 'what is safe depends on the version of the cluster',
      settings: { kubernetesVersion: '1.28' },
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { sysctls: [{ name: «net.ipv4.tcp_rmem», value: "4096" }] }
          containers: [{ name: db, image: db }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: db, image: db }]
      `,
    },
    {
      because: 'with slashes kubelets know it, but not the admission controller',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { sysctls: [{ name: «kernel/shm_rmid_forced», value: "1" }] }
          containers: [{ name: db, image: db }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { sysctls: [{ name: kernel.shm_rmid_forced, value: "1" }] }
          containers: [{ name: db, image: db }]
      `,
    },
    {
      because: 'these belong to the pod alone',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
        spec:
          securityContext:
            sysctls:
              - name: kernel.shm_rmid_forced
                value: "1"
              - name: net.ipv4.tcp_rmem
                value: "4096 87380 16777216"
          containers:
            - name: db
              image: registry.example.com/db:2.0
      `,
    },
    {
      because: 'template text may be a safe one',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { sysctls: [{ name: '\${SYSCTL}', value: "1" }] }
          containers: [{ name: db, image: db }]
      `,
    },
  ],
});

/** The API server takes no setting of a part of the kernel that the pod shares with its node. */
function isRefused({ hostNetwork, hostIpc }: PodSpec, name: string): boolean {
  return (
    (hostNetwork && name.startsWith('net.')) || (hostIpc && /^(?:kernel\.(?:shm|msg|sem)|fs\.mqueue\.)/.test(name))
  );
}
