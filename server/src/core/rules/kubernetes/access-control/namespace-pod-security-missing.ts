import { rule } from '../../../engine/rule';
import type { KubernetesPart } from '../../../model/kubernetes';
import { enforcesPodSecurity } from '../_shared/admission';

const system = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'default']);

const namespacesOf = (part: KubernetesPart) => part.nodesOf('namespace');

export default rule('kubernetes/namespace-pod-security-missing', {
  title: 'The namespace enforces no Pod Security level',
  why: 'Whoever may create pods there can create a privileged one, and with it take over the node.',
  severity: 'warning',
  category: 'access-control',
  peers: {
    kubescape: [
      'C-0192',
      'C-0193',
      'C-0194',
      'C-0195',
      'C-0196',
      'C-0197',
      'C-0198',
      'C-0199',
      'C-0200',
      'C-0201',
      'C-0202',
      'C-0203',
      'C-0204',
      'C-0068',
    ],
    cis: ['5.2.1', 'PSS', 'NSA: Pod security enforcement'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/'],
  fix: { title: 'Enforce the baseline level and warn of what is not restricted', safety: 'suggested' },
  visit: 'scope',
  check(scope, report) {
    const namespaces = scope.own(namespacesOf);
    if (namespaces.length === 0 || enforcesPodSecurity(scope)) return;
    for (const namespace of namespaces) {
      const { labels, name = '' } = namespace;
      if (namespace.isPartial || labels.isUnknown || labels.find('pod-security.kubernetes.io/enforce')) continue;
      const isOpenShift = namespace.annotations.entries.some((entry) => entry.name.startsWith('openshift.io/'));
      const at = namespace.keyIn(['metadata'], 'labels') ?? namespace.keyOf('metadata') ?? namespace.grip;
      report(at, {
        says: `namespace ${name}: no label pod-security.kubernetes.io/enforce`,
        severity: system.has(name) || isOpenShift ? 'info' : 'warning',
        missing: true,
        fix: (edit) => {
          edit.set(namespace.node, ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'], 'baseline');
          edit.set(namespace.node, ['metadata', 'labels', 'pod-security.kubernetes.io/warn'], 'restricted');
        },
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Namespace
        «metadata»:
          name: shop
      `,
      fixed: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/warn: restricted
      `,
    },
    {
      because: 'other labels, and modes that only warn, enforce nothing',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, «labels»: { team: shop, pod-security.kubernetes.io/audit: restricted } }
      `,
      fixed: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { team: shop, pod-security.kubernetes.io/audit: restricted, pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/warn: restricted } }
      `,
    },
    {
      because: 'a level is enforced',
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels: { pod-security.kubernetes.io/enforce: restricted }
      `,
    },
    {
      because: 'a policy engine does it',
      good: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: { name: pod-security }
        spec:
          rules:
            - name: restricted
              validate: { podSecurity: { level: restricted, version: latest } }
      `,
    },
  ],
});
