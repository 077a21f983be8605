import type { Analysis } from '../../server/src/core/index';
import type { PodSecurityControl } from '../../server/src/core/knowledge/pod-security';
import type { KubernetesPart } from '../../server/src/core/model/kubernetes';
import { Container } from '../../server/src/core/model/kubernetes-container';
import type { PodSpec } from '../../server/src/core/model/kubernetes-pod-spec';
import { type PodSecurityViolation, podSecurityOf } from '../../server/src/core/model/pod-security';
import { booleanValue } from '../../server/src/core/model/yaml-values';

const capabilities = [
  'all-capabilities-added',
  'capability-name-malformed',
  'dangerous-capability-added',
  'net-raw-added',
  'sys-admin-added',
  'sys-module-added',
];
const folders = ['host-path-volume', 'host-path-sensitive', 'container-runtime-socket'];

/** The rules that speak of each control of the Pod Security Standards. */
const speakers: Readonly<Record<PodSecurityControl, readonly string[]>> = {
  appArmorProfile: ['apparmor-unconfined'],
  capabilities_baseline: capabilities,
  hostNamespaces: ['host-network', 'host-pid', 'host-ipc'],
  hostPathVolumes: folders,
  hostPorts: ['host-port'],
  hostProbesAndHostLifecycle: ['probe-host-field'],
  privileged: ['privileged-container'],
  procMount: ['proc-mount-unmasked'],
  seLinuxOptions: ['selinux-custom-options'],
  seccompProfile_baseline: ['seccomp-unconfined'],
  sysctls: ['unsafe-sysctl'],
  windowsHostProcess: ['windows-host-process'],
  allowPrivilegeEscalation: ['privilege-escalation-enabled', 'privilege-escalation-not-disabled'],
  capabilities_restricted: [...capabilities, 'capability-added', 'capabilities-not-dropped'],
  procMount_restricted: ['proc-mount-unmasked'],
  restrictedVolumes: [...folders, 'volume-type-not-restricted'],
  runAsNonRoot: ['root-user-allowed', 'run-as-non-root-false', 'root-user-explicit'],
  runAsUser: ['root-user-explicit'],
  seccompProfile_restricted: ['seccomp-unconfined', 'seccomp-profile-missing'],
};

/** The rules of the packs for Pod Security, without their kind. */
export const podSecurityRules: ReadonlySet<string> = new Set(Object.values(speakers).flat());

/**
 * The controls that a text violates and of which no finding speaks, as "control of workload". The text is to be
 * analysed with the pack for the restricted level.
 */
export function unsaid({ content, findings }: Analysis, version: string): string[] {
  if (content.kind !== 'kubernetes') return [];
  const { parts, file } = content.model;
  return parts.flatMap((part: KubernetesPart, index) => {
    const from = file.documents[index]?.offset ?? 0;
    const inside = findings.filter(({ span }) => span.start >= from && span.end <= from + part.document.text.length);
    const said = new Set(inside.map(({ rule }) => rule.id.replace('kubernetes/', '')));
    return part.nodesOf('podSpec').flatMap((podSpec) =>
      podSecurityOf(podSpec, version)
        .violations.filter((violation) => !violation.isUncertain && !mayBeQuiet(podSpec, violation))
        .filter(({ control }) => !speakers[control].some((id) => said.has(id)))
        .map(({ control }) => `${control} of ${podSpec.object.kind} ${podSpec.object.name ?? ''}`),
    );
  });
}

/** What the rules leave out on purpose; in each case another finding has to be mended first, or the API server refuses. */
function mayBeQuiet(podSpec: PodSpec, { control, owner }: PodSecurityViolation): boolean {
  const isPrivileged = owner instanceof Container && booleanValue(owner.security('privileged')) === true;
  switch (control) {
    case 'allowPrivilegeEscalation':
    case 'capabilities_restricted':
    case 'seccompProfile_restricted':
      // A privileged container has everything whatever is written; Windows has no such things.
      return isPrivileged || podSpec.isWindows;
    case 'capabilities_baseline':
      return podSpec.isWindows;
    case 'privileged':
      // The API server refuses it on Windows, and what is of the other system in a pod that names its own.
      return podSpec.isWindows;
    case 'windowsHostProcess':
      return podSpec.os === 'linux';
    case 'hostPorts':
      // On the network of its node every port is one of the node.
      return podSpec.hostNetwork;
    default:
      return false;
  }
}
