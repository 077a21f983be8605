import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { nearestWord } from '../text/did-you-mean';
import type { SchemaCheck, SchemaType } from './compile';

export interface SchemaProblem {
  readonly kind:
    | 'unknown-key'
    | 'wrong-type'
    | 'not-in-enum'
    | 'missing'
    | 'empty'
    | 'repeated-item'
    | 'malformed'
    | 'out-of-range';
  /** The key that is unknown or has no value, the value that is wrong, or the mapping that lacks a key. */
  readonly node: YamlNode;
  /** The names of the keys from the top to it, list items by their index from zero. */
  readonly path: readonly string[];
  /** The unknown or missing key; empty for the others. */
  readonly name: string;
  /** The types, values or keys that may stand there; of `malformed` the name of the format or its pattern. */
  readonly expected: readonly string[];
  /** The expected key or value that is most likely meant. */
  readonly nearest: string | undefined;
}

export interface ValidateOptions {
  /** Whether nothing may be said of a node: it holds a variable, or a tag takes it away. */
  readonly isUnknown?: (node: YamlNode) => boolean;
  /** What a scalar says once its variables are filled in, nothing where that is unknown; otherwise as it is written. */
  readonly textOf?: (node: YamlScalar) => string | undefined;
  /** Whether a scalar without quotes is something of its own, such as a date, that may only stand where numbers may. */
  readonly isNoText?: (node: YamlScalar) => boolean;
  /** Whether a text has the format that a schema names; texts of other formats fit. */
  readonly hasFormat?: (text: string, format: string) => boolean;
  /** Whether an empty value must be allowed by the schema; otherwise it is taken for something still being typed. */
  readonly findsEmpty?: boolean;
}

const deepest = 60;
const mostProblems = 500;

/**
 * Holds a tree against a schema. Aliases and merge keys are followed, each node once for each part of the schema, and
 * what they bring is reported where it is written. Never throws.
 */
export function validate(
  root: YamlNode | undefined,
  schema: SchemaCheck,
  options: ValidateOptions = {},
): readonly SchemaProblem[] {
  const walker = new Walker(options);
  if (root) walker.check(root, schema, [], 0);
  return toldOnce(walker.problems);
}

/** What one map is told by an alias and by a merge key is one problem. */
function toldOnce(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  const told = new Map<YamlNode, Set<string>>();
  return problems.filter(({ node, kind, name }) => {
    const known = told.get(node) ?? new Set();
    const mark = `${kind} ${name}`;
    if (known.has(mark)) return false;
    told.set(node, known.add(mark));
    return true;
  });
}

class Walker {
  problems: SchemaProblem[] = [];
  private readonly seen = new Map<YamlNode, Set<SchemaCheck>>();

  constructor(private readonly options: ValidateOptions) {}

  private isUnknown(node: YamlNode): boolean {
    return this.options.isUnknown?.(node) ?? false;
  }

  check(written: YamlNode, schema: SchemaCheck, path: readonly string[], depth: number): void {
    const node = written.type === 'alias' ? written.target : written;
    if (!node || node.type === 'alias' || depth > deepest || this.problems.length > mostProblems) return;
    if (this.isUnknown(node)) return;
    if (node.type === 'scalar') this.checkScalar(node, schema, path);
    else if (this.isNew(node, schema)) this.checkCollection(node, schema, path, depth);
  }

  /** Only what an anchor names can be met twice. */
  private isNew(node: YamlNode, schema: SchemaCheck): boolean {
    if (!node.anchor) return true;
    const checked = this.seen.get(node) ?? new Set();
    if (checked.has(schema)) return false;
    this.seen.set(node, checked.add(schema));
    return true;
  }

  private report(problem: Omit<SchemaProblem, 'nearest'>, written: string): void {
    let nearest: string | undefined;
    const found: SchemaProblem = {
      ...problem,
      // Looked up when somebody asks: most problems are only counted while the branches of a schema are compared.
      get nearest() {
        nearest ??= problem.kind === 'wrong-type' ? undefined : nearestWord(written, problem.expected);
        return nearest;
      },
    };
    this.problems.push(found);
  }

  private checkScalar(node: YamlScalar, schema: SchemaCheck, path: readonly string[]): void {
    if (node.value === null) {
      const isEntry = node.parent?.type === 'entry' && node.text === '';
      this.checkEmpty(isEntry ? node.parent.key : node, schema, path);
      return;
    }
    const { types } = schema;
    const isNoText = types.has('string') && !types.has('number') && this.options.isNoText?.(node) === true;
    const isFit = types.size === 0 || (fits(node, types) && !isNoText);
    if (!isFit) {
      this.report({ kind: 'wrong-type', node, path, name: '', expected: [...schema.types] }, '');
      return;
    }
    const text = this.options.textOf ? this.options.textOf(node) : node.text;
    if (text === undefined) return;
    if (schema.values && !schema.values.has(text)) {
      this.report({ kind: 'not-in-enum', node, path, name: '', expected: [...schema.values] }, text);
    }
    if (typeof node.value === 'string') this.checkText(node, text, schema, path);
    else this.checkRange(node, schema, path);
    if (schema.branches.length > 0) this.checkBranches(node, schema, path, 0);
  }

  private checkText(node: YamlScalar, text: string, schema: SchemaCheck, path: readonly string[]): void {
    const { format, pattern } = schema;
    if (format !== undefined && this.options.hasFormat?.(text, format) === false) {
      this.report({ kind: 'malformed', node, path, name: '', expected: [format] }, '');
    } else if (pattern && !pattern.test(text)) {
      this.report({ kind: 'malformed', node, path, name: '', expected: [pattern.source] }, '');
    }
  }

  private checkRange(node: YamlScalar, { minimum, maximum }: SchemaCheck, path: readonly string[]): void {
    const value = Number(node.value);
    const isLow = minimum !== undefined && value < minimum;
    if (!isLow && (maximum === undefined || value <= maximum)) return;
    const expected = [minimum ?? '', maximum ?? ''].map(String);
    this.report({ kind: 'out-of-range', node, path, name: '', expected }, '');
  }

  private checkEmpty(node: YamlNode, { types }: SchemaCheck, path: readonly string[]): void {
    if (!this.options.findsEmpty || types.size === 0 || types.has('null')) return;
    this.report({ kind: 'empty', node, path, name: '', expected: [...types] }, '');
  }

  private checkRepeated(list: YamlList, path: readonly string[]): void {
    const seen = new Set<string>();
    for (const [index, item] of list.items.entries()) {
      const node = item.type === 'alias' ? item.target : item;
      if (node?.type !== 'scalar' || this.isUnknown(node)) continue;
      const mark = `${typeof node.value} ${node.text}`;
      if (seen.has(mark)) {
        const at = [...path, String(index)];
        this.report({ kind: 'repeated-item', node: item, path: at, name: node.text, expected: [] }, '');
      }
      seen.add(mark);
    }
  }

  private checkCollection(
    node: Exclude<YamlNode, { type: 'scalar' | 'alias' }>,
    schema: SchemaCheck,
    path: readonly string[],
    depth: number,
  ): void {
    const type = node.type === 'map' ? 'object' : 'array';
    if (schema.types.size > 0 && !schema.types.has(type)) {
      this.report({ kind: 'wrong-type', node, path, name: '', expected: [...schema.types] }, '');
      return;
    }
    if (schema.branches.length > 0) this.checkBranches(node, schema, path, depth);
    if (node.type === 'map') this.checkMap(node, schema, path, depth);
    else if (schema.hasUniqueItems) this.checkRepeated(node, path);
    if (node.type === 'list' && schema.items) {
      for (const [index, item] of node.items.entries()) {
        this.check(item, schema.items, [...path, String(index)], depth + 1);
      }
    }
  }

  /** The branch of the node's type that fits, or the one that comes nearest. */
  private checkBranches(node: YamlNode, schema: SchemaCheck, path: readonly string[], depth: number): void {
    const candidates = schema.branches.filter(({ types }) => types.size === 0 || fits(node, types));
    if (candidates.length === 1 && candidates[0]) {
      this.check(node, candidates[0], path, depth + 1);
      return;
    }
    const before = this.problems;
    let best: SchemaProblem[] | undefined;
    for (const candidate of candidates) {
      this.problems = [];
      this.check(node, candidate, path, depth + 1);
      if (!best || this.problems.length < best.length) best = this.problems;
      if (best.length === 0) break;
    }
    this.problems = [...before, ...(best ?? [])];
  }

  private checkMap(map: YamlMap, schema: SchemaCheck, path: readonly string[], depth: number): void {
    const isOpen = schema.properties.size === 0 && schema.patterns.length === 0 && schema.others === undefined;
    if (!isOpen) for (const entry of map.entries) this.checkEntry(entry, schema, path, depth);
    for (const name of schema.required) {
      if (hasKey(map, name, 0)) continue;
      this.report({ kind: 'missing', node: map, path, name, expected: [name] }, name);
    }
  }

  private checkEntry(entry: YamlEntry, schema: SchemaCheck, path: readonly string[], depth: number): void {
    const { key, name, value } = entry;
    if (isMerge(entry)) {
      for (const source of mergeSources(value)) {
        // What a merged mapping lacks, the mapping around may have.
        for (const merged of source.entries) {
          if (!isOverridden(merged, entry.parent)) this.checkMerged(merged, schema, path, depth);
        }
      }
      return;
    }
    const named = key.type === 'alias' ? key.target : key;
    if (named?.type !== 'scalar' || this.isUnknown(named)) return;
    const known = schema.properties.get(name);
    if (known) {
      this.checkValue(entry, known, [...path, name], depth);
      return;
    }
    const pattern = schema.patterns.find(([expression]) => expression.test(name))?.[1];
    const part = pattern ?? schema.others;
    if (part === false) {
      this.report(
        { kind: 'unknown-key', node: key, path: [...path, name], name, expected: [...schema.properties.keys()] },
        name,
      );
    } else if (part) this.checkValue(entry, part, [...path, name], depth);
  }

  private checkValue({ key, value }: YamlEntry, schema: SchemaCheck, path: readonly string[], depth: number): void {
    if (value) this.check(value, schema, path, depth + 1);
    else this.checkEmpty(key, schema, path);
  }

  private checkMerged(entry: YamlEntry, schema: SchemaCheck, path: readonly string[], depth: number): void {
    if (depth > deepest || this.problems.length > mostProblems) return;
    const marks = this.seen.get(entry.key) ?? new Set();
    if (marks.has(schema)) return;
    this.seen.set(entry.key, marks.add(schema));
    this.checkEntry(entry, schema, path, depth + 1);
  }
}

function fits(node: YamlNode, types: ReadonlySet<SchemaType>): boolean {
  if (node.type === 'map') return types.has('object');
  if (node.type === 'list') return types.has('array');
  if (node.type === 'alias') return true;
  const { value } = node;
  if (typeof value === 'string') return types.has('string');
  if (typeof value === 'boolean') return types.has('boolean');
  if (value === null) return types.has('null');
  if (types.has('number')) return true;
  return types.has('integer') && (typeof value === 'bigint' || Number.isInteger(value));
}

/** Whether the map that merges an entry writes its key itself. */
function isOverridden({ name }: YamlEntry, map: YamlMap): boolean {
  return name !== '' && map.entries.some((own) => own.name === name);
}

function isMerge({ name, key }: YamlEntry): boolean {
  if (name !== '<<' || key.type !== 'scalar' || key.style !== 'plain') return false;
  return !key.tag || key.tag.name === '!!merge';
}

function mergeSources(written: YamlNode | undefined): readonly YamlMap[] {
  const value = written?.type === 'alias' ? written.target : written;
  if (value?.type === 'map') return [value];
  if (value?.type !== 'list') return [];
  return value.items.flatMap((item) => {
    const source = item.type === 'alias' ? item.target : item;
    return source?.type === 'map' ? [source] : [];
  });
}

function hasKey(map: YamlMap, name: string, depth: number): boolean {
  if (map.entries.some((entry) => entry.name === name)) return true;
  if (depth > 5) return false;
  return map.entries
    .filter(isMerge)
    .some(({ value }) => mergeSources(value).some((source) => hasKey(source, name, depth + 1)));
}
