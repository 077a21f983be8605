import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { YamlValueToWrite } from '../../../engine/yaml-edits-write';
import type { Container } from '../../../model/kubernetes-container';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import type { Workload } from '../../../model/kubernetes-workload';
import { asMap, booleanValue, entriesOf, get, type ReadEntry, type YamlValue } from '../../../model/yaml-values';
import { plainValueOf } from '../_shared/plain-value';
import { hasPodLevel, setPodSecurityFields, setSecurity } from '../_shared/security-context';
import { cases } from './security-context-wrong-level.cases';

const containerOnly = new Set([
  'privileged',
  'allowPrivilegeEscalation',
  'capabilities',
  'readOnlyRootFilesystem',
  'procMount',
]);
const podOnly = new Set([
  'fsGroup',
  'fsGroupChangePolicy',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'sysctls',
  'seLinuxChangePolicy',
]);
const podSpecOnly = new Set(['hostNetwork', 'hostPID', 'hostIPC']);

/** Where people write a security context around a pod template; none of these places has one. */
const strayPlaces: readonly (readonly string[])[] = [
  [],
  ['spec'],
  ['spec', 'template'],
  ['spec', 'jobTemplate'],
  ['spec', 'jobTemplate', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

export default rule('kubernetes/security-context-wrong-level', {
  title: 'A security setting stands where it has no effect',
  why: 'The API server drops it, or refuses the file: the protection that it promises is not there.',
  severity: 'error',
  category: 'correctness',
  peers: { cis: ['5.7.3'] },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Move the setting to where it counts', safety: 'suggested' },
  visit: 'workload',
  check(workload, report) {
    if (isForeign(workload)) return;
    for (const podSpec of workload.podSpecs) {
      for (const entry of hasPodLevel(podSpec) ? entriesOf(podSpec.securityContext) : []) {
        const says = `${entry.name} has no effect in the security context of a pod`;
        if (containerOnly.has(entry.name)) report(entry.entry.key, { says, fix: downwards(podSpec, entry) });
        else if (podSpecOnly.has(entry.name)) report(entry.entry.key, { says, fix: removal(entry) });
      }
      for (const container of podSpec.containers) {
        for (const entry of entriesOf(container.securityContext)) {
          const says = `${entry.name} has no effect in the security context of a container`;
          if (podOnly.has(entry.name)) report(entry.entry.key, { says, fix: upwards(podSpec, entry) });
          else if (podSpecOnly.has(entry.name)) report(entry.entry.key, { says, fix: removal(entry) });
        }
      }
    }
    for (const stray of strayContexts(workload)) {
      report(stray.entry.key, {
        says: `${workload.kind}: securityContext has no effect here, only in the pod and its containers`,
        fix: (edit) => moveIn(edit, workload.podSpec, stray),
      });
    }
  },
  examples: cases,
});

/** Custom resources have schemas of their own, in which such places may mean something. */
function isForeign({ object: { group } }: Workload): boolean {
  return group.includes('.') && group !== 'argoproj.io' && group !== 'apps.openshift.io';
}

function strayContexts({ object, podSpecs, podSpec }: Workload): readonly ReadEntry[] {
  if (podSpec.dialect !== 'pod') return [];
  const pods = new Set<YamlValue>(podSpecs.map(({ node }) => node));
  return strayPlaces.flatMap((path) => {
    const owner = path.length > 0 ? get(object.node, ...path) : object.node;
    const isPlace = owner !== undefined && !pods.has(owner) && owner.type === 'map';
    return isPlace ? entriesOf(owner).filter(({ name, value }) => name === 'securityContext' && asMap(value)) : [];
  });
}

function removal(entry: ReadEntry) {
  return {
    title: `Remove ${entry.name}, which has no effect here`,
    edit: (edit: YamlEdits) => edit.remove(entry.entry, { removesEmptyParent: true }),
  };
}

/** Moved to the containers a weakening would begin to work: nobody who got along without it should get it that way. */
function downwards(podSpec: PodSpec, entry: ReadEntry) {
  const value = plainValueOf(entry.value);
  if (value === undefined || isWeakening(entry)) return removal(entry);
  return {
    title: podSpec.containers.length > 1 ? 'Move the setting to every container' : 'Move the setting to the container',
    edit: (edit: YamlEdits) => {
      edit.remove(entry.entry, { removesEmptyParent: true });
      for (const container of podSpec.containers) setIfFree(edit, container, entry.name, value);
    },
  };
}

function isWeakening({ name, value }: ReadEntry): boolean {
  if (name === 'procMount') return true;
  if (name === 'capabilities') return get(value, 'drop') === undefined;
  return booleanValue(value) === (name !== 'readOnlyRootFilesystem');
}

function setIfFree(edit: YamlEdits, container: Container, name: string, value: YamlValueToWrite): void {
  if (container.security(name) === undefined) setSecurity(edit, container, [name], value);
}

/** Offered only where no other container, nor the pod, says otherwise. */
function upwards(podSpec: PodSpec, entry: ReadEntry) {
  const value = plainValueOf(entry.value);
  const written = [podSpec, ...podSpec.containers].flatMap((one) => one.security(entry.name) ?? []);
  const isAgreed = written.every((other) => JSON.stringify(plainValueOf(other)) === JSON.stringify(value));
  if (value === undefined || !isAgreed || !hasPodLevel(podSpec)) return undefined;
  return {
    title: 'Move the setting to the pod',
    edit: (edit: YamlEdits) => {
      setPodSecurityFields(edit, podSpec, { [entry.name]: value });
      for (const { securityContext } of podSpec.containers) {
        const own = entriesOf(securityContext).find(({ name }) => name === entry.name);
        if (own) edit.remove(own.entry, { removesEmptyParent: true });
      }
    },
  };
}

/** Spreads a security context over the pod and its containers; what stands there already counts. */
function moveIn(edit: YamlEdits, podSpec: PodSpec, stray: ReadEntry): void {
  edit.remove(stray.entry, { removesEmptyParent: true });
  const free: Record<string, YamlValueToWrite> = {};
  for (const entry of entriesOf(stray.value)) {
    const value = plainValueOf(entry.value);
    if (value === undefined) edit.refuse('This setting cannot be moved');
    else if (containerOnly.has(entry.name)) {
      if (!isWeakening(entry))
        for (const container of podSpec.containers) setIfFree(edit, container, entry.name, value);
    } else if (!podSpecOnly.has(entry.name) && podSpec.security(entry.name) === undefined) free[entry.name] = value;
  }
  setPodSecurityFields(edit, podSpec, free);
}
