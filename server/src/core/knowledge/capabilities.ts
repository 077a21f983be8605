import { capabilityRows } from './data/capability-rows';
import { lazily, tableRows } from './rows';

/** What someone gains who takes over a container with the capability. */
export type CapabilityRisk =
  | 'host-takeover'
  | 'host-access'
  | 'escalation'
  | 'network'
  | 'denial-of-service'
  | 'tamper-evidence'
  | 'low';

/** One Linux capability; `name` is without the CAP_ prefix. */
export interface Capability {
  readonly name: string;
  readonly number: number;
  readonly risk: CapabilityRisk;
  /** What adding it deserves. */
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** `host-control` hands over the host, `elevated` goes beyond the default set, `usual` is in it. */
  readonly group: 'host-control' | 'elevated' | 'usual';
  readonly isDockerDefault: boolean;
  readonly isBaselineAllowed: boolean;
  readonly isRestrictedAllowed: boolean;
  /** What it allows, to follow "lets the container". */
  readonly allows: string;
}

const byName = lazily((): ReadonlyMap<string, Capability> => {
  const capabilities = new Map<string, Capability>();
  for (const [name = '', number, risk, severity, group, marks = '', allows = ''] of tableRows(capabilityRows)) {
    capabilities.set(name, {
      name,
      number: Number(number),
      risk: risk as CapabilityRisk,
      severity: severity as Capability['severity'],
      group: group as Capability['group'],
      isDockerDefault: marks.includes('d'),
      isBaselineAllowed: marks.includes('b'),
      isRestrictedAllowed: marks.includes('r'),
      allows,
    });
  }
  return capabilities;
});

/** All capabilities, by number. */
export function allCapabilities(): readonly Capability[] {
  return [...byName().values()];
}

/** The name as Kubernetes wants it: upper case, without the CAP_ prefix. `ALL` stays, CAP_ALL is not a name. */
export function normalisedCapability(name: string): string {
  const folded = name.trim().toUpperCase();
  return folded === 'CAP_ALL' ? folded : folded.replace(/^CAP_/, '');
}

/** The capability of a name, with or without prefix and in any case; undefined for ALL and unknown names. */
export function capability(name: string): Capability | undefined {
  return byName().get(normalisedCapability(name));
}

/** Whether the name means every capability. */
export function isAllCapabilities(name: string): boolean {
  return normalisedCapability(name) === 'ALL';
}

/** The names Docker and containerd give a container that asks for nothing. */
export function dockerDefaultCapabilities(): readonly string[] {
  return allCapabilities()
    .filter((one) => one.isDockerDefault)
    .map((one) => one.name);
}

/** Capabilities that make a program with them a way to root or out of the container. Source: capabilities(7). */
const dangerousOnFiles: ReadonlySet<string> = new Set(
  (
    'SYS_ADMIN SYS_PTRACE SYS_MODULE SYS_RAWIO DAC_OVERRIDE DAC_READ_SEARCH NET_ADMIN NET_RAW SETUID SETGID CHOWN BPF ' +
    'SETFCAP FOWNER'
  ).split(' '),
);

/** Whether a program file with this capability hands power to whoever starts it. */
export function isDangerousOnFile(name: string): boolean {
  return dangerousOnFiles.has(normalisedCapability(name));
}
