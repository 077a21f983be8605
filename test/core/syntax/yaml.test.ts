import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlDocument, YamlEntry, YamlMap, YamlNode } from '../../../server/src/core/syntax/yaml-tree';

function only(text: string): YamlDocument {
  const file = parseYaml(text);
  const [placed] = file.documents;
  if (!placed || file.documents.length !== 1) throw new Error(`${file.documents.length} documents`);
  return placed.document;
}

function rootMap(text: string): YamlMap {
  const { root } = only(text);
  if (root?.type !== 'map') throw new Error('The text holds no map');
  return root;
}

function valueAt(text: string, name: string): YamlNode | undefined {
  return rootMap(text).entries.find((entry) => entry.name === name)?.value;
}

function shown(node: YamlNode | YamlEntry | undefined): string | undefined {
  return node?.document.text.slice(node.span.start, node.span.end);
}

function problems(text: string): string[] {
  return parseYaml(text).documents.flatMap(({ document }) =>
    document.problems.map(({ code, span }) => `${code} ${document.text.slice(span.start, span.end)}`),
  );
}

describe('documents', () => {
  it.each([
    ['', ['']],
    ['# only a comment\n', ['# only a comment\n']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
    ['---\na: 1\n---\n', ['---\na: 1\n', '---\n']],
    ['--- # c\na: 1\n--- |\n  x\n', ['--- # c\na: 1\n', '--- |\n  x\n']],
    ['a: |\n  ---\nb: ---x\n', ['a: |\n  ---\nb: ---x\n']],
    ['a: 1\r\n---\r\nb: 2', ['a: 1\r\n', '---\r\nb: 2']],
    ['a: 1\n...\n# end\n', ['a: 1\n...\n# end\n']],
    ['a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
    ['a: 1\n...\n---\nb: 2\n', ['a: 1\n...\n', '---\nb: 2\n']],
    ['%YAML 1.2\n---\na: 1\n', ['%YAML 1.2\n---\na: 1\n']],
    ['a: 1\n...\n%YAML 1.2\n---\nb: 2\n', ['a: 1\n...\n', '%YAML 1.2\n---\nb: 2\n']],
    ['# c\n---\na: 1\n', ['# c\n', '---\na: 1\n']],
    ['\uFEFF---\na: 1\n', ['\uFEFF---\na: 1\n']],
  ])('splits %j', (text, expected) => {
    const file = parseYaml(text);
    expect(file.documents.map(({ document }) => document.text)).toEqual(expected);
    expect(problems(text)).toEqual([]);
    for (const { document, offset, line } of file.documents) {
      expect(text.slice(offset, offset + document.text.length)).toBe(document.text);
      expect(line).toBe(text.slice(0, offset).split('\n').length - 1);
    }
  });

  it('has no root where nothing is written', () => {
    expect(only('').root).toBeUndefined();
    expect(only('# c\n').root).toBeUndefined();
    expect(only('---\n').root).toBeUndefined();
    expect(only('~').root?.type).toBe('scalar');
  });

  it('keeps one broken document from the others', () => {
    const file = parseYaml('a: [1\n---\nb: 2\n');
    expect(file.documents.map(({ document }) => document.problems.length)).toEqual([1, 0]);
  });

  it('reads a directive for version 1.1 without its types', () => {
    const { root } = only('%YAML 1.1\n---\n- !!set {a}\n- 2001-01-01\n- yes\n- <<: {}\n');
    expect(root?.type === 'list' && root.items.map((item) => item.type)).toEqual(['map', 'scalar', 'scalar', 'map']);
  });
});

describe('brackets and quotes that go on further to the left', () => {
  const lax = { mergesInPlace: false, endsLastLine: false, outdentsFlow: true };
  const read = (text: string) => parseYaml(text, undefined, lax).documents.map(({ document }) => document);

  it.each(['a:\n  b: [c,\nd\n]\ne: 1\n', 'a:\n  b: "c\nd"\ne: 1\n', 'a:\n  b: { c: {\nd: 1\n} }\ne: 1\n'])(
    'are what YAML forbids and Compose reads: %j',
    (text) => {
      expect(problems(text)).not.toEqual([]);
      const [document] = read(text);
      expect(document?.problems).toEqual([]);
      expect(document?.root?.type === 'map' && document.root.entries.map(({ name }) => name)).toEqual(['a', 'e']);
    },
  );

  it('are told as before where they are never closed', () => {
    const text = 'a: [b\nc: d\n';
    expect(read(text)[0]?.problems).toEqual(only(text).problems);
  });
});

describe('spans', () => {
  it('leaves anchors and tags out of the node and finds both', () => {
    const text = 'a: &x !t 1\nb: !reset\nc: &y\nd: !override\n  - 1\ne: !!str 2\n"f": *x\n';
    const shows = rootMap(text).entries.map(({ value }) => [
      shown(value),
      value?.anchor && text.slice(value.anchor.span.start, value.anchor.span.end),
      value?.tag && text.slice(value.tag.span.start, value.tag.span.end),
    ]);
    expect(shows).toEqual([
      ['1', '&x', '!t'],
      ['', undefined, '!reset'],
      ['', '&y', undefined],
      ['- 1', undefined, '!override'],
      ['2', undefined, '!!str'],
      ['*x', undefined, undefined],
    ]);
    expect(valueAt(text, 'b')).toMatchObject({ value: '', tag: { name: '!reset' } });
  });

  it('is not misled by text that looks like an anchor', () => {
    const text = 'a: "&x"\nb: &x 1 # &x\n&x c: 2\n';
    const [, b, c] = rootMap(text).entries;
    expect(b?.value?.anchor?.span).toEqual({ start: 11, end: 13 });
    expect(c?.key.anchor?.span).toEqual({ start: 21, end: 23 });
  });

  it('ends a block scalar with its last text', () => {
    const text = 'a: |\n  x\n  y\n\nb: |+\n  z\n\n\nc: >-\n  q';
    expect(rootMap(text).entries.map(({ value }) => shown(value))).toEqual(['|\n  x\n  y', '|+\n  z', '>-\n  q']);
    expect(valueAt(text, 'b')).toMatchObject({ value: 'z\n\n\n', style: 'literal' });
  });

  it('ends collections with their last value', () => {
    const text = 'a:\n  - b: 1\n\n# c\nd: {}\n';
    expect(shown(valueAt(text, 'a'))).toBe('- b: 1');
    expect(shown(rootMap(text).entries[0])).toBe('a:\n  - b: 1');
    expect(shown(rootMap(text))).toBe('a:\n  - b: 1\n\n# c\nd: {}');
  });

  it('counts the byte order mark and CRLF', () => {
    const { entries } = rootMap('\uFEFFa: 1\r\nb: x\r\n');
    expect(entries.map((entry) => [entry.name, shown(entry.value)])).toEqual([
      ['a', '1'],
      ['b', 'x'],
    ]);
    expect(entries[0]?.span.start).toBe(1);
  });

  it('reads JSON that tabs indent', () => {
    const text = '{\n\t"a": 1,\n\t"b": [\n\t\t"x"\n\t]\n}\n';
    expect(problems(text)).toEqual([]);
    expect(shown(valueAt(text, 'b'))).toBe('[\n\t\t"x"\n\t]');
    expect(valueAt(text, 'b')).toMatchObject({ isFlow: true });
  });

  it('reads keys that are no plain text', () => {
    const { entries } = rootMap('? [x]\n: y\n? z\n: 1\n8080: 2\n"q r": 3\n: 4\n');
    expect(entries.map((entry) => entry.name)).toEqual(['', 'z', '8080', 'q r', '']);
  });

  it('knows parents', () => {
    const list = valueAt('a:\n  - b: 1\n', 'a');
    const item = list?.type === 'list' ? list.items[0] : undefined;
    expect(item?.parent).toBe(list);
    expect(list?.parent?.type === 'entry' && list.parent.parent).toBe(list?.document.root);
    expect(item?.type === 'map' && item.entries[0]?.value?.parent).toBe(item?.type === 'map' && item.entries[0]);
  });
});

describe('comments', () => {
  it('finds them and nothing else', () => {
    const text = '# a\r\nb: 1 # c\nd: "# e"\nf: |  # g\n  # h\ni: x#j\nk: [ # l\n  m ] # n\no: p\n  # q\n--- # r\n';
    const found = parseYaml(text).documents.flatMap(({ document }) =>
      document.comments.map((comment) => `${comment.text.trim()}${comment.isWholeLine ? '!' : ''}`),
    );
    expect(found).toEqual(['a!', 'c', 'g', 'l', 'n', 'q!', 'r']);
  });
});

describe('problems', () => {
  it.each([
    ['a: "x\nb: 1\n', ['unclosed-quote "']],
    ['a: [1, 2\nb: 2\n', ['unclosed-bracket [']],
    ['a: {b: [1}\n', ['unclosed-bracket [']],
    ['a: {b: 1', ['unclosed-bracket {']],
    ['a:\n\tb: 1\n', ['tab-as-indent \t']],
    ['a: b: c\n', ['block-as-implicit-key b']],
    ['a: *x\n', ['unknown-anchor *x']],
    ['a: &a [*a]\n', []],
    ['a: &x &y 1\n', ['multiple-anchors &y']],
    ['a: 1\na: 2\n', []],
    ['a: @x\n', ['bad-scalar-start @']],
    ['a: !nobody/knows 1\n', []],
  ])('reports %j at its token', (text, expected) => {
    expect(problems(text)[0]).toBe(expected[0]);
    expect(problems(text).length > 0).toBe(expected.length > 0);
  });

  it('never marks more than a line', () => {
    const text = 'a: {{ x }}\n{{- if y }}\nb: 1\n{{- end }}\nc: "\nd: [\n';
    expect(problems(text).every((problem) => !problem.includes('\n'))).toBe(true);
  });
});

describe('re-parsing', () => {
  const three = 'a: 1\n---\nb: 2\n---\nc: 3\n';

  it('keeps the trees of documents that did not change, at their new place', () => {
    const before = parseYaml(three);
    const text = 'a: 1\n---\nb: 2\nb2: 3\n---\nc: 3\n';
    const after = parseYaml(text, before);
    expect(after.documents[0]?.document).toBe(before.documents[0]?.document);
    expect(after.documents[1]?.document).not.toBe(before.documents[1]?.document);
    expect(after.documents[2]?.document).toBe(before.documents[2]?.document);
    expect(after.documents[2]).toMatchObject({ offset: 20, line: 4 });
    const last = after.documents[2];
    expect(last && after.placeOf(last.document)).toBe(last);
  });

  it('gives the same as a parse from nothing, whatever changed', () => {
    const texts = [
      three,
      'a: 1\n---x\nb: 2\n---\nc: 3\n',
      'a: 1\nb: 2\n---\nc: 3\n',
      `${three}---\nc: 3\n---\nc: 3\n`,
      'c: 3\n',
      '',
      '%YAML 1.2\n---\nc: 3\n',
      '%YAML 1.2\n# c\n---\nc: 3\n---\nb: 2\n',
      'a: 1\n...\nb: 2\n---\nc: 3\n',
      'a: 1\n...\n---\nc: 3\n',
      'a: 1\n..\n---\nc: 3\n',
      '\uFEFFa: 1\n---\nc: 3\n',
    ];
    for (const first of texts) {
      for (const second of texts) {
        const places = (previous?: ReturnType<typeof parseYaml>) =>
          parseYaml(second, previous).documents.map(({ document, offset, line }) => [document.text, offset, line]);
        expect(places(parseYaml(first))).toEqual(places());
      }
    }
  });
});

describe('long lists', () => {
  const item = (name: number, indent: string) =>
    `${indent}# item ${name}\n${indent}- kind: Pod\n${indent}  metadata:\n${indent}    name: p${name}\n${indent}    x:\n${indent}    - 1\n`;
  const items = (indent: string) => Array.from({ length: 500 }, (_, index) => item(index, indent)).join('');

  it.each(['', '  '])('are cut at items that are indented by %j', (indent) => {
    const text = `apiVersion: v1\nkind: List\nitems:\n${items(indent)}metadata:\n  resourceVersion: ""\n`;
    const file = parseYaml(text);
    expect(file.documents).toHaveLength(502);
    expect(file.documents.map(({ document }) => document.text).join('')).toBe(text);
    expect(file.documents[0]?.document).toMatchObject({ listPart: 'head', root: { type: 'map' } });
    expect(file.documents[501]?.document).toMatchObject({ listPart: 'tail', root: { type: 'map' } });
    const { document, line } = file.documents[7] ?? {};
    expect(document).toMatchObject({ listPart: 'item', root: { type: 'map', parent: { type: 'list' } } });
    expect(document?.comments.map((comment) => comment.text)).toEqual([' item 6']);
    expect(line).toBe(3 + 6 * 6);

    const changed = parseYaml(text.replace('name: p250\n', 'name: other\n    more: 1\n'), file);
    const renewed = changed.documents.filter((placed, index) => placed.document !== file.documents[index]?.document);
    expect(renewed.map(({ document: one }) => one.text)).toEqual([
      item(250, indent).replace('name: p250', `name: other\n    more: 1`),
    ]);
    expect(changed.documents[300]?.line).toBe((file.documents[300]?.line ?? 0) + 1);
  });

  it('are left whole where they have anchors, or are no lists', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n${items('')}`;
    expect(parseYaml(text.replace('name: p1\n', 'name: &n p1\n')).documents).toHaveLength(1);
    expect(parseYaml(text.replace('kind: List', 'kind: Other')).documents).toHaveLength(1);
    expect(parseYaml(text.slice(0, 1000)).documents).toHaveLength(1);
  });
});
