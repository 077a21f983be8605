import type { Scope } from '../../../model/kubernetes-scope';

const engines = ['kyverno.io', 'templates.gatekeeper.sh', 'constraints.gatekeeper.sh', 'policies.kubewarden.io'];

/** Whether the scope holds policies of an admission engine: Kyverno, Gatekeeper, Kubewarden, or Kubernetes itself. */
export function hasAdmissionPolicies(scope: Scope): boolean {
  return scope.objects.some(({ group, kind }) => engines.includes(group) || kind === 'ValidatingAdmissionPolicy');
}

const podSecurityWords = /podsecurity|pod-security|privileged|pss/i;

/** Whether something else than labels holds pods to a Pod Security level. */
export function enforcesPodSecurity(scope: Scope): boolean {
  const isPolicy = scope.objects.some(
    (object) => engines.includes(object.group) && podSecurityWords.test(`${object.kind} ${object.name ?? ''}`),
  );
  return (
    isPolicy ||
    scope.model.parts.some((part) =>
      part
        .nodesOf('componentConfig')
        .some((config) => config.kind === 'AdmissionConfiguration' && config.document.text.includes('PodSecurity')),
    )
  );
}
