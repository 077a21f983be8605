import { allCapabilities } from '../knowledge/capabilities';
import {
  isOrdinarySeLinuxType,
  isSafeSysctl,
  isUserNamespaceTrusted,
  isWindowsExempt,
  type PodSecurityControl,
  restrictedVolumeTypes,
} from '../knowledge/pod-security';
import type { YamlNode } from '../syntax/yaml-tree';
import type { Container } from './kubernetes-container';
import type { PodSpec, Volume } from './kubernetes-pod-spec';
import { isSet, isUnknownValue } from './kubernetes-values';
import { yaml11Value } from './yaml-1.1';
import { booleanValue, entriesOf, get, itemsOf, resolve, textOf, type YamlValue } from './yaml-values';

interface Found {
  readonly owner: PodSecurityOwner;
  readonly values: readonly YamlValue[];
  readonly isUncertain: boolean;
}

/** The pod itself, one of its containers or volumes, or an item that is to become a container. */
export type PodSecurityOwner = PodSpec | Container | Volume | YamlNode;

type Check = (podSpec: PodSpec, version: string) => readonly Found[];

/** What each control finds in a pod. The names are those of the admission library's checks. */
export const podSecurityChecks: Readonly<Record<PodSecurityControl, Check>> = {
  appArmorProfile: (podSpec) => [
    ...inEveryContext(podSpec, (owner) => badProfile(owner, 'appArmorProfile')),
    ...found(
      podSpec,
      podSpec.annotations.entries
        .filter(({ name, value }) => name.startsWith(appArmorAnnotation) && !isAllowedAnnotation(value))
        .flatMap(({ node }) => node ?? []),
    ),
  ],
  capabilities_baseline: (podSpec) => addedBeyond(podSpec, baselineCapabilities),
  hostNamespaces: (podSpec) =>
    found(podSpec, isTrue(podSpec.get('hostNetwork')), isTrue(podSpec.get('hostPID')), isTrue(podSpec.get('hostIPC'))),
  hostPathVolumes: (podSpec) =>
    podSpec.volumes.flatMap((volume) => found(volume, asList(get(volume.node, 'hostPath')).filter(isSet))),
  hostPorts: (podSpec) =>
    podSpec.containers.flatMap((container) =>
      found(
        container,
        ...container.ports.map(({ hostPort }) => asList(hostPort).filter((one) => (decodedNumber(one) ?? 0) !== 0)),
      ),
    ),
  hostProbesAndHostLifecycle: (podSpec) => inContainers(podSpec, probeHostsOf),
  privileged: (podSpec) => inContainers(podSpec, (container) => isTrue(container.security('privileged'))),
  procMount: (podSpec, version) =>
    podSpec.hostUsers === false && isUserNamespaceTrusted(version) ? [] : unmasked(podSpec),
  seLinuxOptions: (podSpec, version) => inEveryContext(podSpec, (owner) => customSeLinux(owner, version)),
  seccompProfile_baseline: (podSpec) => inEveryContext(podSpec, (owner) => badProfile(owner, 'seccompProfile')),
  sysctls: (podSpec, version) =>
    found(
      podSpec,
      itemsOf(podSpec.security('sysctls')).flatMap((sysctl) => {
        const name = get(sysctl, 'name');
        return isSafeSysctl(textOf(name) ?? '', version) ? [] : [name ?? sysctl];
      }),
    ),
  windowsHostProcess: (podSpec) =>
    inEveryContext(podSpec, (owner) => isTrue(owner.security('windowsOptions', 'hostProcess'))),
  allowPrivilegeEscalation: (podSpec, version) => {
    if (isExempt(podSpec, version)) return [];
    const written = podSpec.containers.flatMap((container) => {
      const value = container.security('allowPrivilegeEscalation');
      if (!value) return missing(container);
      return booleanValue(value) === false ? [] : found(container, [value]);
    });
    return [...written, ...blankItems(podSpec)];
  },
  capabilities_restricted: (podSpec, version) =>
    isExempt(podSpec, version)
      ? []
      : [
          ...podSpec.containers.flatMap((container) => {
            const dropped = container.capabilities('drop');
            if (dropped.some(({ text }) => text === 'ALL')) return [];
            return dropped.some(isUnknownValue)
              ? [{ owner: container, values: [], isUncertain: true }]
              : missing(container);
          }),
          ...blankItems(podSpec),
          ...addedBeyond(podSpec, restrictedCapabilities),
        ],
  procMount_restricted: unmasked,
  restrictedVolumes: (podSpec) =>
    podSpec.volumes.flatMap((volume) => {
      const written = entriesOf(volume.node).filter(({ name, value }) => name !== 'name' && isSet(value));
      if (written.some(({ name }) => restrictedVolumeTypes.has(name))) return [];
      // Without any type it becomes an empty folder, but not before the API server has filled in its defaults.
      if (written.length === 0) return [{ owner: volume, values: [], isUncertain: true }];
      return found(
        volume,
        written.flatMap(({ value }) => value ?? []),
      );
    }),
  runAsNonRoot: (podSpec, version) => {
    if (podSpec.hostUsers === false && isUserNamespaceTrusted(version)) return [];
    const explicit = inEveryContext(podSpec, (owner) => isFalse(owner.security('runAsNonRoot')));
    const isSaid = isSet(podSpec.security('runAsNonRoot'));
    return [...explicit, ...(isSaid ? [] : lacking(podSpec, 'runAsNonRoot'))];
  },
  runAsUser: (podSpec, version) => {
    if (podSpec.hostUsers === false && isUserNamespaceTrusted(version)) return [];
    return inEveryContext(podSpec, (owner) =>
      asList(owner.security('runAsUser')).filter((user) => decodedNumber(user) === 0),
    );
  },
  seccompProfile_restricted: (podSpec, version) => {
    if (isExempt(podSpec, version)) return [];
    const explicit = inEveryContext(podSpec, (owner) => badProfile(owner, 'seccompProfile'));
    const isSaid = isSet(podSpec.security('seccompProfile'));
    return [...explicit, ...(isSaid ? [] : lacking(podSpec, 'seccompProfile'))];
  },
};

const baselineCapabilities = new Set(allCapabilities().flatMap((one) => (one.isBaselineAllowed ? one.name : [])));
const restrictedCapabilities = new Set(allCapabilities().flatMap((one) => (one.isRestrictedAllowed ? one.name : [])));

const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

function isAllowedAnnotation(profile: string): boolean {
  return profile === '' || profile === 'runtime/default' || profile.startsWith('localhost/');
}

const probePlaces = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop']
  .map((place) => place.split('.'))
  .flatMap((place) => [
    [...place, 'httpGet'],
    [...place, 'tcpSocket'],
  ]);

/** The hosts that the probes and hooks of a container are sent to in place of its pod; known from 1.34 on. */
export function probeHostsOf(container: Container): readonly YamlValue[] {
  return probePlaces.flatMap((place) => asList(container.get(...place, 'host')).filter((host) => textOf(host) !== ''));
}

function isExempt(podSpec: PodSpec, version: string): boolean {
  return podSpec.os === 'windows' && isWindowsExempt(version);
}

function unmasked(podSpec: PodSpec): readonly Found[] {
  return inContainers(podSpec, (container) =>
    asList(container.security('procMount')).filter((mount) => textOf(mount) !== 'Default'),
  );
}

/** Capabilities are compared as they are written: the library knows neither lower case nor `CAP_`. */
function addedBeyond(podSpec: PodSpec, allowed: ReadonlySet<string>): readonly Found[] {
  return inContainers(podSpec, (container) => container.capabilities('add').filter(({ text }) => !allowed.has(text)));
}

/** The type of a profile, or the profile itself where it lacks one. */
function badProfile(owner: PodSpec | Container, field: 'appArmorProfile' | 'seccompProfile'): readonly YamlValue[] {
  const profile = owner.security(field);
  if (!profile) return [];
  const type = owner.security(field, 'type');
  const text = textOf(type);
  return text === 'RuntimeDefault' || text === 'Localhost' ? [] : [type ?? profile];
}

function customSeLinux(owner: PodSpec | Container, version: string): readonly YamlValue[] {
  const option = (name: string) => asList(owner.security('seLinuxOptions', name));
  return [
    ...option('type').filter((type) => !isOrdinarySeLinuxType(textOf(type) ?? '', version)),
    ...option('user').filter((user) => textOf(user) !== ''),
    ...option('role').filter((role) => textOf(role) !== ''),
  ];
}

/** The containers that do not write a field of their security context which the pod does not write either. */
function lacking(podSpec: PodSpec, field: 'runAsNonRoot' | 'seccompProfile'): readonly Found[] {
  const written = podSpec.containers.flatMap((container) =>
    isSet(container.security(field)) ? [] : missing(container),
  );
  return [...written, ...blankItems(podSpec)];
}

/** A dash with nothing behind it is a container that says nothing; more is about to be written there. */
function blankItems(podSpec: PodSpec): readonly Found[] {
  return ['initContainers', 'containers', 'ephemeralContainers']
    .flatMap((list) => listOf(podSpec.get(list)))
    .filter((item) => !isSet(resolve(item)))
    .map((owner) => ({ owner, values: [], isUncertain: true }));
}

function listOf(value: YamlValue | undefined): readonly YamlNode[] {
  return value?.type === 'list' ? value.items : [];
}

function inContainers(podSpec: PodSpec, valuesOf: (container: Container) => readonly YamlValue[]): readonly Found[] {
  return podSpec.containers.flatMap((container) => found(container, valuesOf(container)));
}

function inEveryContext(
  podSpec: PodSpec,
  valuesOf: (owner: PodSpec | Container) => readonly YamlValue[],
): readonly Found[] {
  return [podSpec, ...podSpec.containers].flatMap((owner) => found(owner, valuesOf(owner)));
}

/** Of values that are known and others that are template text the known ones are told. */
function found(owner: Found['owner'], ...lists: readonly (readonly YamlValue[])[]): readonly Found[] {
  const values = lists.flat();
  if (values.length === 0) return [];
  const certain = values.filter((value) => !isUnknownValue(value));
  return [{ owner, values: certain.length > 0 ? certain : values, isUncertain: certain.length === 0 }];
}

function missing(container: Container): readonly Found[] {
  return [{ owner: container, values: [], isUncertain: container.isPartial }];
}

function asList(value: YamlValue | undefined): readonly YamlValue[] {
  return value ? [value] : [];
}

function isTrue(value: YamlValue | undefined): readonly YamlValue[] {
  return asList(value).filter((one) => booleanValue(one) === true);
}

function isFalse(value: YamlValue | undefined): readonly YamlValue[] {
  return asList(value).filter((one) => booleanValue(one) === false);
}

/** The number that the API server reads: `0x0` and `00` are zero. */
function decodedNumber(value: YamlValue): number | undefined {
  const read = value.type === 'scalar' ? yaml11Value(value) : undefined;
  return read?.type === 'integer' || read?.type === 'number' ? Number(read.value) : undefined;
}
