import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YamlEdits } from '../../../server/src/core/engine/yaml-edits';
import type { YamlValueToWrite } from '../../../server/src/core/engine/yaml-edits-write';
import { entriesOf, entryOf, get, resolve } from '../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlFile, YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import { applyEdits } from '../../../server/src/core/text/edit';

type Data = string | number | boolean | null | Data[] | { [key: string]: Data };
type DataMap = { [key: string]: Data };

const key = fc.constantFrom('a', 'b', 'cap_add', 'image', 'on', 'x-y', 'k.io/z', 'two words');
const text = fc.oneof(
  fc.constantFrom(
    'yes',
    '0644',
    '1:30',
    '',
    ' x',
    '# c',
    'a: b',
    '- a',
    '{x}',
    "it's",
    'say "x"',
    '*',
    '&a',
    '2001-01-01',
  ),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'web',
    'nginx:1.27',
    '127.0.0.1:80:80',
    '/var/run',
    'a,b',
    'a]b',
    'x\ny',
    'tab\there',
    '~',
    '1e3',
    '-',
  ),
);
const scalar: fc.Arbitrary<Data> = fc.oneof(text, fc.integer({ min: -9, max: 9999 }), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec<{ tree: Data; map: DataMap }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, fc.array(tie('tree'), { maxLength: 3 }), tie('map')),
  map: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
}));
const rootMap = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

interface Layout {
  readonly kind: 'block' | 'json' | 'compact-json' | 'flow';
  readonly step: number;
  readonly isFlush: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly hasFinalLineEnd: boolean;
  readonly hasMark: boolean;
  readonly hasFlowLeaves: boolean;
  /** Which lines get comments. */
  readonly comments: readonly boolean[];
}

const layout: fc.Arbitrary<Layout> = fc.record({
  kind: fc.constantFrom('block', 'block', 'block', 'json', 'compact-json', 'flow'),
  step: fc.constantFrom(2, 4),
  isFlush: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  hasFinalLineEnd: fc.boolean(),
  hasMark: fc.boolean(),
  hasFlowLeaves: fc.boolean(),
  comments: fc.array(fc.boolean(), { maxLength: 12 }),
});

function written(data: DataMap, how: Layout): string {
  const lines = linesOf(data, how);
  const body = lines.join(how.lineEnd) + (how.hasFinalLineEnd ? how.lineEnd : '');
  return how.hasMark && how.kind === 'block' ? `\uFEFF${body}` : body;
}

function linesOf(data: DataMap, how: Layout): string[] {
  if (how.kind === 'compact-json') return [JSON.stringify(data)];
  if (how.kind === 'json') return JSON.stringify(data, undefined, how.step).split('\n');
  if (how.kind === 'flow') return [`top: ${JSON.stringify(data)} # end`, 'after: 1'];
  let nextLine = 0;
  return blockLines(data, 0, how).flatMap((line, index) => {
    const withComment = how.comments[nextLine++ % Math.max(1, how.comments.length)];
    if (!withComment) return [line];
    const indent = /^ */.exec(line)?.[0] ?? '';
    return index % 2 === 0 ? [`${indent}# above ${index}`, line] : [`${line} # behind ${index}`];
  });
}

function blockLines(data: DataMap, indent: number, how: Layout): string[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const head = `${' '.repeat(indent)}${/^[a-z_]{2,}$/.test(name) && name !== 'on' ? name : JSON.stringify(name)}:`;
    if (value === null && how.isFlush) return [head];
    if (isLeaf(value, how)) return [`${head} ${JSON.stringify(value)}`];
    return [head, ...valueLines(value, indent, how)];
  });
}

function isLeaf(value: Data, how: Layout): boolean {
  if (value === null || typeof value !== 'object') return true;
  const parts = Object.values(value);
  return parts.length === 0 || (how.hasFlowLeaves && parts.every((part) => part === null || typeof part !== 'object'));
}

function valueLines(value: Data, indent: number, how: Layout): string[] {
  if (Array.isArray(value)) {
    const dash = indent + (how.isFlush ? 0 : how.step);
    return value.flatMap((item) => {
      const prefix = `${' '.repeat(dash)}- `;
      if (isLeaf(item, how)) return [prefix + JSON.stringify(item)];
      const inner = Array.isArray(item)
        ? valueLines(item, dash + 2, { ...how, isFlush: true })
        : blockLines(item as DataMap, dash + 2, how);
      return inner.map((line, index) => (index === 0 ? prefix + line.trimStart() : line));
    });
  }
  return blockLines(value as DataMap, indent + how.step, how);
}

function dataOf(node: YamlNode | undefined): Data {
  const value = resolve(node);
  if (!value) return null;
  if (value.type === 'list') return value.items.map(dataOf);
  if (value.type === 'map')
    return Object.fromEntries(entriesOf(value).map((entry) => [entry.name, dataOf(entry.value)]));
  return typeof value.value === 'bigint' ? Number(value.value) : value.value;
}

function rootOf(file: YamlFile): YamlNode | undefined {
  return file.documents[0]?.document.root;
}

function mapOf(file: YamlFile, how: Layout): YamlNode | undefined {
  return how.kind === 'flow' ? get(rootOf(file), 'top') : rootOf(file);
}

/** The same change to plain data; nothing where something other than a map stands in the way. */
function setIn(data: DataMap, path: readonly string[], value: Data): DataMap | undefined {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...data, [name]: value };
  const inner = Object.hasOwn(data, name) ? data[name] : {};
  if (inner !== null && (typeof inner !== 'object' || Array.isArray(inner))) return undefined;
  const changed = setIn(inner ?? {}, rest, value);
  return changed && { ...data, [name]: changed };
}

function commentsIn(file: YamlFile): string[] {
  return file.documents.flatMap(({ document }) => document.comments.map((comment) => comment.text.trim())).sort();
}

const path = fc.array(key, { minLength: 1, maxLength: 3 });

describe('edits of any document', () => {
  it('sets what is meant, keeps every comment beside it, and is done after once', () => {
    const changes = fc.array(fc.tuple(path, tree), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(rootMap, layout, changes, (data, how, sets) => {
        const before = written(data, how);
        const file = parseYaml(before);
        const map = mapOf(file, how);
        expect(dataOf(map)).toEqual(data);
        if (!map) return;
        let meant: DataMap | undefined = data;
        const edit = new YamlEdits(file);
        const isReplacing = sets.some(([at]) => typeof dataOf(get(map, ...at)) === 'object' && get(map, ...at));
        for (const [at, value] of sets) {
          meant = meant && setIn(meant, at, value);
          edit.set(map, at, value as YamlValueToWrite);
        }
        const edits = edit.edits();
        if (!meant) {
          expect(edits).toBeUndefined();
          return;
        }
        expect(edit.refusal).toBeUndefined();
        const after = applyEdits(before, edits ?? []) ?? '';
        const again = parseYaml(after);
        expect(again.documents.flatMap(({ document }) => document.problems)).toEqual([]);
        expect(dataOf(mapOf(again, how))).toEqual(meant);
        if (how.kind.includes('json')) expect(JSON.parse(after)).toEqual(meant);
        if (!isReplacing) expect(commentsIn(again)).toEqual(commentsIn(file));
        const second = new YamlEdits(again);
        const secondMap = mapOf(again, how);
        const [at = [], value = null] = sets.at(-1) ?? [];
        if (secondMap) second.set(secondMap, at, value as YamlValueToWrite);
        expect(second.edits()).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('removes what is meant', () => {
    fc.assert(
      fc.property(rootMap, layout, fc.array(key, { minLength: 1, maxLength: 3 }), (data, how, names) => {
        const file = parseYaml(written(data, how));
        const map = mapOf(file, how);
        if (!map) return;
        const edit = new YamlEdits(file);
        const meant = { ...data };
        for (const name of names) {
          const found = entryOf(map, name)?.entry;
          if (found) edit.remove(found);
          delete meant[name];
        }
        const after = applyEdits(file.text, edit.edits() ?? []) ?? '';
        expect(edit.refusal).toBeUndefined();
        const again = parseYaml(after);
        expect(again.documents.flatMap(({ document }) => document.problems)).toEqual([]);
        expect(dataOf(mapOf(again, how))).toEqual(meant);
      }),
      { numRuns: 1000 },
    );
  });

  it('adds to, removes from and inserts into every list', () => {
    const change = fc.record({
      value: tree,
      index: fc.nat(3),
      kind: fc.constantFrom('append', 'before', 'after', 'remove'),
    });
    fc.assert(
      fc.property(rootMap, layout, change, (data, how, { value, index, kind }) => {
        const file = parseYaml(written(data, how));
        const map = mapOf(file, how);
        for (const { name, value: list } of entriesOf(map)) {
          if (list?.type !== 'list') continue;
          const item = list.items[index];
          const meant = [...(data[name] as Data[])];
          const edit = new YamlEdits(file);
          if (kind === 'append') {
            edit.append(list, value as YamlValueToWrite);
            meant.push(value);
          } else if (item && kind === 'remove') {
            edit.remove(item);
            meant.splice(index, 1);
          } else if (item && kind === 'before') {
            edit.insertBefore(item, value as YamlValueToWrite);
            meant.splice(index, 0, value);
          } else if (item) {
            edit.insertAfter(item, value as YamlValueToWrite);
            meant.splice(index + 1, 0, value);
          }
          const after = parseYaml(applyEdits(file.text, edit.edits() ?? []) ?? '');
          expect(edit.refusal).toBeUndefined();
          expect(after.documents.flatMap(({ document }) => document.problems)).toEqual([]);
          expect(dataOf(mapOf(after, how))).toEqual({ ...data, [name]: meant });
        }
      }),
      { numRuns: 1500 },
    );
  });
});
