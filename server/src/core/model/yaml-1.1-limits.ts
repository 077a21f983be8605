import type { YamlDocument, YamlEntry, YamlNode } from '../syntax/yaml-tree';
import { yaml11KeyName, yaml11Value } from './yaml-1.1';
import { isMergeKey, resolve } from './yaml-values';

/** What is YAML, but cannot become the JSON that everything of Kubernetes makes of it. */
export interface NotJson {
  readonly node: YamlNode;
  readonly says: string;
}

/** Everything in a document that stops its way to JSON, in the order of the text. */
export function notJson(document: YamlDocument): readonly NotJson[] {
  const found: NotJson[] = [];
  const waiting: (YamlNode | YamlEntry | undefined)[] = [document.root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node?.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) waiting.push(node.items[at]);
    else if (node?.type === 'map') for (let at = node.entries.length - 1; at >= 0; at--) waiting.push(node.entries[at]);
    else if (node?.type === 'entry') {
      const says = isMergeKey(node) ? undefined : (wrongKey(node.key) ?? gluedValue(node));
      if (says !== undefined) found.push({ node: node.key, says });
      waiting.push(node.value);
    } else if (node?.type === 'scalar' && (node.tag || /^[-+]?\.[iInN]/.test(node.text))) {
      const value = yaml11Value(node);
      if (value.type === 'invalid') found.push({ node, says: `This is no ${node.tag?.name ?? 'value'}` });
      else if (value.type === 'number' && !Number.isFinite(value.value)) {
        found.push({ node, says: `JSON has no number ${node.text}` });
      }
    } else if (node?.type === 'alias' && holds(node.target, node)) {
      found.push({ node, says: `The anchor &${node.name} would contain itself` });
    }
  }
  const bomb = found.length === 0 ? excessiveAlias(document) : undefined;
  return bomb ? [{ node: bomb, says: 'The aliases of this document say too much over and over' }] : found;
}

/** `{a:[1]}`: a word in brackets goes on behind a colon without a blank, and may not end in one. */
function gluedValue({ parent, key, value }: YamlEntry): string | undefined {
  if (!parent.isFlow || key.type !== 'scalar' || key.style !== 'plain' || !value || key.tag || key.anchor)
    return undefined;
  const isGlued = value.span.start === key.span.end + 1 && key.document.text[key.span.end] === ':';
  return isGlued ? 'A blank must stand behind this colon' : undefined;
}

const nullWords: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

function wrongKey(written: YamlNode): string | undefined {
  const key = resolve(written);
  if (!key) return undefined;
  if (key.type !== 'scalar') return `A ${key.type === 'map' ? 'mapping' : 'list'} cannot be a key here`;
  const isPlainText = !key.tag && (key.style !== 'plain' || (key.text !== '' && !/^[~nN\d+-]/.test(key.text)));
  if (isPlainText || yaml11KeyName(key) !== undefined) return undefined;
  return nullWords.has(key.text) ? 'Nothing cannot be a key here' : `${key.text} cannot be a key here`;
}

function holds(outer: YamlNode | undefined, inner: YamlNode): boolean {
  for (let at: YamlNode | YamlEntry | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

const leastAliased = 100;
const leastRead = 1000;
const mostRead = 1_000_000;

/** The root of a document whose aliases lead to more than 99 percent of all that is read, as go-yaml refuses it. */
function excessiveAlias({ root, text }: YamlDocument): YamlNode | undefined {
  if (!root || !text.includes('*') || !text.includes('&')) return undefined;
  let read = 0;
  let aliased = 0;
  const waiting: { node: YamlNode; isAliased: boolean }[] = [{ node: root, isAliased: false }];
  for (let next = waiting.pop(); next && read < mostRead; next = waiting.pop()) {
    const { node, isAliased } = next;
    read++;
    if (isAliased) aliased++;
    if (aliased > leastAliased && read > leastRead && aliased / read > allowedRatio(read)) return root;
    const push = (inner: YamlNode | undefined) => inner && waiting.push({ node: inner, isAliased });
    if (node.type === 'alias') {
      if (node.target) waiting.push({ node: node.target, isAliased: true });
    } else if (node.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) push(node.items[at]);
    else if (node.type === 'map') {
      for (let at = node.entries.length - 1; at >= 0; at--) {
        const entry = node.entries[at];
        push(entry?.value);
        if (entry && !isMergeKey(entry)) push(entry.key);
      }
    }
  }
  return undefined;
}

/** go-yaml allows less the more there is to read. */
function allowedRatio(read: number): number {
  return 0.99 - 0.89 * Math.min(1, Math.max(0, (read - 400_000) / 3_600_000));
}
