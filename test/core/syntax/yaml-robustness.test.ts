import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlEntry, YamlFile, YamlNode } from '../../../server/src/core/syntax/yaml-tree';

const seeds = [
  'a: 1\nb:\n  - c: "x"\n    d: [1, {e: f}]\n  - |\n    text\n# end\n',
  'x: &a\n  <<: *b\n  k: !t v\n---\n? q\n: r\n...\n%YAML 1.2\n---\n- - - 1\n',
  '{\n\t"a": [1, 2, {"b": null}],\n\t"c": "d\\u0041"\n}\n',
  `\uFEFFservices:\r\n  web: # c\r\n    image: 'n:1'\r\n    env: {A: \${B}, C: $(D)}\r\n`,
  'a: {{ .Values.a }}\n{{- if .x }}\nb: >-\n  folded\n\n  more\n{{- end }}\n',
];
const pieces = [
  ...[
    '\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '\t',
    ':',
    ': ',
    '- ',
    '-',
    '? ',
    '#',
    ' #',
    '"',
    "'",
    '|',
    '>-',
    '|+2',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    ',',
    '&a ',
    '*a',
    '!t ',
    '!',
    '<<: ',
    '---',
    '...',
    '%',
    '\uFEFF',
    '\u0000',
    '\u001f',
    '\u0018',
    '\u0002',
    '\ud800',
    '@',
    '`',
    '\\',
  ],
];

/** A small generator with a fixed start: the same texts on every run. */
function randomFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutated(text: string, random: (below: number) => number): string {
  let result = text;
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(result.length + 1);
    const piece = pieces[random(pieces.length)] ?? '';
    const cut = at + random(6);
    switch (random(4)) {
      case 0:
        result = result.slice(0, at) + piece + result.slice(at);
        break;
      case 1:
        result = result.slice(0, at) + result.slice(cut);
        break;
      case 2:
        result = result.slice(0, at) + piece + result.slice(cut);
        break;
      default:
        result = result.slice(0, at) + result.slice(random(result.length), random(result.length)) + result.slice(at);
    }
  }
  return result;
}

/** What is wrong with the shape of a tree; nothing where all is well. */
function flawOf(file: YamlFile): string | undefined {
  if (file.documents.map(({ document }) => document.text).join('') !== file.text) return 'text';
  for (const { document, offset } of file.documents) {
    const { length } = document.text;
    if (file.placeOf(document)?.offset !== offset) return 'place';
    for (const { span } of [...document.problems, ...document.comments]) {
      if (!(span.start >= 0 && span.start <= span.end && span.end <= length)) return 'span';
    }
    for (const { span, text } of document.comments) {
      if (document.text.slice(span.start, span.end) !== `#${text}`) return 'comment';
    }
    const waiting: (YamlNode | YamlEntry | undefined)[] = [document.root];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (!node) continue;
      if (!(node.span.start >= 0 && node.span.start <= node.span.end && node.span.end <= length)) return 'node';
      if (node.document !== document) return 'document';
      const inner =
        node.type === 'entry'
          ? [node.key, node.value]
          : node.type === 'map'
            ? node.entries
            : node.type === 'list'
              ? node.items
              : [];
      for (const child of inner) {
        if (child && child.parent !== node) return 'parent';
        waiting.push(child);
      }
    }
  }
  return undefined;
}

describe('any text at all', () => {
  it('gives a tree of sound spans, and no exception', { timeout: 400_000 }, () => {
    const random = randomFrom(20261121);
    const flaws: string[] = [];
    let previous: YamlFile | undefined;
    for (let count = 0; count < 100_000; count++) {
      const text = mutated(seeds[count % seeds.length] ?? '', random);
      const file = parseYaml(text, previous);
      const flaw = flawOf(file);
      if (flaw) flaws.push(`${flaw} in ${JSON.stringify(text)}`);
      previous = random(3) === 0 ? undefined : file;
    }
    expect(flaws.slice(0, 5)).toEqual([]);
  });

  it.each([
    ['open brackets', '['.repeat(10_000)],
    ['open braces', 'a: {b: '.repeat(10_000)],
    ['brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['dashes', '- '.repeat(10_000)],
    ['levels', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['explicit keys', '? '.repeat(10_000)],
    ['tags', '!t '.repeat(10_000)],
    ['anchors', '&a '.repeat(10_000)],
  ])('bounds the nesting of %s', (_, text) => {
    expect(flawOf(parseYaml(text))).toBeUndefined();
    expect(parseYaml(`${text}\n---\nb: 1\n`).documents.at(-1)?.document.problems).toEqual([]);
  });

  it('reads giant scalars', () => {
    const long = 'x y '.repeat(250_000);
    for (const text of [`a: ${long}\n`, `a: "${long}"\n`, `a: '${long}\n`, `a: |\n  ${long}\n`, `# ${long}\n`]) {
      expect(flawOf(parseYaml(text))).toBeUndefined();
    }
  });

  it('does not multiply aliases', () => {
    const lines = Array.from({ length: 60 }, (_, level) => `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`);
    expect(flawOf(parseYaml(lines.join('\n')))).toBeUndefined();
  });
});
