import type { Json } from '../../answer';
import type { Change } from '../../reader';
import { marksOf, type Path, touchedPaths } from '../touched-paths';
import type { JsonRecord } from './values';
import { weakerThan } from './weaker';

/** Groups of a service's reading whose members are settings by themselves. */
const groups = new Set(['texts', 'booleans', 'lists', 'numbers']);
/** Readings of members by their names: one touched member changes one of them, or two where its name changes. */
const keyed = new Set(['environment', 'labels', 'sysctls', 'annotations', 'extra_hosts']);

/** What Compose makes of one setting out of another one beside it. */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  depends_on: ['links', 'volumes_from', 'network_mode', 'pid', 'ipc', 'uts', 'cgroup'],
  networks: ['network_mode'],
  deploy: ['scale'],
};

/** Which settings an edit changes for Compose though it does not touch them, and what is weaker after it. */
export function beyond(change: Change): readonly string[] {
  const before = change.before.official.reading;
  const after = change.after.official.reading;
  if (!isRecord(before) || !isRecord(after)) return [];
  const touched = touchedIn(change);
  const services = (reading: JsonRecord) => (isRecord(reading.services) ? reading.services : {});
  return [
    ...changedServices(services(before), services(after), touched),
    ...['networks', 'volumes', 'secrets', 'configs', 'models'].flatMap((section) =>
      changedResources(section, before[section], after[section], touched),
    ),
    ...Object.entries(services(before)).flatMap(([name, service]) => {
      const now = services(after)[name];
      return isRecord(service) && isRecord(now) ? weakerThan(name, service, now) : [];
    }),
  ];
}

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The ways to everything that the edits touch, in all documents, before and after them. */
function touchedIn({ before, after, edits }: Change): readonly Path[] {
  const marks = marksOf(before.subject.text, edits);
  return [
    { file: before.analysis.yaml, marks: marks.before },
    { file: after.analysis.yaml, marks: marks.after },
  ].flatMap(({ file, marks: own }) =>
    file ? file.documents.flatMap(({ document }) => touchedPaths({ file, marks: own }, document.root)) : [],
  );
}

function changedServices(before: JsonRecord, after: JsonRecord, touched: readonly Path[]): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (!isRecord(old) || !isRecord(now)) return isTouched(['services', name], touched) ? [] : [`service ${name}`];
    const settings = { before: new Map(settingsOf(old)), after: new Map(settingsOf(now)) };
    return [...new Set([...settings.before.keys(), ...settings.after.keys()])].flatMap((setting) => {
      const [value, other] = [settings.before.get(setting), settings.after.get(setting)];
      if (isSame(value, other)) return [];
      const below = [setting, ...(madeOf[setting] ?? [])].flatMap((one) => touchedBelow(one, touched));
      const changes = keyed.has(setting) ? membersThatDiffer(value, other) : 1;
      return below.length > 0 && (below.some(({ length }) => length <= 3) || changes <= below.length)
        ? []
        : [`service ${name}: ${setting} reads otherwise`];
    });
  });
}

/** The settings of a service, those of groups as if they stood beside the others. */
function settingsOf(service: JsonRecord): [string, Json][] {
  return Object.entries(service).flatMap(([name, value]): [string, Json][] =>
    groups.has(name) && isRecord(value) ? Object.entries(value) : [[name, value]],
  );
}

/** Touched ways to a setting of any service: what one service writes, another one may extend. */
function touchedBelow(setting: string, touched: readonly Path[]): readonly Path[] {
  return touched.filter(
    ([section, , own]) =>
      section === undefined || (section === 'services' && (own === undefined || own === setting || own === 'extends')),
  );
}

function membersThatDiffer(before: Json = {}, after: Json = {}): number {
  if (!isRecord(before) || !isRecord(after)) return 1;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isSame(before[name], after[name])).length;
}

function changedResources(
  section: string,
  before: Json | undefined,
  after: Json | undefined,
  touched: readonly Path[],
): string[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    if (isSame(before[name], after[name]) || isTouched([section, name], touched)) return [];
    // The network of the project is there as soon as a service has no other one.
    const isImplied = section === 'networks' && name === 'default';
    const networks = ['networks', 'network_mode', 'provider', 'extends'];
    if (isImplied && networks.some((setting) => touchedBelow(setting, touched).length > 0)) return [];
    return [`${section}: ${name} reads otherwise`];
  });
}

/** Whether a way, or something above or below it, is touched. */
function isTouched(path: Path, touched: readonly Path[]): boolean {
  return touched.some((one) => path.every((step, index) => index >= one.length || String(one[index]) === String(step)));
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value ?? null;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
