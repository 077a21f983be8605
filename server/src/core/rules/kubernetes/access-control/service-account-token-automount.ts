import { rule } from '../../../engine/rule';
import type { KubernetesPart } from '../../../model/kubernetes';
import type { KubernetesObject } from '../../../model/kubernetes-object';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { roleBindingOf } from '../../../model/kubernetes-rbac';
import type { Scope } from '../../../model/kubernetes-scope';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { booleanValue } from '../../../model/yaml-values';
import { isControlPlanePod } from '../_shared/control-plane-pods';
import { setInPodSpec } from '../_shared/security-context';
import { cases } from './service-account-token-automount.cases';

const field = 'automountServiceAccountToken';

export default rule('kubernetes/service-account-token-automount', {
  title: 'A token for the API server is mounted without need',
  why: 'Whoever gets into the container finds the token and acts as its service account.',
  severity: 'warning',
  category: 'access-control',
  peers: {
    trivy: ['KSV-0036'],
    checkov: ['CKV_K8S_38'],
    kics: ['Service Account Token Automount Not Disabled'],
    kubescape: ['C-0034', 'C-0190', 'C-0261', 'C-0053'],
    polaris: ['automountServiceAccountToken'],
    kubesec: ['AutomountServiceAccountToken'],
    terrascan: ['AC_K8S_0045'],
    cis: ['5.1.6', 'NSA: Protecting Pod service account tokens'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  fix: { title: 'Mount no token', safety: 'suggested' },
  visit: 'scope',
  check(scope, report) {
    const pods = scope.own(mountingPods);
    if (pods.length === 0) return;
    const accounts = new Map(scope.ofKind('ServiceAccount', '').map((object) => [keyOf(scope, object), object]));
    const bound = boundAccounts(scope);
    for (const podSpec of pods) {
      const value = podSpec.automountNode;
      if (value) {
        report(value, {
          says: 'the token of the service account is mounted by intention',
          severity: 'info',
          fix: (edit) => edit.setScalar(value, false),
        });
        continue;
      }
      const name = podSpec.serviceAccountName ?? 'default';
      const key = `${scope.namespaceOf(podSpec.object)}/${name}`;
      const account = accounts.get(key);
      if (account && (account.isPartial || (account.get(field) && account.boolean(field) !== true))) continue;
      const isBound = bound.has(key);
      // An account that is defined elsewhere may have its own switch there, or rights that it needs the token for.
      const isInSight = name === 'default' || account !== undefined || scope.isClosed;
      report(podSpec.serviceAccountNode ?? podSpec.grip, {
        says: `the token of service account ${name} is mounted`,
        severity: isBound ? 'hint' : isInSight ? 'warning' : 'info',
        missing: true,
        // Who was given rights in the cluster needs the token to use them.
        fix: isBound ? undefined : (edit) => setInPodSpec(edit, podSpec, field, false),
      });
    }
  },
  examples: cases,
});

/** The pods that say they want a token, or say nothing where something could be said. */
function mountingPods(part: KubernetesPart): readonly PodSpec[] {
  return part.nodesOf('podSpec').filter((podSpec) => {
    // Steps of workflows report to the API with it, and the pods that a kubelet starts by itself get none.
    if (podSpec.dialect !== 'pod' || isControlPlanePod(podSpec)) return false;
    if (podSpec.automountNode) return booleanValue(podSpec.automountNode) === true;
    return !podSpec.isPartial && !isUnknownValue(podSpec.serviceAccountNode);
  });
}

function keyOf(scope: Scope, object: KubernetesObject): string {
  return `${scope.namespaceOf(object)}/${object.name ?? ''}`;
}

/** The accounts, by namespace and name, that a binding gives rights to: they evidently use the API. */
function boundAccounts(scope: Scope): ReadonlySet<string> {
  const objects = [...scope.ofKind('RoleBinding'), ...scope.ofKind('ClusterRoleBinding')];
  const bindings = objects.flatMap((object) => roleBindingOf(object) ?? []);
  return new Set(
    bindings.flatMap(({ object, subjects }) =>
      subjects
        .filter(({ kind }) => kind === 'ServiceAccount')
        .map(({ namespace, name }) => `${namespace ?? scope.namespaceOf(object)}/${name}`),
    ),
  );
}
