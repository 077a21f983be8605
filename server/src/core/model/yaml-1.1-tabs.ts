import type { YamlDocument, YamlList, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { type Span, span } from '../text/span';

/** What tabs at the start of a line can belong to: a scalar, or anything in brackets. */
interface Leaf extends Span {
  /** Blank lines behind a plain or a block text belong to it from this column on; behind others nothing does. */
  readonly from: number;
}

const tabbedLine = /^(?!---)(?: *-)* *\t/gm;
const mostTold = 25;

/**
 * Tabs before the first word of a line, behind its dashes, or on a line with nothing else, where go-yaml refuses them: it stops at every
 * tab that it does not count to the text before it. In the order of the text.
 */
export function wrongTabs({ root, text }: YamlDocument): readonly Span[] {
  if (!text.includes('\t')) return [];
  const tabs = [...text.matchAll(tabbedLine)].map(({ index, 0: { length } }) => ({
    line: index,
    at: index + length - 1,
  }));
  if (tabs.length === 0) return [];
  const leaves = leavesOf(root);
  const found: Span[] = [];
  let next = 0;
  for (const { line, at } of tabs) {
    while ((leaves[next]?.start ?? at) < at) next++;
    const leaf = leaves[next - 1];
    if (leaf && (leaf.end > at || (at - line >= leaf.from && text.slice(leaf.end, at).trim() === ''))) continue;
    found.push(span(at, at + 1));
    if (found.length === mostTold) break;
  }
  return found;
}

/** In the order of the text. */
function leavesOf(root: YamlNode | undefined): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const waiting: (YamlNode | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node) continue;
    if (node.type === 'scalar') {
      if (node.span.end > node.span.start) leaves.push({ ...node.span, from: textColumn(node) });
    } else if (node.type === 'alias' || node.isFlow) leaves.push({ ...node.span, from: Number.POSITIVE_INFINITY });
    else if (node.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) waiting.push(node.items[at]);
    else
      for (let at = node.entries.length - 1; at >= 0; at--)
        waiting.push(node.entries[at]?.value, node.entries[at]?.key);
  }
  return leaves;
}

function textColumn(node: YamlScalar): number {
  const { text } = node.document;
  if (node.style === 'literal' || node.style === 'folded') {
    const first = /\n( *)[^\s]/.exec(text.slice(node.span.start, node.span.end));
    return first?.[1]?.length ?? Number.POSITIVE_INFINITY;
  }
  if (node.style !== 'plain') return Number.POSITIVE_INFINITY;
  const holder = node.parent?.type === 'entry' ? node.parent.parent : node.parent;
  return holder ? columnOf(holder) + 1 : 0;
}

function columnOf(holder: YamlMap | YamlList): number {
  return holder.span.start - holder.document.text.lastIndexOf('\n', holder.span.start - 1) - 1;
}
