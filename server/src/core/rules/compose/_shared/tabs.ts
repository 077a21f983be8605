import { keptWith } from '../../../memory/kept-with';
import type { YamlDocument, YamlNode } from '../../../syntax/yaml-tree';
import type { Span } from '../../../text/span';

const blankLine = /^ {0,200}\t[ \t]{0,200}(?=\r?$|#)/gm;
const none: readonly Span[] = [];
const known = keptWith<YamlDocument, readonly Span[]>();

/**
 * The blanks of lines that hold nothing, or a comment, where there is a tab among them. YAML allows that; the reader of
 * Compose takes the tab for the beginning of something, but in brackets and in texts of several lines.
 * https://github.com/yaml/go-yaml
 */
export function tabsOnBlankLines(document: YamlDocument): readonly Span[] {
  if (!document.text.includes('\t')) return none;
  let found = known.get(document);
  if (!found) {
    const spans = [...document.text.matchAll(blankLine)].map(({ index, 0: { length } }) => {
      return { start: index, end: index + length };
    });
    const held = spans.length > 0 ? holders(document.root) : none;
    found = spans.filter(({ start }) => !held.some((span) => span.start <= start && start < span.end));
    known.set(document, found);
  }
  return found;
}

/** Where tabs stand inside something: brackets and texts that go on over several lines. */
function holders(root: YamlNode | undefined): readonly Span[] {
  const found: Span[] = [];
  const waiting: (YamlNode | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node || node.type === 'alias') continue;
    if (node.type === 'scalar' ? node.style !== 'plain' : node.isFlow) found.push(node.span);
    else if (node.type === 'list') waiting.push(...node.items);
    else if (node.type === 'map') waiting.push(...node.entries.map(({ value }) => value));
  }
  return found;
}
