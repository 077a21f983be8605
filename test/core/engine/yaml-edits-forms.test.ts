import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/text/edit';
import { builderFor, changed, entry } from './yaml-edits-harness';

describe('removing', () => {
  it('takes the line, its comment and the comment above', () => {
    const text = 'a: 1\n# about b\nb: 2 # yes\nc: 3\n';
    expect(changed(text, (edit, root) => edit.remove(entry(root, 'b')))).toBe('a: 1\nc: 3\n');
  });

  it('keeps settings that are commented out above', () => {
    const text = 'a: 1\n# For the test cluster:\n# nodes: 2\nb: 2\nc: 3\n';
    expect(changed(text, (edit, root) => edit.remove(entry(root, 'b')))).toBe(
      'a: 1\n# For the test cluster:\n# nodes: 2\nc: 3\n',
    );
  });

  it('leaves the head of the file alone', () => {
    expect(changed('# licence\na: 1\nb: 2\n', (edit, root) => edit.remove(entry(root, 'a')))).toBe('# licence\nb: 2\n');
  });

  it('replaces blanks, and nothing but blanks', () => {
    const text = 'a:\n\tb: 1\n';
    expect(changed(text, (edit, root) => edit.replaceBlanks(root.document, { start: 3, end: 4 }, '  '))).toBe(
      'a:\n  b: 1\n',
    );
    const refused = builderFor(text, (edit, root) => edit.replaceBlanks(root.document, { start: 3, end: 5 }, '  '));
    expect(refused.edits()).toBeUndefined();
  });

  it('takes the blank line below the first entry of a file along, but none that parts two texts', () => {
    expect(changed('a: 1\r\n\r\nb: 2\r\n', (edit, root) => edit.remove(entry(root, 'a')))).toBe('b: 2\r\n');
    expect(changed('# licence\na: 1\n\nb: 2\n', (edit, root) => edit.remove(entry(root, 'a')))).toBe(
      '# licence\n\nb: 2\n',
    );
  });

  it('keeps the dash of an item whose first entry goes', () => {
    const text = 'l:\n  - a: 1\n    # b\n    b: 2\n  - a: 3\n    c: 4\n';
    const after = changed(text, (edit, _, at) => {
      edit.remove(entry(at('l', 0), 'a'));
      edit.remove(entry(at('l', 1), 'a'));
    });
    expect(after).toBe('l:\n  - # b\n    b: 2\n  - c: 4\n');
  });

  it('leaves a valid parent', () => {
    const text = 'x:\n  y:\n    z: 1\nb: 2\n';
    expect(changed(text, (edit, _, at) => edit.remove(entry(at('x', 'y'), 'z')))).toBe('x:\n  y: {}\nb: 2\n');
    expect(changed(text, (edit, _, at) => edit.remove(entry(at('x', 'y'), 'z'), { removesEmptyParent: true }))).toBe(
      'b: 2\n',
    );
    expect(changed('a: 1\n', (edit, root) => edit.remove(entry(root, 'a')))).toBe('{}\n');
    expect(changed('a:\n  - x\nb: 1\n', (edit, _, at) => edit.remove(at('a', 0)))).toBe('a: []\nb: 1\n');
    expect(changed('a:\n  - x: 1\n', (edit, _, at) => edit.remove(entry(at('a', 0), 'x')))).toBe('a:\n  - {}\n');
  });

  it.each([
    ['{ a: 1, b: 2, c: 3 }\n', 'b', '{ a: 1, c: 3 }\n'],
    ['{ a: 1, b: 2 }\n', 'a', '{ b: 2 }\n'],
    ['{ a: 1, b: 2 }\n', 'b', '{ a: 1 }\n'],
    ['{ b: 2 }\n', 'b', '{}\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', 'b', '{\n  "a": 1\n}\n'],
    ['{\n  "b": 1,\n  "a": 2\n}\n', 'b', '{\n  "a": 2\n}\n'],
    ['{\r\n\t"a": 1,\r\n\t"b": [\r\n\t\t1\r\n\t]\r\n}\r\n', 'b', '{\r\n\t"a": 1\r\n}\r\n'],
  ])('removes from %j in flow style', (before, name, after) => {
    expect(changed(before, (edit, root) => edit.remove(entry(root, name)))).toBe(after);
  });

  it('combines with adding in the same map', () => {
    const after = changed('a:\n  b: 1\n  c: 2\nd: 3\n', (edit, root, at) => {
      edit.remove(entry(at('a'), 'c'));
      edit.set(at('a'), ['e'], 5);
      edit.set(root, ['f'], 6);
    });
    expect(after).toBe('a:\n  b: 1\n  e: 5\nd: 3\nf: 6\n');
    const last = changed('a:\n  b: 1\n  c: 2', (edit, root, at) => {
      edit.remove(entry(at('a'), 'c'));
      edit.set(root, ['f'], 6);
    });
    expect(last).toBe('a:\n  b: 1\nf: 6');
    const all = changed('a:\n  b: 1\n  c: 2\nd: 3\n', (edit, _, at) => {
      edit.remove(entry(at('a'), 'b'));
      edit.remove(entry(at('a'), 'c'));
      edit.set(at('a'), ['e'], 5);
    });
    expect(all).toBe('a:\n  e: 5\nd: 3\n');
  });
});

describe('JSON', () => {
  it.each([
    ['{}', '{\n  "log": {\n    "max-size": "10m"\n  }\n}'],
    ['{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"log": {\n\t\t"max-size": "10m"\n\t}\n}\n'],
    ['{"a": 1}', '{"a": 1, "log": {"max-size": "10m"}}'],
    ['{"a":1}', '{"a":1,"log":{"max-size":"10m"}}'],
    ['{\n    "log": {}\n}', '{\n    "log": {\n        "max-size": "10m"\n    }\n}'],
    [
      '{\n    "log": {\n        "x": "y"\n    }\n}',
      '{\n    "log": {\n        "x": "y",\n        "max-size": "10m"\n    }\n}',
    ],
  ])('sets a nested value in %j', (before, after) => {
    expect(changed(before, (edit, root) => edit.set(root, ['log', 'max-size'], '10m'))).toBe(after);
    expect(() => JSON.parse(after)).not.toThrow();
  });

  it('replaces values', () => {
    expect(changed('{\n  "a": [1, 2],\n  "b": 1\n}\n', (edit, root) => edit.set(root, ['a'], false))).toBe(
      '{\n  "a": false,\n  "b": 1\n}\n',
    );
    expect(changed('{"a": "x"}', (edit, _, at) => edit.setScalar(at('a'), 'y"z'))).toBe('{"a": "y\\"z"}');
  });

  it('refuses comments', () => {
    const edit = builderFor('{"a": 1}', (builder, root) => builder.insertComment(root, 'no'));
    expect(edit.edits()).toBeUndefined();
  });
});

describe('aliases, merge keys and templates', () => {
  const shared = 'x: &base\n  a: 1\n  n: { m: 1 }\ns:\n  one:\n    <<: *base\n    b: 2\n  two: *base\n';

  it('overrides a key that comes in through a merge key', () => {
    const edit = builderFor(shared, (builder, _, at) => builder.set(at('s', 'one'), ['a'], 3));
    expect(applyEdits(shared, edit.edits() ?? [])).toBe(shared.replace('b: 2\n', 'b: 2\n    a: 3\n'));
    expect(edit.notes).toEqual(['overrides "a", which comes in through a merge key']);
  });

  it('refuses to go into a map that comes in through a merge key', () => {
    const edit = builderFor(shared, (builder, _, at) => builder.set(at('s', 'one'), ['n', 'm'], 3));
    expect(edit.edits()).toBeUndefined();
    expect(edit.refusal).toContain('merge key');
  });

  it('changes the anchored map and says so', () => {
    const edit = builderFor(shared, (builder, _, at) => builder.set(at('s'), ['two', 'a'], 3));
    expect(applyEdits(shared, edit.edits() ?? [])).toBe(shared.replace('a: 1', 'a: 3'));
    expect(edit.notes).toEqual(['changes 2 uses of &base']);
  });

  it('repeats a merged list to add to it', () => {
    const text = 'x: &b\n  l:\n    - p\ns:\n  <<: *b\n  k: 1\n';
    expect(changed(text, (edit, _, at) => edit.ensureItem(at('s'), ['l'], 'q'))).toBe(
      `${text}  l:\n    - p\n    - q\n`,
    );
  });

  it('never edits a line with a template action', () => {
    const text = 'a: {{ .Values.a }}\nb: "{{ .Values.b }}"\n';
    expect(builderFor(text, (edit, root) => edit.set(root, ['a'], 1)).edits()).toBeUndefined();
    expect(changed(text, (edit, root) => edit.set(root, ['c'], 1))).toBe(`${text}c: 1\n`);
  });
});

describe('maps on one line', () => {
  it.each([
    ['l:\n  - { a: 1 }\n', 'l:\n  - { a: 1 }\n  - { a: 2, b: { c: x } }\n'],
    ['l:\n  - {a: 1}\n', 'l:\n  - {a: 1}\n  - {a: 2, b: {c: x}}\n'],
    ['l:\n  - a: 1\n  - { a: 1 }\n', 'l:\n  - a: 1\n  - { a: 1 }\n  - a: 2\n    b:\n      c: x\n'],
    ['l: [{a: 1}]\n', 'l: [{a: 1}, {a: 2, b: {c: x}}]\n'],
    [
      '{\n  "l": [\n    { "a": 1 }\n  ]\n}\n',
      '{\n  "l": [\n    { "a": 1 },\n    { "a": 2, "b": { "c": "x" } }\n  ]\n}\n',
    ],
    ['{\n  "l": [\n    {"a": 1}\n  ]\n}\n', '{\n  "l": [\n    {"a": 1},\n    {"a": 2, "b": {"c": "x"}}\n  ]\n}\n'],
  ])('are what a list of them gets: %j', (before, after) => {
    expect(changed(before, (edit, _, at) => edit.append(at('l'), { a: 2, b: { c: 'x' } }))).toBe(after);
  });
});
