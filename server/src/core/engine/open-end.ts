import type { YamlFile, YamlNode } from '../syntax/yaml-tree';

/**
 * Whether a file ends without a line end in a block text that would keep one: whatever is written behind it makes the
 * text longer by that line end.
 */
export function endsInBlockText({ text, documents }: YamlFile): boolean {
  if (text.endsWith('\n')) return false;
  let node: YamlNode | undefined = documents.at(-1)?.document.root;
  while (node?.type === 'map' || node?.type === 'list') {
    node = node.type === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  }
  if (node?.type !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return false;
  return /^[|>]\+?\d?\+?(?:[ \t\r\n]|$)/.test(node.document.text.slice(node.span.start, node.span.end));
}
