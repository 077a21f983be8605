import type { YamlDocument, YamlEntry, YamlNode } from '../syntax/yaml-tree';
import { yaml11Value } from './yaml-1.1';
import { isMergeKey } from './yaml-values';

/** An entry whose key stands in its map before. */
export interface RepeatedEntry {
  /** The nearest one before it. */
  readonly first: YamlEntry;
  readonly again: YamlEntry;
}

/** Every entry of a document whose key its map has already, in the order of the text; merge keys are no keys. */
export function repeatedEntries({ root }: YamlDocument): readonly RepeatedEntry[] {
  const found: RepeatedEntry[] = [];
  const waiting: (YamlNode | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node?.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) waiting.push(node.items[at]);
    if (node?.type !== 'map') continue;
    const known = new Map<string, YamlEntry>();
    for (const entry of node.entries) {
      const key = isMergeKey(entry) ? undefined : identityOf(entry.key);
      const first = key === undefined ? undefined : known.get(key);
      if (first) found.push({ first, again: entry });
      if (key !== undefined) known.set(key, entry);
    }
    for (let at = node.entries.length - 1; at >= 0; at--) waiting.push(node.entries[at]?.value);
  }
  return found;
}

/** The same for keys that go-yaml takes for the same: `80` and `0x50`, but not `80` and `"80"`. */
function identityOf(written: YamlNode): string | undefined {
  const key = written.type === 'alias' ? written.target : written;
  if (key?.type !== 'scalar') return undefined;
  const value = yaml11Value(key);
  if (value.type === 'text') return `text ${value.text}`;
  return 'value' in value ? `${value.type} ${value.value}` : undefined;
}
