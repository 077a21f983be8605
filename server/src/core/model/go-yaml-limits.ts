import type { YamlEntry, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { isMergeKey } from './yaml-values';

/** What every reader of YAML that is written in Go refuses, kubectl and Compose alike. */

/** What is wrong with `<<:` and nothing behind it, in words. */
export function emptyMerge(entry: YamlEntry): string | undefined {
  return isMergeKey(entry) && !entry.value
    ? 'Nothing is merged here; only a mapping, or a list of them, can be'
    : undefined;
}

/** A key in brackets whose colon stands on another line than its beginning, in words. */
export function brokenKey({ parent, key }: YamlEntry): string | undefined {
  if (!parent.isFlow || key.type !== 'scalar') return undefined;
  const { anchor, tag } = key;
  const { text } = key.document;
  const start = Math.min(key.span.start, anchor?.span.start ?? key.span.start, tag?.span.start ?? key.span.start);
  let colon = key.span.end;
  while (/\s/.test(text[colon] ?? '')) colon++;
  if (text[colon] !== ':' || !text.slice(start, colon).includes('\n')) return undefined;
  let before = start - 1;
  while (/\s/.test(text[before] ?? '')) before--;
  return text[before] === '?' ? undefined : 'A key and its ":" must stand on one line';
}

/** Whether a quoted text escapes a slash, as JSON and newer YAML may. */
export function hasSlashEscape({ style, span, document: { text } }: YamlScalar): boolean {
  if (style !== 'double-quoted') return false;
  for (let at = text.indexOf('\\', span.start); at >= 0 && at < span.end; at = text.indexOf('\\', at + 2)) {
    if (text[at + 1] === '/') return true;
  }
  return false;
}

/** Whether a node is another one, or stands somewhere in it. */
export function holds(outer: YamlNode | undefined, inner: YamlNode): boolean {
  for (let at: YamlNode | YamlEntry | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}
