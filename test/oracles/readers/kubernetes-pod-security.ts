import { Container } from '../../../server/src/core/model/kubernetes-container';
import type { KubernetesObject } from '../../../server/src/core/model/kubernetes-object';
import { PodSpec } from '../../../server/src/core/model/kubernetes-pod-spec';
import { workloadOf } from '../../../server/src/core/model/kubernetes-workload';
import { podSecurityOf as evaluated, type PodSecurityViolation } from '../../../server/src/core/model/pod-security';
import type { PodSecurityOwner } from '../../../server/src/core/model/pod-security-checks';
import { asList, get } from '../../../server/src/core/model/yaml-values';
import type { YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import type { Answer, Json } from '../answer';
import type { Change } from '../reader';

/** The version of the library that the official program is built with. */
const newest = '1.36';
const older = ['1.24', '1.34'];

/** The kinds in which the admission controller looks for pods. */
const admitted: ReadonlySet<string> = new Set([
  'v1/Pod',
  'v1/PodTemplate',
  'v1/ReplicationController',
  'apps/v1/ReplicaSet',
  'apps/v1/Deployment',
  'apps/v1/DaemonSet',
  'apps/v1/StatefulSet',
  'batch/v1/Job',
  'batch/v1/CronJob',
]);

/** What Bulkhead says of the pod of an object, in the form of the admission library; nothing where that sees no pod. */
export function podSecurityOf(object: KubernetesObject): Json | undefined {
  if (!admitted.has(`${object.apiVersion}/${object.kind}`)) return undefined;
  const podSpec = workloadOf(object)?.podSpec;
  if (!podSpec && object.kind === 'ReplicationController' && !object.get('spec', 'template')) return undefined;
  const reading = readingOf(podSpec, newest);
  const others = older
    .map((version) => [version, readingOf(podSpec, version)] as const)
    .filter(([, other]) => JSON.stringify(other) !== JSON.stringify(reading));
  return others.length > 0 ? { ...reading, older: Object.fromEntries(others) } : reading;
}

function readingOf(podSpec: PodSpec | undefined, version: string): { [key: string]: Json } {
  // The API server's type of a workload has a pod even where none is written: an empty one.
  if (!podSpec) return { level: 'restricted', violated: {} };
  const { level, violations } = evaluated(podSpec, version);
  const violated: Record<string, string[]> = {};
  for (const violation of violations) {
    const places = violated[violation.control] ?? [];
    violated[violation.control] = places;
    const place = placeOf(podSpec, violation);
    if (!places.includes(place)) places.push(place);
  }
  for (const places of Object.values(violated)) places.sort();
  return { level, violated };
}

function placeOf(podSpec: PodSpec, { owner }: PodSecurityViolation): string {
  if (owner instanceof PodSpec) return 'pod';
  const item = owner instanceof Container ? owner.written : 'source' in owner ? undefined : owner;
  const volumes: readonly PodSecurityOwner[] = podSpec.volumes;
  const volume = volumes.indexOf(owner);
  return item ? containerPlace(podSpec, item) : `volumes[${volume}]`;
}

function containerPlace(podSpec: PodSpec, item: YamlNode): string {
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    const index = asList(get(podSpec.node, list))?.items.indexOf(item) ?? -1;
    if (index >= 0) return `${list}[${index}]`;
  }
  // What stands in the place of a list is refused by the decoder anyway.
  return 'no list';
}

const levels = ['privileged', 'baseline', 'restricted'];

/** What the admission library refuses after an edit and took before: weaker levels, controls and places newly violated. */
export function podSecurityBeyond({ before, after }: Change): readonly string[] {
  const earlier = podsOf(before.official);
  return [...podsOf(after.official)].flatMap(([name, now]) => {
    const then = earlier.get(name);
    if (!then) return [];
    const isWeaker = levels.indexOf(now.level) < levels.indexOf(then.level);
    const added = Object.entries(now.violated).filter(([control, places]) => {
      const earlierPlaces = then.violated[control];
      const isVolumes = places.every((place) => place.startsWith('volumes'));
      return !earlierPlaces || (!isVolumes && places.length > earlierPlaces.length);
    });
    return [
      ...(isWeaker ? [`${name}: the Pod Security level falls from ${then.level} to ${now.level}`] : []),
      ...added.map(([control, places]) => `${name}: ${control} is newly violated by ${places.join(', ')}`),
    ];
  });
}

interface OfficialPod {
  readonly level: string;
  readonly violated: Readonly<Record<string, readonly string[]>>;
}

/** What the library says of each pod, by kind, namespace and name; those of one name are numbered. */
function podsOf({ reading }: Answer): ReadonlyMap<string, OfficialPod> {
  const { documents = [] } = (reading ?? {}) as { documents?: readonly { objects?: readonly OfficialObject[] }[] };
  const pods = new Map<string, OfficialPod>();
  for (const { kind, namespace, name, podSecurity } of documents.flatMap(({ objects = [] }) => objects)) {
    if (!podSecurity) continue;
    const title = [kind, namespace, name].filter(Boolean).join(' ');
    let unique = title;
    for (let number = 2; pods.has(unique); number++) unique = `${title} (${number})`;
    pods.set(unique, podSecurity);
  }
  return pods;
}

interface OfficialObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly podSecurity?: OfficialPod;
}
