import type { YamlDocument, YamlEntry, YamlNode } from '../syntax/yaml-tree';
import {
  booleanValue,
  entriesOf,
  entryOf,
  get,
  has,
  isUnknown,
  itemsOf,
  keyOf,
  numberValue,
  type ReadEntry,
  textOf,
  type YamlValue,
} from './yaml-values';

const angleBrackets = /^<[^<>\s][^<>]*>$/;

/**
 * Whether a scalar's real value is not known here: it holds template text (`{{ }}`, `${X}`, `$(X)`, `#{X}#`) or is a
 * `<PLACEHOLDER>` for somebody to fill in. Such a scalar is neither flagged nor edited.
 */
export function isUnknownValue(node: YamlNode | undefined): boolean {
  if (isUnknown(node, 'kubernetes')) return true;
  const text = textOf(node);
  return text !== undefined && angleBrackets.test(text);
}

/** Whether a value is there and says something: neither absent, nor empty, nor `null`. */
export function isSet(node: YamlNode | undefined): node is YamlValue {
  return node !== undefined && !(node.type === 'scalar' && node.value === null);
}

/** A mapping seen through its keys, aliases and merge keys followed. The base of every thing in the model. */
export class YamlView {
  /** What the fields are read from where the mapping itself does not write them. */
  protected readonly defaults: YamlValue | undefined;

  constructor(
    /** The mapping, where it is physically written. */
    readonly node: YamlValue,
    defaults?: YamlValue,
  ) {
    this.defaults = defaults;
  }

  /** The document that the mapping is written in. */
  get document(): YamlDocument {
    return this.node.document;
  }

  /** The value at the end of a path of keys and indexes; nothing where it is absent, empty or `null`. */
  get(...path: readonly (string | number)[]): YamlValue | undefined {
    const value = get(this.node, ...path);
    if (isSet(value)) return value;
    const inherited = this.defaults && get(this.defaults, ...path);
    return isSet(inherited) ? inherited : undefined;
  }

  /** Whether the key is written, even with an empty value. */
  has(...path: readonly string[]): boolean {
    return has(this.node, ...path) || (this.defaults !== undefined && has(this.defaults, ...path));
  }

  /** The entry under a key, merged ones included. */
  entry(name: string): ReadEntry | undefined {
    return entryOf(this.node, name) ?? entryOf(this.defaults, name);
  }

  /** The key node under which a field is written. */
  keyOf(name: string): YamlNode | undefined {
    return keyOf(this.node, name) ?? keyOf(this.defaults, name);
  }

  /** The key node under which a field of the mapping at the end of a path is written. */
  keyIn(path: readonly string[], name: string): YamlNode | undefined {
    return keyOf(get(this.node, ...path), name);
  }

  /** A scalar's text, whatever its type. */
  text(...path: readonly (string | number)[]): string | undefined {
    return textOf(this.get(...path));
  }

  /** A boolean as the API server reads it. */
  boolean(...path: readonly (string | number)[]): boolean | undefined {
    return booleanValue(this.get(...path));
  }

  /** A number; nothing for a string that looks like one. */
  number(...path: readonly (string | number)[]): number | undefined {
    return numberValue(this.get(...path));
  }

  /** The items of a list; empty for anything else. */
  items(...path: readonly (string | number)[]): readonly YamlValue[] {
    return itemsOf(this.get(...path));
  }

  /** The texts of a list of scalars, templates and all. */
  texts(...path: readonly (string | number)[]): readonly string[] {
    return this.items(...path).flatMap((item) => textOf(item) ?? []);
  }

  /** The entries of a mapping; empty for anything else. */
  entries(...path: readonly (string | number)[]): readonly ReadEntry[] {
    return entriesOf(this.get(...path));
  }
}

/** One label, annotation or other entry of a map of strings. */
export interface StringEntry {
  readonly name: string;
  /** The value as text; empty where nothing is written. */
  readonly value: string;
  readonly isUnknown: boolean;
  readonly key: YamlNode;
  /** The value's node; nothing in `key:` alone. */
  readonly node: YamlValue | undefined;
  readonly entry: YamlEntry;
}

/** Labels, annotations, selectors: a map whose values are strings. */
export class StringMap {
  readonly entries: readonly StringEntry[];
  private readonly byName: ReadonlyMap<string, StringEntry>;

  constructor(
    /** The mapping; nothing where it is not written. */
    readonly node: YamlValue | undefined,
  ) {
    this.entries = entriesOf(node).map(({ name, entry, value }) => ({
      name,
      value: textOf(value) ?? '',
      isUnknown: isUnknownValue(value) || isUnknownValue(entry.key),
      key: entry.key,
      node: value,
      entry,
    }));
    this.byName = new Map(this.entries.map((entry) => [entry.name, entry]));
  }

  get size(): number {
    return this.entries.length;
  }

  /** Whether the map itself or one of its keys is template text, so that any label may be there. */
  get isUnknown(): boolean {
    return isUnknownValue(this.node) || this.entries.some((entry) => isUnknownValue(entry.key));
  }

  find(name: string): StringEntry | undefined {
    return this.byName.get(name);
  }

  /** The text under a name; nothing where it is not there. */
  get(name: string): string | undefined {
    return this.byName.get(name)?.value;
  }
}

/** The node that stands for a mapping as a whole in a report: its first key, and the mapping only where it has none. */
export function firstKeyOf(node: YamlValue): YamlNode {
  return entriesOf(node).find(({ isMerged }) => !isMerged)?.entry.key ?? node;
}

/** Walks a mapping whose values are mappings or lists, as far as the path goes; `*` stands for every item or value. */
export function getAll(node: YamlValue | undefined, path: readonly string[]): readonly YamlValue[] {
  let values: readonly YamlValue[] = node ? [node] : [];
  for (const step of path) {
    values = values.flatMap((value) => {
      if (step !== '*') return get(value, step) ?? [];
      return value.type === 'list' ? itemsOf(value) : entriesOf(value).flatMap((entry) => entry.value ?? []);
    });
  }
  return values;
}
