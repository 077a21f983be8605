import { minorOf } from './api-removals';

/** The levels of the Pod Security Standards, from none to strict: what a namespace may ask of its pods. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** The controls of the Pod Security Standards by the names that the admission library gives its checks. */
export type PodSecurityControl =
  | 'appArmorProfile'
  | 'capabilities_baseline'
  | 'hostNamespaces'
  | 'hostPathVolumes'
  | 'hostPorts'
  | 'hostProbesAndHostLifecycle'
  | 'privileged'
  | 'procMount'
  | 'seLinuxOptions'
  | 'seccompProfile_baseline'
  | 'sysctls'
  | 'windowsHostProcess'
  | 'allowPrivilegeEscalation'
  | 'capabilities_restricted'
  | 'procMount_restricted'
  | 'restrictedVolumes'
  | 'runAsNonRoot'
  | 'runAsUser'
  | 'seccompProfile_restricted';

interface ControlFacts {
  readonly level: 'baseline' | 'restricted';
  /** The minor version of Kubernetes that began to ask for it; nothing for always. */
  readonly since?: number;
  /** The control of the baseline that it stands for at the restricted level. */
  readonly replaces?: PodSecurityControl;
}

/**
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/, as far as it is code in
 * kubernetes/kubernetes:staging/src/k8s.io/pod-security-admission/policy/check_*.go
 */
const controls: Readonly<Record<PodSecurityControl, ControlFacts>> = {
  appArmorProfile: { level: 'baseline' },
  capabilities_baseline: { level: 'baseline' },
  hostNamespaces: { level: 'baseline' },
  hostPathVolumes: { level: 'baseline' },
  hostPorts: { level: 'baseline' },
  hostProbesAndHostLifecycle: { level: 'baseline', since: 34 },
  privileged: { level: 'baseline' },
  procMount: { level: 'baseline' },
  seLinuxOptions: { level: 'baseline' },
  seccompProfile_baseline: { level: 'baseline', since: 19 },
  sysctls: { level: 'baseline' },
  windowsHostProcess: { level: 'baseline' },
  allowPrivilegeEscalation: { level: 'restricted', since: 8 },
  capabilities_restricted: { level: 'restricted', since: 22, replaces: 'capabilities_baseline' },
  procMount_restricted: { level: 'restricted', since: 35, replaces: 'procMount' },
  restrictedVolumes: { level: 'restricted', replaces: 'hostPathVolumes' },
  runAsNonRoot: { level: 'restricted' },
  runAsUser: { level: 'restricted', since: 23 },
  seccompProfile_restricted: { level: 'restricted', since: 19, replaces: 'seccompProfile_baseline' },
};

/** The controls that a version of Kubernetes (`1.34`) knows. */
export function podSecurityControls(version: string): readonly PodSecurityControl[] {
  const newest = minor(version);
  const names = Object.keys(controls) as PodSecurityControl[];
  return names.filter((name) => (controls[name].since ?? 0) <= newest);
}

/** The strictest level that takes a pod which violates these controls. */
export function strictestLevel(violated: ReadonlySet<PodSecurityControl>, version: string): PodSecurityLevel {
  const known = podSecurityControls(version);
  const replaced = new Set(known.map((name) => controls[name].replaces));
  if (!known.some((name) => violated.has(name) && !replaced.has(name))) return 'restricted';
  return known.some((name) => violated.has(name) && controls[name].level === 'baseline') ? 'privileged' : 'baseline';
}

/** Kernel settings that belong to a pod alone, by the minor version that began to allow them; also in check_sysctls.go. */
const safeSysctls = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
]);

/** Whether the standards let a pod set a kernel setting; the name as it is written in a manifest. */
export function isSafeSysctl(name: string, version: string): boolean {
  const since = safeSysctls.get(name);
  return since !== undefined && since <= minor(version);
}

const seLinuxTypes = new Map([
  ['', 0],
  ['container_t', 0],
  ['container_init_t', 0],
  ['container_kvm_t', 0],
  ['container_engine_t', 31],
]);

/** Whether the standards let a container have an SELinux type; the empty one is none. */
export function isOrdinarySeLinuxType(type: string, version: string): boolean {
  const since = seLinuxTypes.get(type);
  return since !== undefined && since <= minor(version);
}

/** The types of volumes that the restricted level takes. */
export const restrictedVolumeTypes: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** From 1.25 on what has no meaning on Windows is not asked of pods whose `os` is Windows. */
export function isWindowsExempt(version: string): boolean {
  return minor(version) >= 25;
}

/** From 1.35 on root in a user namespace of its own counts as no root. */
export function isUserNamespaceTrusted(version: string): boolean {
  return minor(version) >= 35;
}

/** Of a version that cannot be read the newest rules are taken. */
function minor(version: string): number {
  return minorOf(version) ?? Number.POSITIVE_INFINITY;
}
