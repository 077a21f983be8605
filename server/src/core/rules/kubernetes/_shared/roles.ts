import type { KubernetesObject } from '../../../model/kubernetes-object';
import type { PolicyRule } from '../../../model/kubernetes-rbac';

/** Whether a rule of a role grants everything: every verb on every resource of every group. */
export function isFullWildcard(policy: PolicyRule): boolean {
  return ['apiGroups', 'resources', 'verbs'].every((field) => policy.texts(field).includes('*'));
}

/** Whether a role or binding comes with Kubernetes itself, so that nobody can make it narrower. */
export function isShippedRole(object: KubernetesObject): boolean {
  const name = object.name ?? '';
  const isBootstrapped = object.labels.get('kubernetes.io/bootstrapping') === 'rbac-defaults';
  return isBootstrapped || name === 'cluster-admin' || name.startsWith('system:');
}
