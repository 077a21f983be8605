import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YamlEdits } from '../../../server/src/core/engine/yaml-edits';
import { entryOf, get } from '../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlEntry, YamlFile, YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import { applyEdits } from '../../../server/src/core/text/edit';

/** Every node with its place in the file, and what is not as it should be between it and its parent. */
function listed(file: YamlFile): string[] {
  const lines: string[] = [];
  const visit = (node: YamlNode | YamlEntry, parent: YamlNode | YamlEntry | undefined) => {
    const offset = file.placeOf(node.document)?.offset ?? Number.NaN;
    const text = node.type === 'scalar' ? `${node.style} ${node.text}` : node.type === 'entry' ? node.name : '';
    // The key of a map that is read in pieces stands for its entry: the rest lies in other pieces.
    const end = node.type === 'entry' && node.value?.type === 'map' ? '' : node.span.end + offset;
    lines.push(`${node.type} ${node.span.start + offset}-${end} ${text}`);
    if (node.parent !== parent) lines.push('another parent');
    if (node.type === 'entry') {
      visit(node.key, node);
      if (node.value) visit(node.value, node);
    } else if (node.type === 'map') for (const entry of node.entries) visit(entry, node);
    else if (node.type === 'list') for (const item of node.items) visit(item, node);
  };
  for (const { document, offset } of file.documents) {
    if (document.root) visit(document.root, undefined);
    for (const { span } of document.comments) lines.push(`comment ${span.start + offset}-${span.end + offset}`);
    for (const { span, code } of document.problems) lines.push(`${code} ${span.start + offset}-${span.end + offset}`);
  }
  return lines;
}

/** The same text twice: with an anchor at its end, so that it is read as a whole, and with a tag in its place. */
function wholeAndCut(text: string): [YamlFile, YamlFile] {
  return [parseYaml(`${text}last: &anchor 1\n`), parseYaml(`${text}last: !anchor 1\n`)];
}

const service = (name: number) =>
  `  # service ${name}\n  s${name}:\n    image: nginx:${name} # why\n    ports:\n    - "80:80"\n    command: |\n      run\n      # not a comment\n\n    environment: {A: b}\n`;
const services = (count: number) => Array.from({ length: count }, (_, index) => service(index)).join('');
const compose = `# head\nname: x\nservices:\n${services(300)}\n# volumes\nvolumes:\n  data:\n  more: {}\n`;

function isCut(file: YamlFile): boolean {
  const [placed] = file.documents;
  const { root } = placed?.document ?? {};
  return root?.type === 'map' && root.entries.some((entry) => entry.document !== placed?.document);
}

describe('long maps', () => {
  it('are read in pieces that say what the whole says', () => {
    const [whole, cut] = wholeAndCut(compose);
    expect([isCut(whole), isCut(cut)]).toEqual([false, true]);
    expect(listed(cut)).toEqual(listed(whole));
  });

  it('are read as a whole where a line is not what it seems', () => {
    for (const line of ['"two\nlines": 1\n', '? a\n', '{}\n', 'a: [\n]\n', '  \tb: 1\n', 'x: *y\n']) {
      expect(isCut(parseYaml(`${compose}${line}`))).toBe(false);
    }
  });

  it('say the same in pieces and as a whole, whatever stands in them', () => {
    const snippet = fc.constantFrom(
      ...[
        'a: 1\n',
        'b:\n',
        'c: |\n  text\n  # text\n\n',
        '# comment\n',
        '\n',
        'd:\n  e: 1\n  f:\n    - g\n',
        '  x: 1\n',
      ],
      ...[
        'h:\n- i\n- j: k\n',
        'l: "m\n  n"\n',
        'o: [p,\n  q]\n',
        '  # deep\n',
        'r: >+\n  s\n\n\n',
        't: {u: v}\n',
        '    w: 1\n',
      ],
      ...[
        `y:\n${service(1)}${service(2)}`,
        `z:\n${services(8)}`,
        `z2:\n# flush\n${services(8)}# flush\n${services(7)}`,
        'a b: 1\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(snippet, { maxLength: 12 }), fc.array(snippet, { maxLength: 6 }), (before, after) => {
        const [whole, cut] = wholeAndCut(`${before.join('')}main:\n${services(230)}${after.join('')}`);
        // What is broken may be told at other places, as a broken piece does not reach beyond itself.
        if (whole.documents.some(({ document }) => document.problems.length > 0)) return;
        expect(listed(cut)).toEqual(listed(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('keep the trees of the pieces that did not change', () => {
    const file = parseYaml(compose);
    const text = compose.replace('image: nginx:150', 'image: nginx:150\n    user: "1"');
    const changed = parseYaml(text, file);
    expect(listed(changed)).toEqual(listed(parseYaml(text)));
    const nodes = (one: YamlFile, name: string) => get(one.documents[0]?.document.root, 'services', name, 'image');
    const before = nodes(file, 's10');
    expect(nodes(changed, 's10')).toBe(before);
    expect(nodes(changed, 's299')).toBe(nodes(file, 's299'));
    expect(nodes(changed, 's150')).not.toBe(nodes(file, 's150'));
  });

  it('are edited at the right place', () => {
    const file = parseYaml(compose);
    const root = file.documents[0]?.document.root;
    const edit = new YamlEdits(file);
    if (root) edit.set(root, ['services', 's7', 'read_only'], true);
    if (root) edit.set(root, ['services', 'new', 'image'], 'x');
    if (root) edit.set(root, ['networks', 'net'], {});
    const removed = entryOf(get(root, 'services'), 's9')?.entry;
    if (removed) edit.remove(removed);
    const after = applyEdits(compose, edit.edits() ?? []);
    expect(edit.refusal).toBeUndefined();
    expect(after).toBe(
      `${compose
        .replace(service(7), `${service(7)}    read_only: true\n`)
        .replace(service(9), '')
        .replace(service(299), `${service(299)}  new:\n    image: x\n`)}networks:\n  net: {}\n`,
    );
  });

  it('refuse a change of many pieces at once', () => {
    const file = parseYaml(compose);
    const root = file.documents[0]?.document.root;
    const edit = new YamlEdits(file);
    if (root) edit.set(root, ['services'], {});
    expect(edit.edits()).toBeUndefined();
    expect(edit.refusal).toContain('too long');
  });
});
