import { describe, expect, it } from 'vitest';
import { YamlEdits } from '../../../server/src/core/engine/yaml-edits';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import { applyEdits } from '../../../server/src/core/text/edit';
import { builderFor, changed, entry, pod } from './yaml-edits-harness';

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
