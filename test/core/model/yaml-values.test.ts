import { describe, expect, it } from 'vitest';
import {
  asMap,
  booleanValue,
  entriesOf,
  entryOf,
  get,
  has,
  isShared,
  isUnknown,
  itemsOf,
  keyOf,
  numberValue,
  resolve,
  stringValue,
  textOf,
} from '../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlNode } from '../../../server/src/core/syntax/yaml-tree';

function root(text: string): YamlNode | undefined {
  return parseYaml(text).documents[0]?.document.root;
}

function names(node: YamlNode | undefined): string[] {
  return entriesOf(node).map((entry) => `${entry.name}=${textOf(entry.value) ?? ''}${entry.isMerged ? '<' : ''}`);
}

describe('reading through aliases and merge keys', () => {
  it('follows an alias to its anchor', () => {
    const file = root('a: &a { x: 1 }\nb: *a\n');
    expect(textOf(get(file, 'b', 'x'))).toBe('1');
    expect(get(file, 'b')).toBe(get(file, 'a'));
  });

  it('gives nothing for an alias without an anchor', () => {
    const file = root('b: *a\nc: [*a, 1]\n');
    expect(get(file, 'b')).toBeUndefined();
    expect(has(file, 'b')).toBe(true);
    expect(itemsOf(get(file, 'c')).map(textOf)).toEqual(['1']);
  });

  it('lets the map itself win over what it merges, and the first of a list over the second', () => {
    const file = root(
      'a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  x: 3\nd:\n  <<: { q: 4 }\n  r: 5\n',
    );
    expect(names(get(file, 'c'))).toEqual(['x=3', 'y=1<', 'z=2<']);
    expect(names(get(file, 'd'))).toEqual(['r=5', 'q=4<']);
    expect(entryOf(get(file, 'c'), 'z')?.isMerged).toBe(true);
  });

  it('lets a merge win over what stands before it, where merges count in their place', () => {
    const text =
      'a: &a { x: 1, y: 1 }\nb:\n  x: 2\n  <<: *a\n  y: 3\nc: { x: 4, <<: [*a, { x: 5, z: 5 }] }\nd: &d { <<: *d, x: 6 }\n';
    const file = parseYaml(text, undefined, { mergesInPlace: true, endsLastLine: true }).documents[0]?.document.root;
    expect(names(get(file, 'b'))).toEqual(['y=3', 'x=1<']);
    expect(entryOf(get(file, 'b'), 'x')?.isMerged).toBe(true);
    expect(names(get(file, 'c'))).toEqual(['x=1<', 'z=5<', 'y=1<']);
    expect(textOf(get(file, 'd', 'x'))).toBe('6');
    expect(names(get(root(text), 'b'))).toEqual(['x=2', 'y=3']);
  });

  it('reads a file again whose merges come to count otherwise', () => {
    const text = 'a: { x: 1, <<: { x: 2 } }\n';
    const before = parseYaml(text);
    const after = parseYaml(text, before, { mergesInPlace: true, endsLastLine: true });
    expect(textOf(get(before.documents[0]?.document.root, 'a', 'x'))).toBe('1');
    expect(textOf(get(after.documents[0]?.document.root, 'a', 'x'))).toBe('2');
  });

  it('merges through several levels', () => {
    const file = root('a: &a { x: 1 }\nb: &b { <<: *a, y: 2 }\nc: { <<: *b, z: 3 }\n');
    expect(names(get(file, 'c'))).toEqual(['z=3', 'y=2<', 'x=1<']);
  });

  it('takes a quoted << for an ordinary key', () => {
    expect(names(root('"<<": 1\n'))).toEqual(['<<=1']);
  });

  it('ends at a cycle', () => {
    const file = root('a: &a\n  <<: *a\n  x: *a\n');
    expect(entriesOf(get(file, 'a')).map((entry) => entry.name)).toEqual(['x']);
    expect(get(file, 'a', 'x', 'x', 'x')).toBe(get(file, 'a'));
  });

  it('is not blown up by aliases of aliases', () => {
    const lines = ['a0: &a0 { x: 1 }'];
    for (let level = 1; level < 40; level++) {
      const source = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} { <<: [${Array(9).fill(source).join(', ')}], k${level}: 1 }`);
    }
    const file = root(`${lines.join('\n')}\n`);
    expect(entriesOf(get(file, 'a39'))).toHaveLength(40);
  });

  it('lets the last of two equal keys count', () => {
    const file = root('x: 1\nx: 2\n');
    expect(names(file)).toEqual(['x=2']);
    expect(textOf(get(file, 'x'))).toBe('2');
    expect(keyOf(file, 'x')?.span).toEqual({ start: 5, end: 6 });
  });

  it('reads keys that are aliases', () => {
    expect(textOf(get(root('- &k name\n- *k : value\n'), 1, 'name'))).toBe('value');
  });

  it('walks paths with list indexes and stops where there is nothing', () => {
    const file = root('a:\n  - b: 1\n  - c:\n');
    expect(textOf(get(file, 'a', 0, 'b'))).toBe('1');
    expect(get(file, 'a', 1, 'c')).toBeUndefined();
    expect(get(file, 'a', 1, 'c', 'd')).toBeUndefined();
    expect(get(file, 'a', 'b')).toBeUndefined();
    expect(get(undefined, 'a')).toBeUndefined();
    expect(has(file)).toBe(true);
    expect(has(file, 'q', 'r')).toBe(false);
    expect(resolve(undefined)).toBeUndefined();
    expect(asMap(get(file, 'a'))).toBeUndefined();
  });
});

describe('what a scalar says', () => {
  it('keeps strings, numbers and null apart', () => {
    const file = root('a: 8080\nb: "8080"\nc: ~\nd: 0x10\ne: [1]\n');
    expect(textOf(get(file, 'a'))).toBe('8080');
    expect(stringValue(get(file, 'a'))).toBeUndefined();
    expect(numberValue(get(file, 'a'))).toBe(8080);
    expect(numberValue(get(file, 'b'))).toBeUndefined();
    expect(stringValue(get(file, 'b'))).toBe('8080');
    expect(textOf(get(file, 'c'))).toBeUndefined();
    expect(numberValue(get(file, 'd'))).toBe(16);
    expect(textOf(get(file, 'e'))).toBeUndefined();
  });

  it.each([
    ['true', true, true],
    ['False', false, false],
    ['yes', true, true],
    ['OFF', false, false],
    ['"true"', undefined, true],
    ['"yes"', undefined, true],
    ['y', true, undefined],
    ['yEs', undefined, true],
    ['!!str no', undefined, false],
    ['1', undefined, undefined],
    ['[]', undefined, undefined],
  ])('reads %s as %s in Kubernetes and %s in Compose', (written, kubernetes, compose) => {
    const value = get(root(`a: ${written}\n`), 'a');
    expect(booleanValue(value, 'kubernetes')).toBe(kubernetes);
    expect(booleanValue(value, 'compose')).toBe(compose);
  });

  it.each([
    ['"{{ .Values.x }}"', true, true],
    ['"{{ .Values.x }"', false, false],
    [`\${X}`, true, true],
    ['$X', false, true],
    ['$$X', false, false],
    ['$$$X', false, true],
    [`a$\${X}`, true, false],
    ['$(POD_NAME)', true, false],
    ['$(date +%s)', false, false],
    ['"#{token}#"', true, false],
    ['cost 5$', false, false],
    ['plain', false, false],
  ])('takes %s as unknown: %s in Kubernetes, %s in Compose', (written, kubernetes, compose) => {
    const value = get(root(`a: ${written}\n`), 'a');
    expect(isUnknown(value)).toBe(kubernetes);
    expect(isUnknown(value, 'compose')).toBe(compose);
  });
});

describe('text that several places share', () => {
  it('tells the anchor and how many aliases use it', () => {
    const file = root('a: &a\n  x: { y: 1 }\nb: *a\nc:\n  <<: *a\n');
    const inner = get(file, 'a', 'x', 'y');
    expect(inner && isShared(inner)).toMatchObject({ anchor: 'a', uses: 2 });
    const other = get(file, 'c');
    expect(other).toBeDefined();
    expect(asMap(file)?.entries.map((entry) => isShared(entry)?.anchor)).toEqual([undefined, undefined, undefined]);
  });

  it('does not count an anchor that nobody uses', () => {
    const inner = get(root('a: &a 1\nb: "*"\n'), 'a');
    expect(inner && isShared(inner)).toBeUndefined();
  });

  it('counts for the anchor that stands before the alias where a name is used twice', () => {
    const file = root('a: &a 1\nb: *a\nc: &a 2\nd: *a\ne: *a\n');
    const uses = asMap(file)?.entries.map((entry) => entry.value && isShared(entry.value)?.uses);
    expect(uses).toEqual([1, undefined, 2, undefined, undefined]);
  });
});
