import type { Settings } from '../../../engine/settings';
import type { PodSecurityControl } from '../../../knowledge/pod-security';
import { Container } from '../../../model/kubernetes-container';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { type PodSecurityViolation, podSecurityOf } from '../../../model/pod-security';
import { titleOf } from './container';

/** Where a pod violates a control for sure: what template text or a patch may change is left out. */
export function violationsOf(
  podSpec: PodSpec,
  control: PodSecurityControl,
  { kubernetesVersion }: Settings,
): readonly PodSecurityViolation[] {
  return podSecurityOf(podSpec, kubernetesVersion).violations.filter(
    (violation) => violation.control === control && !violation.isUncertain,
  );
}

/** A pod or one of its containers in the words of a message. */
export function ownerTitle(owner: PodSecurityViolation['owner']): string {
  return owner instanceof Container ? titleOf(owner) : 'the pod';
}
