import {
  type PodSecurityControl,
  type PodSecurityLevel,
  podSecurityControls,
  strictestLevel,
} from '../knowledge/pod-security';
import { keptWith } from '../memory/kept-with';
import type { PodSpec } from './kubernetes-pod-spec';
import { type PodSecurityOwner, podSecurityChecks } from './pod-security-checks';
import type { YamlValue } from './yaml-values';

/** A control of the Pod Security Standards that a pod violates, at one of its places. */
export interface PodSecurityViolation {
  readonly control: PodSecurityControl;
  /** What of the pod violates it. */
  readonly owner: PodSecurityOwner;
  /** The values that are not allowed; none where something that is asked for is not written. */
  readonly values: readonly YamlValue[];
  /**
   * Whether it holds for what is written but perhaps not for what runs: it depends on template text, on what a patch
   * may add, or on a default that the API server fills in.
   */
  readonly isUncertain: boolean;
}

/** What the Pod Security Standards of one version of Kubernetes say of a pod. */
export interface PodSecurity {
  /** The strictest level that takes the pod as it is written. */
  readonly level: PodSecurityLevel;
  /** All that is violated, control by control. */
  readonly violations: readonly PodSecurityViolation[];
}

const known = keptWith<PodSpec, Map<string, PodSecurity>>();

/**
 * Evaluates a pod as the admission controller of a version (`1.34`) does. The one place that says what the standards
 * ask for; rules report what it says.
 */
export function podSecurityOf(podSpec: PodSpec, version: string): PodSecurity {
  const versions = known.get(podSpec) ?? new Map<string, PodSecurity>();
  known.set(podSpec, versions);
  let evaluated = versions.get(version);
  if (!evaluated) {
    const violations = podSecurityControls(version).flatMap((control) =>
      podSecurityChecks[control](podSpec, version).map((found) => ({ control, ...found })),
    );
    evaluated = { level: strictestLevel(new Set(violations.map(({ control }) => control)), version), violations };
    versions.set(version, evaluated);
  }
  return evaluated;
}
