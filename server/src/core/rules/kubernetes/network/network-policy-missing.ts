import { rule } from '../../../engine/rule';
import { networkPolicyOf } from '../../../model/kubernetes-network';
import type { KubernetesObject } from '../../../model/kubernetes-object';
import type { Scope } from '../../../model/kubernetes-scope';
import type { Workload } from '../../../model/kubernetes-workload';

const others = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'GlobalNetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
];

function isIsolated(scope: Scope, workload: Workload, policies: readonly KubernetesObject[]): boolean {
  const namespace = scope.namespaceOf(workload.object);
  return policies.some((object) => {
    const policy = networkPolicyOf(object);
    // Policies of other network plugins select by languages of their own: whoever has one knows of them.
    if (!policy || object.group !== 'networking.k8s.io') return true;
    if (scope.namespaceOf(object) !== namespace) return false;
    const selector = policy.podSelector;
    return workload.podSpecs.every((podSpec) => selector?.matches(podSpec.labels) !== false);
  });
}

function defaultDeny(namespace: string | undefined): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
${namespace ? `  namespace: ${namespace}\n` : ''}spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`;
}

export default rule('kubernetes/network-policy-missing', {
  title: 'No NetworkPolicy selects the pods of this workload',
  why: 'Every pod of the cluster can reach it, and it can reach everything: one break-in spreads.',
  severity: 'info',
  default: 'off',
  category: 'network',
  peers: {
    checkov: ['CKV2_K8S_6'],
    kics: ['Pod Misconfigured Network Policy'],
    'kube-linter': ['non-isolated-pod'],
    'kube-score': ['pod-networkpolicy'],
    kubescape: ['C-0030', 'C-0260'],
    polaris: ['missingNetworkPolicy'],
    cis: ['5.3.2', 'NSA: Network separation and hardening - network policies'],
  },
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  fix: { title: 'Deny all traffic of the namespace but name resolution', safety: 'suggested' },
  visit: 'scope',
  check(scope, report) {
    const policies = ['NetworkPolicy', ...others].flatMap((kind) => scope.ofKind(kind));
    // Without either, the file says nothing of the namespace it goes to.
    if (!scope.isClosed && policies.length === 0 && scope.ofKind('Namespace').length === 0) return;
    for (const workload of scope.workloads) {
      const { object } = workload;
      if (!scope.isOwn(object) || object.isPartial || workload.podSpec.boolean('hostNetwork') === true) continue;
      if (workload.podSpec.containers.length === 0 || isIsolated(scope, workload, policies)) continue;
      report(object.nameNode ?? workload.grip, {
        says: `${object.kind} ${object.name ?? ''}: no NetworkPolicy selects its pods`,
        missing: true,
        fix: (edit) => edit.appendDocument(defaultDeny(object.namespace)),
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: «web»
          namespace: shop
        spec:
          containers:
            - name: web
              image: web:1
      `,
      fixed: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
            - name: web
              image: web:1
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          egress:
            - to:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: kube-system
              ports:
                - protocol: UDP
                  port: 53
                - protocol: TCP
                  port: 53
      `,
    },
    {
      because: 'a policy of another namespace does not help',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: all, namespace: other }
        spec: { podSelector: {} }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: «web», namespace: shop }
        spec: { containers: [{ name: web, image: web:1 }] }
      `,
    },
    {
      because: 'the file says nothing of the cluster it goes to',
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: web:1 }] }
      `,
    },
    {
      because: 'a policy selects the pods, and pods on the host network have none',
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: { matchLabels: { app: web } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web, tier: front } }
        spec: { containers: [{ name: web, image: web:1 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: agent }
        spec: { hostNetwork: true, containers: [{ name: agent, image: agent:1 }] }
      `,
    },
  ],
});
