import { rule, type Severity } from '../../../engine/rule';
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
    for (const { object, podSpecs } of scope.workloads) {
      if (!scope.isOwn(object)) continue;
      for (const podSpec of podSpecs) {
        // Steps of workflows report to the API with it, and the pods that a kubelet starts by itself get none.
        if (podSpec.dialect !== 'pod' || isControlPlanePod(podSpec)) continue;
        const value = podSpec.automountNode;
        if (value) {
          if (booleanValue(value) !== true) continue;
          report(value, {
            says: 'the token of the service account is mounted by intention',
            severity: 'info',
            fix: (edit) => edit.setScalar(value, false),
          });
          continue;
        }
        const account = scope.serviceAccountOf(podSpec);
        if (podSpec.isPartial || account?.isPartial || isUnknownValue(podSpec.serviceAccountNode)) continue;
        const isOff = account?.get(field) !== undefined && account.boolean(field) !== true;
        if (isOff) continue;
        const severity = severityOf(scope, podSpec, account !== undefined);
        report(podSpec.serviceAccountNode ?? podSpec.grip, {
          says: `the token of service account ${podSpec.serviceAccountName ?? 'default'} is mounted`,
          severity,
          missing: true,
          // Who was given rights in the cluster needs the token to use them.
          fix: severity === 'hint' ? undefined : (edit) => setInPodSpec(edit, podSpec, field, false),
        });
      }
    }
  },
  examples: cases,
});

/** A bound account evidently uses the API; one that is defined elsewhere may have its own switch or be bound there. */
function severityOf(scope: Scope, podSpec: PodSpec, isInSight: boolean): Severity {
  const name = podSpec.serviceAccountName ?? 'default';
  const namespace = scope.namespaceOf(podSpec.object);
  const isBound = scope.objects
    .flatMap((object) => roleBindingOf(object) ?? [])
    .some((binding) =>
      binding.subjects.some(
        (subject) =>
          subject.kind === 'ServiceAccount' &&
          subject.name === name &&
          (subject.namespace ?? scope.namespaceOf(binding.object)) === namespace,
      ),
    );
  if (isBound) return 'hint';
  return name === 'default' || isInSight || scope.isClosed ? 'warning' : 'info';
}
