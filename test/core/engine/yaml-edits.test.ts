import { describe, expect, it } from 'vitest';
import { YamlEdits } from '../../../server/src/core/engine/yaml-edits';
import { entryOf, get } from '../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import { applyEdits } from '../../../server/src/core/text/edit';

type Change = (edit: YamlEdits, root: YamlNode, at: (...path: (string | number)[]) => YamlNode) => void;

function builderFor(text: string, change: Change): YamlEdits {
  const file = parseYaml(text);
  const root = file.documents.map(({ document }) => document.root).find((node) => node !== undefined);
  if (!root) throw new Error('The text holds nothing');
  const edit = new YamlEdits(file);
  change(edit, root, (...path) => {
    const node = get(root, ...path);
    if (!node) throw new Error(`Nothing at ${path.join('.')}`);
    return node;
  });
  return edit;
}

function changed(text: string, change: Change): string {
  const edit = builderFor(text, change);
  const edits = edit.edits();
  if (!edits) throw new Error(`Refused: ${edit.refusal}`);
  const after = applyEdits(text, edits);
  if (after === undefined) throw new Error('The edits conflict');
  return after;
}

function entry(map: YamlNode, name: string) {
  const found = entryOf(map, name)?.entry;
  if (!found) throw new Error(`No entry ${name}`);
  return found;
}

const pod = `spec:
  containers:
    - name: web # the one
      image: nginx
  # about volumes
  volumes: []
`;

describe('setting values in block style', () => {
  it('adds an entry below the last one, its comment kept', () => {
    expect(changed('a: 1 # one\n\nb:\n  c: 2 # two\n', (edit, _, at) => edit.set(at('b'), ['d'], true))).toBe(
      'a: 1 # one\n\nb:\n  c: 2 # two\n  d: true\n',
    );
  });

  it('makes what is missing on the way, once for several settings', () => {
    const after = changed(pod, (edit, _, at) => {
      edit.set(at('spec', 'containers', 0), ['securityContext', 'readOnlyRootFilesystem'], true);
      edit.set(at('spec', 'containers', 0), ['securityContext', 'capabilities', 'drop'], ['ALL']);
    });
    expect(after).toBe(
      pod.replace(
        'image: nginx\n',
        `image: nginx
      securityContext:
        readOnlyRootFilesystem: true
        capabilities:
          drop:
            - ALL
`,
      ),
    );
  });

  it('puts what belongs to an inner map before what belongs to the outer one', () => {
    const text = 'spec:\n  containers:\n  - name: a\n';
    const after = changed(text, (edit, _, at) => {
      edit.set(at('spec'), ['x'], 1);
      edit.set(at('spec', 'containers', 0), ['w'], 2);
    });
    expect(after).toBe('spec:\n  containers:\n  - name: a\n    w: 2\n  x: 1\n');
  });

  it('puts an entry behind a named one', () => {
    const after = changed(pod, (edit, _, at) => edit.set(at('spec', 'containers', 0), ['p'], 1, { after: 'name' }));
    expect(after).toBe(pod.replace('# the one\n', '# the one\n      p: 1\n'));
  });

  it.each([
    ['a:\nb: 1\n', 'a:\n  x: 1\nb: 1\n'],
    ['a: # why\nb: 1\n', 'a: # why\n  x: 1\nb: 1\n'],
    ['a: {}\nb: 1\n', 'a:\n  x: 1\nb: 1\n'],
    ['a: null # why\nb: 1\n', 'a: # why\n  x: 1\nb: 1\n'],
    ['a: &q ~\nb: 1\n', 'a: &q\n  x: 1\nb: 1\n'],
    ['a: { y: 1 }\n', 'a: { y: 1, x: 1 }\n'],
    ['a:', 'a:\n  x: 1'],
    ['\uFEFFa:\r\n  y: 1\r\nb: 2', '\uFEFFa:\r\n  y: 1\r\n  x: 1\r\nb: 2'],
    ['\uFEFFb: 1', '\uFEFFb: 1\na:\n  x: 1'],
  ])('adds below an empty key: %j', (before, after) => {
    expect(changed(before, (edit, root) => edit.set(root, ['a', 'x'], 1))).toBe(after);
  });

  it.each([
    ['a: 1 # c\n', 2, 'a: 2 # c\n'],
    ["a: 'x'\n", "it's", "a: 'it''s'\n"],
    ['a: "x"\n', 'y', 'a: "y"\n'],
    ['a: x\n', 'yes', 'a: "yes"\n'],
    ["a: x\nb: 'q'\n", 'yes', "a: 'yes'\nb: 'q'\n"],
    ['a: x\n', '0644', 'a: "0644"\n'],
    ['a: x\n', '1:30', 'a: "1:30"\n'],
    ['a: x\n', 'b: c', 'a: "b: c"\n'],
    ['a: x\n', '# no', 'a: "# no"\n'],
    ['a: x\n', 'b#c:d', 'a: b#c:d\n'],
    ['a: x\n', 'two\nlines', 'a: "two\\nlines"\n'],
    ['a: x\n', { context: '.', args: ['b'] }, 'a:\n  context: .\n  args:\n    - b\n'],
    ['a: x # why\nb: 1\n', { c: 1 }, 'a: # why\n  c: 1\nb: 1\n'],
    ['a:\n  - x # c\n  - y\nb: 1\n', 'z', 'a: z\nb: 1\n'],
    ['a: # c\n  - x\nb: 1\n', 'z', 'a: z # c\nb: 1\n'],
    ['a:\n- x\nb: 1\n', ['p', 'q'], 'a:\n- p\n- q\nb: 1\n'],
    ['a: |\n  x\n  y\nb: 1\n', 'z', 'a: z\nb: 1\n'],
    ['a: [x]\nb: 1\n', { c: 1 }, 'a:\n  c: 1\nb: 1\n'],
    ['a: &k x\nb: 1\n', 'z', 'a: &k z\nb: 1\n'],
    ['a: !reset\nb: 1\n', 'z', 'a: !reset z\nb: 1\n'],
    ['a:\n  b:\nc: 1\n', 'z', 'a: z\nc: 1\n'],
    ['a: x\n', [], 'a: []\n'],
    ['a: x\n', {}, 'a: {}\n'],
  ])('replaces the value of %j', (before, value, after) => {
    expect(changed(before, (edit, root) => edit.set(root, ['a'], value))).toBe(after);
  });

  it('changes nothing where the value is there already', () => {
    const text = "a: 'x'\nb: [1, two]\nc: { d: true }\n";
    const after = changed(text, (edit, root) => {
      edit.set(root, ['a'], 'x');
      edit.set(root, ['b'], [1, 'two']);
      edit.set(root, ['c'], { d: true });
      edit.set(root, ['c', 'd'], true);
      edit.ensureItem(root, ['b'], 'two');
    });
    expect(after).toBe(text);
  });

  it('keeps the blank lines that belong to a scalar above', () => {
    const text = 'a:\n  b: |+\n    text\n\n\nc: 1\n';
    expect(changed(text, (edit, _, at) => edit.set(at('a'), ['d'], 1))).toBe(
      'a:\n  b: |+\n    text\n\n\n  d: 1\nc: 1\n',
    );
  });

  it('refuses what lies behind a mistake, where another reader may see something else', () => {
    const text = 'a: 1\nb: [{ x: p\ny }]\n';
    const behind = builderFor(text, (edit, root) => edit.set(root, ['b', 'c'], 1));
    expect(behind.edits()).toBeUndefined();
    const before = builderFor(text, (edit, root) => edit.set(root, ['a'], 2));
    expect(before.edits()).toHaveLength(1);
  });

  it('refuses to go through what is no map', () => {
    const edit = builderFor('a: text\n', (builder, root) => builder.set(root, ['a', 'b'], 1));
    expect(edit.edits()).toBeUndefined();
    expect(edit.refusal).toContain('"a"');
  });
});

describe('lists', () => {
  it.each([
    ['a:\n- x\n', 'a:\n- x\n- w\n'],
    ['a:\n  - x # c\n', 'a:\n  - x # c\n  - w\n'],
    ['a:\n  - "x"\n', 'a:\n  - "x"\n  - "w"\n'],
    ["a: ['x']\n", "a: ['x', 'w']\n"],
    ['a: []\n', 'a: [w]\n'],
    ['a: [\n  x,\n  z\n]\n', 'a: [\n  x,\n  z,\n  w\n]\n'],
    ['a: [\n  x, # c\n  z # d\n]\n', 'a: [\n  x, # c\n  z, # d\n  w\n]\n'],
    ['a: [\n  x,\n]\n', 'a: [\n  x,\n  w,\n]\n'],
    ['a:\n', 'a:\n  - w\n'],
    ['b: 1\n', 'b: 1\na:\n  - w\n'],
    ['b: [q]\n', 'b: [q]\na: [w]\n'],
    ['b:\n- q\n', 'b:\n- q\na:\n- w\n'],
    ['a:\n  - w\n', 'a:\n  - w\n'],
    ['a:\n-   q\n', 'a:\n-   q\n-   w\n'],
    ['b:\n  -   q\n  -   r\n', 'b:\n  -   q\n  -   r\na:\n  -   w\n'],
    ['b: 1\n\nc: 2\n\n# end\n', 'b: 1\n\nc: 2\n\na:\n  - w\n\n# end\n'],
    ['b: 1\r\n\r\nc: 2\r\n', 'b: 1\r\n\r\nc: 2\r\n\r\na:\r\n  - w\r\n'],
    ['b: 1\n\nc: 2\nd: 3\n', 'b: 1\n\nc: 2\nd: 3\na:\n  - w\n'],
  ])('adds an item to the list in %j', (before, after) => {
    expect(changed(before, (edit, root) => edit.ensureItem(root, ['a'], 'w'))).toBe(after);
  });

  it('parts several new entries of the top where the others are parted', () => {
    const text = 'b: 1\n\n# about c\nc: 2';
    const after = changed(text, (edit, root) => {
      edit.set(root, ['d', 'e'], 1);
      edit.set(root, ['f'], 2);
    });
    expect(after).toBe(`${text}\n\nd:\n  e: 1\n\nf: 2`);
  });

  it('adds maps as items', () => {
    const text = 'a:\n- name: x\n  value: 1\n';
    const after = changed(text, (edit, _, at) => edit.append(at('a'), { name: 'w', more: { z: [1] } }));
    expect(after).toBe(`${text}- name: w\n  more:\n    z:\n    - 1\n`);
    expect(changed('a: []\nb:\n- c: 1\n', (edit, _, at) => edit.append(at('a'), { name: 'w' }))).toBe(
      'a:\n- name: w\nb:\n- c: 1\n',
    );
  });

  it('leaves a blank between a colon or a tag and the comma', () => {
    const add = (text: string) => changed(text, (edit, root) => edit.set(root, ['z'], 1));
    expect(add('{a: , b:}\n')).toBe('{a: , b: , z: 1}\n');
    expect(add('{a: !x}\n')).toBe('{a: !x , z: 1}\n');
    expect(add('{a: b}\n')).toBe('{a: b, z: 1}\n');
  });

  it('adds items beside others', () => {
    const after = changed('a:\n  # first\n  - x\n  - z\n', (edit, _, at) => {
      edit.insertBefore(at('a', 0), 'v');
      edit.insertAfter(at('a', 0), 'w');
    });
    expect(after).toBe('a:\n  - v\n  # first\n  - x\n  - w\n  - z\n');
    const flow = changed('a: [x, z]\n', (edit, _, at) => {
      edit.insertBefore(at('a', 0), 'v');
      edit.insertAfter(at('a', 0), 'w');
    });
    expect(flow).toBe('a: [v, x, w, z]\n');
  });

  it('collects several items for one missing list', () => {
    const after = changed('b: 1\n', (edit, root) => {
      edit.ensureItem(root, ['c', 'a'], 'x');
      edit.ensureItem(root, ['c', 'a'], 'w');
      edit.ensureItem(root, ['c', 'a'], 'x');
    });
    expect(after).toBe('b: 1\nc:\n  a:\n    - x\n    - w\n');
  });
});

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

describe('other changes', () => {
  it('renames keys', () => {
    expect(changed('"a": 1\nb: 2\n', (edit, root) => edit.rename(entry(root, 'a'), 'c'))).toBe('"c": 1\nb: 2\n');
    expect(builderFor('a: 1\nb: 2\n', (edit, root) => edit.rename(entry(root, 'a'), 'b')).edits()).toBeUndefined();
  });

  it('adds comments', () => {
    expect(changed('a:\n  - x: 1\n', (edit, _, at) => edit.insertComment(at('a', 0), 'why'))).toBe(
      'a:\n  # why\n  - x: 1\n',
    );
  });

  it('counts in the file, whatever document it changes', () => {
    const text = 'a: 1\n---\nb: 2\n';
    const file = parseYaml(text);
    const edit = new YamlEdits(file);
    const root = file.documents[1]?.document.root;
    if (root) edit.set(root, ['c'], 3);
    expect(applyEdits(text, edit.edits() ?? [])).toBe('a: 1\n---\nb: 2\nc: 3\n');
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
