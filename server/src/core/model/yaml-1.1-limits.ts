import type { YamlDocument, YamlEntry, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { brokenKey, emptyMerge, hasSlashEscape, holds } from './go-yaml-limits';
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
  const hasTabs = document.text.includes('\t');
  // JSON is not read as YAML, and has that escape.
  const hasSlashEscapes = document.text.includes('\\/') && !document.text.trimStart().startsWith('{');
  const waiting: (YamlNode | YamlEntry | undefined)[] = [document.root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node && node.type !== 'entry' && node.anchor && !/^[\w-]+$/.test(node.anchor.name)) {
      found.push({ node, says: `The anchor &${node.anchor.name} may hold no more than letters, digits, _ and -` });
    }
    if (node?.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) waiting.push(node.items[at]);
    else if (node?.type === 'map') for (let at = node.entries.length - 1; at >= 0; at--) waiting.push(node.entries[at]);
    else if (node?.type === 'entry') {
      const says = isMergeKey(node) ? emptyMerge(node) : (wrongKey(node.key) ?? gluedValue(node) ?? brokenKey(node));
      if (says !== undefined) found.push({ node: node.key, says });
      waiting.push(node.value);
    } else if (node?.type === 'scalar' && isColonWord(node)) {
      found.push({ node, says: 'A word in brackets cannot begin with a colon' });
    } else if (node?.type === 'scalar' && hasSlashEscapes && hasSlashEscape(node)) {
      found.push({ node, says: 'A slash cannot be escaped here' });
    } else if (node?.type === 'scalar' && hasTabs && startsWithTab(node)) {
      found.push({ node, says: 'The first line of this text cannot begin with a tab' });
    } else if (node?.type === 'scalar' && (node.tag || /^[-+]?\.[iInN]/.test(node.text))) {
      const value = yaml11Value(node);
      if (value.type === 'invalid') found.push({ node, says: `This is no ${node.tag?.name ?? 'value'}` });
      else if (value.type === 'number' && !Number.isFinite(value.value) && !isOverwritten(node)) {
        found.push({ node, says: `JSON has no number ${node.text}` });
      }
    } else if (node?.type === 'alias' && holds(node.target, node)) {
      found.push({ node, says: `The anchor &${node.name} would contain itself` });
    }
  }
  const bomb = found.length === 0 ? excessiveAlias(document) : undefined;
  return bomb ? [{ node: bomb, says: 'The aliases of this document say too much over and over' }] : found;
}

/** Whether a node is written under a key that its map has again further down, so that it never becomes JSON. */
function isOverwritten(node: YamlNode): boolean {
  for (let at: YamlNode | YamlEntry | undefined = node; at; at = at.parent) {
    if (at.type !== 'entry') continue;
    const { parent, key }: YamlEntry = at;
    const name = yaml11KeyName(key);
    const last = parent.entries.findLast((entry) => yaml11KeyName(entry.key) === name);
    if (name !== undefined && last !== at) return true;
  }
  return false;
}

/** `{a: :b}`: in brackets no word begins with a colon. */
function isColonWord({ style, text, parent }: YamlScalar): boolean {
  if (style !== 'plain' || text[0] !== ':' || !parent) return false;
  return parent.type === 'entry' ? parent.parent.isFlow : parent.isFlow;
}

/** `{a:[1]}`, `{a:, b}`: a word in brackets goes on behind a colon without a blank, and may not end in one. */
function gluedValue({ parent, key, value }: YamlEntry): string | undefined {
  if (!parent.isFlow || key.type !== 'scalar' || key.style !== 'plain' || key.text === '' || key.tag || key.anchor)
    return undefined;
  if (key.text[0] === ':') return 'A word in brackets cannot begin with a colon';
  const { text } = key.document;
  const isGlued =
    text[key.span.end] === ':' &&
    (value ? value.span.start === key.span.end + 1 : /[,}\]]/.test(text[key.span.end + 1] ?? ''));
  return isGlued ? 'A blank must stand behind this colon' : undefined;
}

/** Whether the first line of a block text, which tells how far it is indented, has a tab behind its blanks. */
function startsWithTab({ style, span, document: { text } }: YamlScalar): boolean {
  if (style !== 'literal' && style !== 'folded') return false;
  let at = text.indexOf('\n', span.start);
  if (at < 0 || /\d/.test(text.slice(span.start, at).split('#')[0] ?? '')) return false;
  for (; at >= 0 && at < span.end; at = text.indexOf('\n', at + 1)) {
    let sign = at + 1;
    while (text[sign] === ' ') sign++;
    if (text[sign] === '\t') return true;
    if (text[sign] !== '\n' && text[sign] !== '\r') return false;
  }
  return false;
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
