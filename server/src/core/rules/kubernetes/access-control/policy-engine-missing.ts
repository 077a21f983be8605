import { rule } from '../../../engine/rule';
import { hasAdmissionPolicies } from '../_shared/admission';

export default rule('kubernetes/policy-engine-missing', {
  title: 'Nothing here checks what is admitted to the cluster',
  why: 'What reviews miss is deployed: a privileged pod, an image from anywhere, a wildcard role.',
  todo: 'Begin with Pod Security labels on the namespaces; ValidatingAdmissionPolicy, Kyverno or OPA Gatekeeper go further.',
  severity: 'hint',
  default: 'off',
  category: 'access-control',
  peers: { kubescape: ['C-0192', 'C-0036', 'C-0039'], cis: ['5.2.1', '5.5.1'] },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/'],
  visit: 'scope',
  check(scope, report) {
    const namespaces = scope.ofKind('Namespace');
    if (!scope.isClosed || scope.workloads.length === 0 || hasAdmissionPolicies(scope)) return;
    const isLabelled = namespaces.some(({ labels }) =>
      labels.entries.some(({ name }) => name.startsWith('pod-security.kubernetes.io/')),
    );
    const own = namespaces.find((namespace) => scope.isOwn(namespace));
    if (!own || isLabelled) return;
    report(own.nameNode ?? own.grip, {
      says: 'no admission policy and no Pod Security label stands beside these workloads',
    });
  },
  examples: [
    {
      path: 'all.yaml',
      files: { 'kustomization.yaml': 'resources: [all.yaml]\n' },
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: «shop»
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
      `,
    },
    {
      because: 'nobody knows what else is deployed',
      good: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: web:1 }] }
      `,
    },
    {
      because: 'a label on the namespace is a policy',
      path: 'all.yaml',
      files: { 'kustomization.yaml': 'resources: [all.yaml]\n' },
      good: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/warn: baseline } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: web:1 }] }
      `,
    },
  ],
});
