import {
  type DaemonKey,
  type DaemonValueType,
  daemonKey,
  isKnownToDaemon,
  openDaemonKeys,
} from '../knowledge/daemon-keys';
import { keptWith } from '../memory/kept-with';
import type { YamlEntry, YamlMap, YamlNode } from '../syntax/yaml-tree';
import { isReadAs } from './daemon-decoding';
import { type DaemonShape, daemonShape } from './daemon-shape';

/** What the daemon makes of a place: `unknown` and `wrong type` are what it refuses the whole file for. */
export type DaemonFate = 'read' | 'ignored' | 'unknown' | 'wrong type';

/** A value of daemon.json, or an object or list that is settled as a whole. */
export interface DaemonPlace {
  /** From the top of the file; an item of a list is `[0]`. */
  readonly path: readonly string[];
  /** The same for all spellings of a path that the daemon takes for one. */
  readonly identity: string;
  readonly fate: DaemonFate;
  readonly value: YamlNode;
  /** The member that holds it; nothing for an item of a list. */
  readonly entry: YamlEntry | undefined;
  /** The type that is wanted here; nothing where no value is wanted. */
  readonly type: DaemonValueType | undefined;
  /** The key of the table it belongs to, its own or that of the list or map around it. */
  readonly row: DaemonKey | undefined;
}

type Here = Pick<DaemonPlace, 'path' | 'identity' | 'value' | 'entry'>;

const deepest = 200;

/** All places of a file in order, each settled as the daemon settles it. Objects whose members are settled are none. */
export function daemonPlaces(root: YamlMap | undefined): readonly DaemonPlace[] {
  const places: DaemonPlace[] = [];
  const last = new Map(root?.entries.map((entry) => [entry.name, entry]));
  for (const entry of root?.entries ?? []) {
    if (entry.value) topPlaces(entry, entry.value, last.get(entry.name) === entry, places);
  }
  return places;
}

/** Names are looked for in the last of several members of one name. */
function topPlaces(entry: YamlEntry, value: YamlNode, isLast: boolean, places: DaemonPlace[]): void {
  const name = folded(entry.name);
  const here: Here = { path: [entry.name], identity: JSON.stringify(name), value, entry };
  if (value.type === 'map' && !openDaemonKeys.has(entry.name)) {
    const strangers = isLast ? value.entries.filter((member) => !isKnownToDaemon(member.name)) : [];
    for (const stranger of strangers) {
      if (stranger.value) places.push(settled(inside(here, stranger.name, stranger.value, stranger), 'unknown'));
    }
    if (strangers.length > 0) return;
  } else if (isLast && !isKnownToDaemon(entry.name)) {
    places.push(settled(here, 'unknown'));
    return;
  }
  const shape = daemonShape().members.get(name);
  if (shape) placesIn(here, shape, places);
  else if (value.type === 'map' && value.entries.some(isInForce)) {
    for (const member of value.entries) {
      if (member.value) straying(inside(here, member.name, member.value, member), places);
    }
  } else places.push(settled(here, 'ignored'));
}

/**
 * A member of an object at the top that does not belong there. The daemon hands the switches among them on to its flags,
 * and so they are in force; it does that with no other setting.
 */
function straying(here: Here, places: DaemonPlace[]): void {
  const { entry } = here;
  const isRead = entry !== undefined && isInForce(entry);
  places.push(
    isRead ? { ...settled(here, 'read'), type: 'boolean', row: daemonKey([entry.name]) } : settled(here, 'ignored'),
  );
}

function isInForce(entry: YamlEntry): boolean {
  const { value } = entry;
  return value?.type === 'scalar' && typeof value.value === 'boolean' && isSwitch(entry.name) && isAlone(entry);
}

/** Of a switch that stands in several places the daemon takes one by chance: none of them can be relied on. */
function isAlone({ name, parent }: YamlEntry): boolean {
  const top = parent.parent?.type === 'entry' ? parent.parent.parent : undefined;
  return top !== undefined && timesIn(top).get(name) === 1;
}

const times = keptWith<YamlMap, ReadonlyMap<string, number>>();

/** How often each name stands at the top or one level below. */
function timesIn(top: YamlMap): ReadonlyMap<string, number> {
  const known = times.get(top);
  if (known) return known;
  const counted = new Map<string, number>();
  const inner = top.entries.flatMap(({ value }) => (value?.type === 'map' ? value.entries : []));
  for (const { name } of [...top.entries, ...inner]) counted.set(name, (counted.get(name) ?? 0) + 1);
  times.set(top, counted);
  return counted;
}

/** Switches that the daemon reads from its flags before it reads the file. */
const earlySwitches = new Set(['debug', 'tls', 'tlsverify']);

/** Switches that are flags and no keys. */
const mereFlags = new Set(['restart']);

function isSwitch(name: string): boolean {
  if (mereFlags.has(name)) return true;
  const row = name.includes('.') || earlySwitches.has(name) ? undefined : daemonKey([name]);
  return row?.type === 'boolean' && row.isUnread !== true;
}

function placesIn(here: Here, shape: DaemonShape, places: DaemonPlace[]): void {
  const type = shape.row?.type ?? 'object';
  const { value, path } = here;
  const settle = (fate: DaemonFate) => places.push({ ...settled(here, fate), type, row: shape.row });
  if (path.length > deepest) return;
  if (!isReadAs(value, type)) settle('wrong type');
  else if (value.type === 'map' && value.entries.length > 0) {
    for (const entry of value.entries) memberPlaces(here, entry, shape, places);
  } else if (value.type === 'list' && itemType[type]) listPlaces(here, value.items, shape, places);
  else settle('read');
}

function memberPlaces(owner: Here, entry: YamlEntry, shape: DaemonShape, places: DaemonPlace[]): void {
  if (!entry.value) return;
  const type = shape.row?.type ?? 'object';
  const own = memberType[type];
  const field = own ? undefined : shape.members.get(folded(entry.name));
  const here = inside(owner, field ? folded(entry.name) : entry.name, entry.value, entry);
  const member = field ?? (own ? { ...leaf, row: rowOf(shape, own) } : shape.each);
  if (member) placesIn(here, member, places);
  else if (owner.path.length === 1 && !openDaemonKeys.has(owner.path[0] ?? '')) straying(here, places);
  else places.push(settled(here, type === 'object' && shape.row?.isClosed ? 'unknown' : 'ignored'));
}

/** Items are places of their own only where they are objects, or where one of them is wrong. */
function listPlaces(owner: Here, items: readonly YamlNode[], shape: DaemonShape, places: DaemonPlace[]): void {
  const type = itemType[shape.row?.type ?? 'object'];
  if (!type) return;
  const isWhole = items.every((item) => isReadAs(item, type) && !(item.type === 'map' && item.entries.length > 0));
  if (isWhole) {
    places.push({ ...settled(owner, 'read'), type: shape.row?.type, row: shape.row });
    return;
  }
  for (const [index, value] of items.entries()) {
    placesIn(inside(owner, `[${index}]`, value), shape.items ?? { ...leaf, row: rowOf(shape, type) }, places);
  }
}

/** One step further in; `name` is the one that the daemon compares. */
function inside(owner: Here, name: string, value: YamlNode, entry?: YamlEntry): Here {
  const identity = `${owner.identity},${JSON.stringify(name)}`;
  return { path: [...owner.path, entry?.name ?? name], identity, value, entry };
}

const leaf: DaemonShape = { row: undefined, members: new Map(), each: undefined, items: undefined };

const itemType: Partial<Record<DaemonValueType, DaemonValueType>> = {
  strings: 'string',
  addresses: 'address',
  objects: 'object',
  any: 'any',
};

/** What stands under names of the user's choice, where that has no rows of its own. */
const memberType: Partial<Record<DaemonValueType, DaemonValueType>> = {
  'string-map': 'string',
  'string-maps': 'string-map',
  'boolean-map': 'boolean',
  'any-map': 'any',
  any: 'any',
  extensions: 'any-map',
};

function rowOf(shape: DaemonShape, type: DaemonValueType): DaemonKey | undefined {
  return shape.row && { ...shape.row, type };
}

function settled(here: Here, fate: DaemonFate): DaemonPlace {
  return { ...here, fate, type: undefined, row: undefined };
}

/** A name as Go's decoder compares it with those of its fields: https://pkg.go.dev/encoding/json#Unmarshal */
function folded(name: string): string {
  return name.toUpperCase().toLowerCase();
}
