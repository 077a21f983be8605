import { rule } from '../../../engine/rule';
import type { KubernetesPart } from '../../../model/kubernetes';
import { roleOf } from '../../../model/kubernetes-rbac';
import { get, textOf } from '../../../model/yaml-values';
import { isFullWildcard, isShippedRole } from '../_shared/roles';

const roleBindings = (part: KubernetesPart) => part.nodesOf('roleBinding');

export default rule('kubernetes/cluster-admin-binding', {
  title: 'The binding gives somebody cluster-admin',
  why: 'Whoever gets hold of one of its tokens owns the whole cluster: all secrets, all workloads, all nodes.',
  todo: 'Bind a role with the verbs that are needed, in the namespace where they are needed.',
  severity: 'error',
  category: 'access-control',
  peers: {
    trivy: ['KSV-0111'],
    kics: ['Cluster Admin Rolebinding With Superuser Permissions'],
    'kube-linter': ['cluster-admin-role-binding'],
    kubescape: ['C-0035', 'C-0185'],
    polaris: ['clusterrolebindingClusterAdmin', 'rolebindingClusterAdminClusterRole', 'rolebindingClusterAdminRole'],
    cis: ['5.1.1', 'NSA: Authentication and authorization'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  visit: 'scope',
  check(scope, report) {
    for (const { object } of scope.own(roleBindings)) {
      const name = object.get('roleRef', 'name');
      if (name?.type !== 'scalar' || isShippedRole(object)) continue;
      const kind = object.text('roleRef', 'kind') ?? 'ClusterRole';
      const role = scope.find(kind, name.text, kind === 'Role' ? scope.namespaceOf(object) : undefined);
      const isFull = role !== undefined && (roleOf(role)?.rules.some(isFullWildcard) ?? false);
      if (!isFull && (kind !== 'ClusterRole' || name.text !== 'cluster-admin')) continue;
      const subjects = object.items('subjects').map((subject) => nameOf(subject));
      const whom = subjects.length > 0 ? subjects.join(', ') : 'nobody yet';
      report(name, {
        severity: object.kind === 'RoleBinding' ? 'warning' : 'error',
        says: `${object.kind} ${object.name ?? ''} gives ${name.text} to ${whom}`,
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: dashboard
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: «cluster-admin»
        subjects:
          - kind: ServiceAccount
            name: dashboard
            namespace: kubernetes-dashboard
      `,
    },
    {
      because: 'a role that grants everything is the same, and in one namespace it is milder',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: everything }
        rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: shop, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: «everything» }
        subjects: [{ kind: Group, name: developers }]
      `,
    },
    {
      because: 'the bootstrapped binding of the administrators',
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: cluster-admin }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
        subjects: [{ kind: Group, name: "system:masters" }]
      `,
    },
    {
      because: 'a Role of that name is no ClusterRole, and view only reads',
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: a }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: cluster-admin }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: b }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
      `,
    },
  ],
});

function nameOf(subject: Parameters<typeof textOf>[0]): string {
  const kind = textOf(get(subject, 'kind')) ?? 'subject';
  return `${kind} ${textOf(get(subject, 'name')) ?? 'without a name'}`;
}
