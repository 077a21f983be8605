import { entriesOf, isMergeKey, resolve } from '../model/yaml-values';
import type { YamlDocument, YamlEntry, YamlNode } from '../syntax/yaml-tree';
import type { Span } from '../text/span';
import { lineEndOf, lineStartOf, partsOf } from './yaml-edits-places';
import type { Draft } from './yaml-edits-write';

/** Whether a node says already what a draft would write. */
export function equalsDraft(node: YamlNode | undefined, draft: Draft): boolean {
  const value = resolve(node);
  if (!value) return draft === null && node === undefined;
  if (draft instanceof Map) {
    if (value.type !== 'map' || value.entries.some(isMergeKey)) return false;
    const entries = entriesOf(value);
    return (
      entries.length === draft.size &&
      entries.every((entry) => {
        const inner = draft.get(entry.name);
        return inner !== undefined && equalsDraft(entry.entry.value, inner);
      })
    );
  }
  if (Array.isArray(draft)) {
    if (value.type !== 'list' || value.items.length !== draft.length) return false;
    return value.items.every((item, index) => equalsDraft(item, draft[index] ?? null));
  }
  if (value.type !== 'scalar') return false;
  return typeof value.value === 'bigint' ? Number(value.value) === draft : value.value === draft;
}

/** Whether two drafts would write the same. */
export function sameDraft(a: Draft, b: Draft): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameDraft(item, b[index] ?? null));
  }
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([name, value]) => sameDraft(value, b.get(name) ?? null));
  }
  return a === b;
}

/**
 * Whether a line that the span touches holds a template action outside every scalar. Such lines come and go as the
 * template is filled in, so that no edit of them can be proved.
 */
export function touchesTemplate(document: YamlDocument, span: Span): boolean {
  const { text } = document;
  const start = lineStartOf(text, span.start);
  const end = lineEndOf(text, Math.max(span.start, text[span.end - 1] === '\n' ? span.end - 1 : span.end));
  for (let at = text.indexOf('{{', start); at >= 0 && at < end; at = text.indexOf('{{', at + 2)) {
    if (!isInScalar(document.root, at)) return true;
  }
  return false;
}

function isInScalar(root: YamlNode | undefined, offset: number): boolean {
  const waiting: (YamlNode | YamlEntry | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node || offset < node.span.start || offset >= node.span.end) continue;
    if (node.type === 'scalar') return true;
    if (node.type === 'entry') waiting.push(node.key, node.value);
    else if (node.type !== 'alias') for (const part of partsOf(node)) waiting.push(part);
  }
  return false;
}

/** Whether a place lies behind a mistake, from which on other readers may see something else than the tree holds. */
export function isBehindProblem({ problems }: YamlDocument, { start, end }: Span): boolean {
  return problems.some(({ code, span }) => code !== 'unknown-anchor' && (span.start <= start || span.start < end));
}
