import { keptWith } from '../memory/kept-with';
import type { YamlAlias, YamlDocument, YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { yaml11Value } from './yaml-1.1';

/** A node that stands for itself: every node but an alias. */
export type YamlValue = Exclude<YamlNode, YamlAlias>;

/**
 * Who reads the file, where readers differ. Kubernetes takes YAML 1.1 booleans and expands `$(NAME)`; Compose expands
 * `${NAME}` and `$NAME`, reads `$$` as a dollar, and casts quoted booleans.
 */
export type Dialect = 'kubernetes' | 'compose';

/** An entry as a reader of the map sees it. */
export interface ReadEntry {
  readonly name: string;
  /** The entry where it is physically written: for a merged one, in another map. */
  readonly entry: YamlEntry;
  /** The value behind its alias; nothing where it is empty or its anchor does not exist. */
  readonly value: YamlValue | undefined;
  /** Whether it came in through `<<`. */
  readonly isMerged: boolean;
}

/** How often other places of the document use the text around a node. */
export interface SharedUse {
  /** The name of the anchor, without `&`. */
  readonly anchor: string;
  /** How many aliases refer to it; the anchored place itself is not counted. */
  readonly uses: number;
  /** The anchored node: the given one, or one that holds it. */
  readonly node: YamlNode;
}

/** The node behind an alias, any other node itself; nothing where there is none or the anchor does not exist. */
export function resolve(node: YamlNode | undefined): YamlValue | undefined {
  const target = node?.type === 'alias' ? node.target : node;
  // YAML gives an alias no anchor, so that one step is all there is.
  return target?.type === 'alias' ? undefined : target;
}

const mergedEntries = keptWith<YamlMap, readonly ReadEntry[]>();

/**
 * The entries of a map, its own ones first, then those that `<<` brings in and that it does not write itself; where
 * merges count in their place, its own ones win only where they stand behind. Of keys written twice the last one
 * counts. Nothing but a map (or an alias of one) gives an empty list.
 */
export function entriesOf(node: YamlNode | undefined): readonly ReadEntry[] {
  const map = resolve(node);
  if (map?.type !== 'map') return [];
  const known = mergedEntries.get(map);
  if (known) return known;
  const read = map.document.mergesInPlace ? entriesInPlace(map, 0) : readEntries(map);
  mergedEntries.set(map, read);
  return read;
}

function readEntries(map: YamlMap): ReadEntry[] {
  const byName = new Map<string, ReadEntry>();
  const nameless: ReadEntry[] = [];
  for (const [index, source] of mergeOrder(map).entries()) {
    const own = new Map<string, ReadEntry>();
    for (const entry of source.entries) {
      if (isMergeKey(entry)) continue;
      const read = { name: nameOf(entry), entry, value: resolve(entry.value), isMerged: index > 0 };
      if (read.name === '' && entry.key.type !== 'scalar') nameless.push(read);
      else own.set(read.name, read);
    }
    for (const [name, read] of own) if (!byName.has(name)) byName.set(name, read);
  }
  return [...byName.values(), ...nameless];
}

/** Merges through more maps than anybody writes are left alone, as the stack is bounded. */
const deepestMerges = 100;

/** The entries as go-yaml v2 collects them: every key and every merge overwrites what stands before it. */
function entriesInPlace(map: YamlMap, depth: number): readonly ReadEntry[] {
  const byName = new Map<string, ReadEntry>();
  const nameless: ReadEntry[] = [];
  for (const entry of map.entries) {
    if (isMergeKey(entry)) {
      // The first of several maps wins over the others.
      for (const source of depth < deepestMerges ? mergeSources(entry.value).reverse() : []) {
        for (const read of mergedIn(source, depth + 1)) byName.set(read.name, { ...read, isMerged: true });
      }
      continue;
    }
    const read = { name: nameOf(entry), entry, value: resolve(entry.value), isMerged: false };
    if (read.name === '' && entry.key.type !== 'scalar') nameless.push(read);
    else byName.set(read.name, read);
  }
  const found = [...byName.values()];
  return [...found.filter(({ isMerged }) => !isMerged), ...found.filter(({ isMerged }) => isMerged), ...nameless];
}

function mergedIn(source: YamlMap, depth: number): readonly ReadEntry[] {
  const known = mergedEntries.get(source);
  if (known) return known;
  // So that a map which merges itself ends.
  mergedEntries.set(source, []);
  const read = entriesInPlace(source, depth);
  mergedEntries.set(source, read);
  return read;
}

/**
 * The map itself and all maps that it merges, in the order of their precedence. Every map is taken once: a second time
 * it could add nothing, and so neither a cycle nor a bomb of aliases makes this long.
 */
function mergeOrder(map: YamlMap): YamlMap[] {
  if (!map.entries.some(isMergeKey)) return [map];
  const seen = new Set<YamlMap>();
  const waiting: YamlMap[] = [map];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const sources = next.entries.filter(isMergeKey).flatMap((entry) => mergeSources(entry.value));
    waiting.push(...sources.reverse());
  }
  return [...seen];
}

/** The entries of a name in a map and in those that it merges, the one that counts first. */
export function layeredEntriesOf(map: YamlMap, name: string): readonly YamlEntry[] {
  return mergeOrder(map).flatMap(({ entries }) => {
    const entry = entries.findLast((one) => !isMergeKey(one) && nameOf(one) === name);
    return entry ?? [];
  });
}

/** `<<: *a`, `<<: [*a, *b]`, `<<: { inline: map }`. */
function mergeSources(node: YamlNode | undefined): YamlMap[] {
  const value = resolve(node);
  if (value?.type === 'map') return [value];
  if (value?.type !== 'list') return [];
  return value.items.map(resolve).filter((item) => item?.type === 'map');
}

/** Whether the entry is a merge key: `<<` without quotes or another tag. */
export function isMergeKey({ name, key }: YamlEntry): boolean {
  if (name !== '<<' || key.type !== 'scalar' || key.style !== 'plain') return false;
  return !key.tag || key.tag.name === '!!merge';
}

function nameOf(entry: YamlEntry): string {
  if (entry.name !== '') return entry.name;
  const key = resolve(entry.key);
  return key?.type === 'scalar' ? key.text : '';
}

/** The entry of a map under that name, merged ones included; the last one where the name is written twice. */
export function entryOf(node: YamlNode | undefined, name: string): ReadEntry | undefined {
  const map = resolve(node);
  if (map?.type !== 'map') return undefined;
  if (map.document.mergesInPlace) return entriesOf(map).find((entry) => entry.name === name);
  for (let index = map.entries.length - 1; index >= 0; index--) {
    const entry = map.entries[index];
    if (entry?.name !== name || isMergeKey(entry)) continue;
    return { name, entry, value: resolve(entry.value), isMerged: false };
  }
  if (!map.entries.some((entry) => isMergeKey(entry) || entry.key.type === 'alias')) return undefined;
  return entriesOf(map).find((entry) => entry.name === name);
}

/** The key node of an entry, where something that is wrong or missing under that name is reported. */
export function keyOf(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return entryOf(node, name)?.entry.key;
}

/** The value at the end of a path of keys and list indexes (from zero), every alias and merge followed. */
export function get(node: YamlNode | undefined, ...path: readonly (string | number)[]): YamlValue | undefined {
  let value = resolve(node);
  for (const step of path) {
    if (!value) return undefined;
    if (typeof step === 'string') value = entryOf(value, step)?.value;
    else value = value.type === 'list' ? resolve(value.items[step]) : undefined;
  }
  return value;
}

/** Whether the key at the end of the path is written, even with an empty value. */
export function has(node: YamlNode | undefined, ...path: readonly string[]): boolean {
  const last = path.at(-1);
  if (last === undefined) return resolve(node) !== undefined;
  return entryOf(get(node, ...path.slice(0, -1)), last) !== undefined;
}

/** The items of a list with their aliases resolved; of anything else none. The list's own `items` are as written. */
export function itemsOf(node: YamlNode | undefined): readonly YamlValue[] {
  const list = resolve(node);
  if (list?.type !== 'list') return [];
  return list.items.map(resolve).filter((item) => item !== undefined);
}

/** What a scalar says, whatever its type: `8080` and `"8080"` are both `8080`. Nothing for null, maps and lists. */
export function textOf(node: YamlNode | undefined): string | undefined {
  const scalar = resolve(node);
  return scalar?.type === 'scalar' && scalar.value !== null ? scalar.text : undefined;
}

/** The text of a scalar that is a string, so neither number, boolean nor null. */
export function stringValue(node: YamlNode | undefined): string | undefined {
  const scalar = resolve(node);
  return scalar?.type === 'scalar' && typeof scalar.value === 'string' ? scalar.value : undefined;
}

/** The text of a scalar that is a string for Kubernetes too, so not `N` or `on`, which YAML 1.1 takes for booleans. */
export function yaml11Text(node: YamlNode | undefined): string | undefined {
  const scalar = resolve(node);
  const value = scalar?.type === 'scalar' ? yaml11Value(scalar) : undefined;
  return value?.type === 'text' ? value.text : undefined;
}

/** The number that a scalar is; nothing for strings that look like one. */
export function numberValue(node: YamlNode | undefined): number | undefined {
  const scalar = resolve(node);
  if (scalar?.type !== 'scalar') return undefined;
  if (typeof scalar.value === 'bigint') return Number(scalar.value);
  return typeof scalar.value === 'number' ? scalar.value : undefined;
}

const castBooleans = new Map([
  ['yes', true],
  ['on', true],
  ['true', true],
  ['no', false],
  ['off', false],
  ['false', false],
]);

/** The boolean that the reader takes a scalar for; nothing where it is none. */
export function booleanValue(node: YamlNode | undefined, dialect: Dialect = 'kubernetes'): boolean | undefined {
  const scalar = resolve(node);
  if (scalar?.type !== 'scalar') return undefined;
  if (dialect === 'kubernetes') {
    const read = yaml11Value(scalar);
    return read.type === 'boolean' ? read.value : undefined;
  }
  if (typeof scalar.value === 'boolean') return scalar.value;
  return typeof scalar.value === 'string' ? castBooleans.get(scalar.value.toLowerCase()) : undefined;
}

/** Whether a text holds `{{ }}`, for another program to fill in. A `{{` that nothing closes is text like any other. */
export function hasTemplateAction(text: string): boolean {
  const start = text.indexOf('{{');
  return start >= 0 && text.includes('}}', start + 2);
}

const composeVariable = /(?:^|[^$])(?:\$\$)*\$(?:\{|[A-Za-z_])/;
const otherVariable = /\$\{|\$\([A-Za-z_][-.\w]*\)|#\{/;

/**
 * Whether a scalar holds template text, so that its real value is not known here: `{{ }}` everywhere, `${NAME}` and
 * `$NAME` in Compose files, `${NAME}`, `$(NAME)` and `#{NAME}#` elsewhere. Such a scalar is never flagged or edited.
 */
export function isUnknown(node: YamlNode | undefined, dialect: Dialect = 'kubernetes'): boolean {
  const scalar = resolve(node);
  if (scalar?.type !== 'scalar') return false;
  if (hasTemplateAction(scalar.text)) return true;
  return (dialect === 'compose' ? composeVariable : otherVariable).test(scalar.text);
}

const aliasCounts = keptWith<YamlDocument, ReadonlyMap<YamlNode, number>>();

/**
 * Whether a node lies in an anchored node that aliases or merge keys use elsewhere, so that a change of it reaches
 * those places too. Of several anchored nodes around it the innermost one is told.
 */
export function isShared(node: YamlNode | YamlEntry): SharedUse | undefined {
  const counts = countsOf(node.document);
  if (counts.size === 0) return undefined;
  for (let at: YamlNode | YamlEntry | undefined = node; at; at = at.parent) {
    if (at.type === 'entry') continue;
    const uses = counts.get(at);
    if (uses !== undefined && at.anchor) return { anchor: at.anchor.name, uses, node: at };
  }
  return undefined;
}

function countsOf(document: YamlDocument): ReadonlyMap<YamlNode, number> {
  const known = aliasCounts.get(document);
  if (known) return known;
  const counts = new Map<YamlNode, number>();
  for (const alias of aliasesOf(document)) {
    if (alias.target) counts.set(alias.target, (counts.get(alias.target) ?? 0) + 1);
  }
  aliasCounts.set(document, counts);
  return counts;
}

function aliasesOf(document: YamlDocument): YamlAlias[] {
  const aliases: YamlAlias[] = [];
  // Anchors and aliases need these marks: most documents have neither, and are not walked.
  if (!document.text.includes('&') || !document.text.includes('*')) return aliases;
  const waiting: (YamlNode | undefined)[] = [document.root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node?.type === 'alias') aliases.push(node);
    else if (node?.type === 'list') for (const item of node.items) waiting.push(item);
    else if (node?.type === 'map') for (const entry of node.entries) waiting.push(entry.key, entry.value);
  }
  return aliases;
}

/** The map that a node is or refers to. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  const value = resolve(node);
  return value?.type === 'map' ? value : undefined;
}

/** The list that a node is or refers to. */
export function asList(node: YamlNode | undefined): YamlList | undefined {
  const value = resolve(node);
  return value?.type === 'list' ? value : undefined;
}

/** The scalar that a node is or refers to. */
export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  const value = resolve(node);
  return value?.type === 'scalar' ? value : undefined;
}
