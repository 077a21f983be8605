import { rule } from '../../../engine/rule';
import { isFullWildcard, isShippedRole } from '../_shared/roles';

export default rule('kubernetes/rbac-full-wildcard', {
  title: 'The role grants every verb on every resource',
  why: 'Whoever holds it reads every secret, starts any pod and so takes over the nodes: it is cluster-admin by another name.',
  todo: 'List the resources and verbs that the program really calls; the audit log or `kubectl auth can-i --list` tells.',
  severity: 'error',
  category: 'access-control',
  peers: {
    trivy: ['KSV-0044'],
    checkov: ['CKV_K8S_49'],
    semgrep: ['legacy-api-clusterrole-excessive-permissions'],
    kics: ['RBAC Wildcard In Rule'],
    'kube-linter': ['wildcard-in-rules'],
    kubescape: ['C-0035', 'C-0187'],
    polaris: ['clusterrolebindingClusterAdmin', 'rolebindingClusterAdminClusterRole', 'rolebindingClusterAdminRole'],
    cis: ['5.1.3', 'NSA: Authentication and authorization - RBAC'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  visit: 'role',
  check(role, report) {
    if (isShippedRole(role.object)) return;
    for (const policy of role.rules) {
      const star = policy.items('verbs').find((verb) => verb.type === 'scalar' && verb.text === '*');
      if (!star || !isFullWildcard(policy)) continue;
      report(star, {
        says: `${role.object.kind} ${role.object.name ?? ''}: every verb on every resource`.replace(' :', ':'),
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: operator
        rules:
          - apiGroups: [""]
            resources: [pods]
            verbs: [get]
          - apiGroups: ["*"]
            resources: ["*"]
            verbs: [«"*"»]
      `,
    },
    {
      because: 'the core group beside all groups is all groups',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: all, namespace: shop }
        rules:
          - { apiGroups: ["", "*"], resources: ["*"], verbs: [get, «"*"»] }
      `,
    },
    {
      because: 'these roles ship with Kubernetes',
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: cluster-admin
          labels: { kubernetes.io/bootstrapping: rbac-defaults }
        rules:
          - { apiGroups: ["*"], resources: ["*"], verbs: ["*"] }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: "system:masters-like" }
        rules:
          - { apiGroups: ["*"], resources: ["*"], verbs: ["*"] }
      `,
    },
    {
      because: 'one of the three is narrow, or an aggregated role has none',
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: reader }
        rules:
          - { apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch] }
          - { apiGroups: [apps], resources: ["*"], verbs: ["*"] }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: aggregated }
        aggregationRule: { clusterRoleSelectors: [{ matchLabels: { shop: "yes" } }] }
        rules: []
      `,
    },
  ],
});
