import { rule } from '../../../engine/rule';
import { nearestWord } from '../../../text/did-you-mean';

export default rule('kubernetes/network-policy-dangling', {
  title: 'The NetworkPolicy selects no pod',
  why: 'The traffic that it was written to stop still flows, and everybody believes it does not.',
  severity: 'info',
  default: 'off',
  category: 'correctness',
  peers: {
    kics: ['Network Policy Is Not Targeting Any Pod'],
    'kube-linter': ['dangling-networkpolicy'],
    'kube-score': ['networkpolicy-targets-pod'],
    kubescape: ['C-0299'],
  },
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  fix: { title: 'Select the label that the pods have', safety: 'suggested' },
  visit: 'scope',
  check(scope, report) {
    if (!scope.isClosed) return;
    for (const policy of scope.model.parts.flatMap((part) => part.nodesOf('networkPolicy'))) {
      const selector = policy.podSelector;
      if (!selector || selector.isEmpty || selector.isUnknown || policy.object.isPartial) continue;
      const namespace = scope.namespaceOf(policy.object);
      if (scope.selectedBy(selector, namespace).length > 0 || isOperators(selector.matchLabels)) continue;
      const [first] = selector.matchLabels.entries;
      const pods = scope.workloads.filter(({ object }) => scope.namespaceOf(object) === namespace);
      const values = pods.flatMap((workload) => (first && workload.templateLabels.get(first.name)) ?? []);
      const meant = first && nearestWord(first.value, values);
      const node = first?.node;
      report(node ?? selector.node, {
        says: `NetworkPolicy ${policy.object.name ?? ''}: no pod of namespace ${namespace} has these labels`,
        fix:
          meant && node && first.value !== meant
            ? { title: `Select ${first.name}: ${meant}`, edit: (edit) => edit.setScalar(node, meant) }
            : undefined,
      });
    }
  },
  examples: [
    {
      path: 'policy.yaml',
      files: {
        'kustomization.yaml': 'resources: [policy.yaml, web.yaml]\n',
        'web.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  selector: { matchLabels: { app: web-shop } }\n  template:\n    metadata: { labels: { app: web-shop } }\n    spec: { containers: [{ name: web, image: web:1 }] }\n',
      },
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: «web-shpo»
          policyTypes: [Ingress]
      `,
      fixed: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web-shop
          policyTypes: [Ingress]
      `,
    },
    {
      because: 'the pods may stand in files that nobody named',
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
      `,
    },
    {
      because: 'the pods are there, in another file, and an empty selector selects all',
      path: 'policy.yaml',
      files: {
        'kustomization.yaml': 'resources: [policy.yaml, web.yaml]\n',
        'web.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: web, image: web:1 }] }\n',
      },
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: all }
        spec:
          podSelector: {}
      `,
    },
  ],
});

/** Labels that operators give to the pods they make; the pods stand in no file. */
function isOperators(labels: { readonly entries: readonly { readonly name: string }[] }): boolean {
  return labels.entries.some(({ name }) => name.startsWith('strimzi.io/') || name === 'app.kubernetes.io/managed-by');
}
