import { keptWith } from '../../../memory/kept-with';
import type { ComposeModel } from '../../../model/compose';
import { isWrongByTag } from '../../../model/compose-literals';
import { isReset } from '../../../model/compose-value';
import { brokenKey, emptyMerge, hasSlashEscape, holds } from '../../../model/go-yaml-limits';
import type { YamlDocument, YamlEntry, YamlNode, YamlProperty } from '../../../syntax/yaml-tree';

/** What is YAML, but nothing that Compose can read. */
export interface Unreadable {
  readonly node: YamlNode;
  readonly says: string;
}

const known = keptWith<YamlDocument, readonly Unreadable[]>();
const none: readonly Unreadable[] = [];
/** Few files hold anything of this kind; the others need no walk. */
const signs = /[&{[!]|<<|\\\/|\.(?:inf|Inf|INF|nan|NaN|NAN)/;

/** Wherever they stand, extensions included: Compose reads the YAML before it looks what is in it. */
export function unreadableValues(file: ComposeModel): readonly Unreadable[] {
  return file.yaml.documents.flatMap(({ document }) => {
    let found = known.get(document);
    if (!found) {
      found = document.problems.length > 0 || !signs.test(document.text) ? none : [...walk(document.root)];
      known.set(document, found);
    }
    return found;
  });
}

function* walk(root: YamlNode | undefined): Iterable<Unreadable> {
  const waiting: { readonly node: YamlNode | YamlEntry | undefined; readonly isTakenAway: boolean }[] = [];
  const push = (node: YamlNode | YamlEntry | undefined, isTakenAway: boolean) => waiting.push({ node, isTakenAway });
  push(root, false);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    if (!node) continue;
    const isTakenAway = next.isTakenAway || (node.type !== 'entry' && isReset(node));
    if (node.type === 'entry') {
      // Elsewhere a key that is no text is told as such.
      const says = wrongEntry(node) ?? (isTakenAway && hasNoKey(node) ? 'No key stands before this colon' : undefined);
      if (says !== undefined) yield { node: node.key, says };
      push(node.value, isTakenAway);
      push(node.key, isTakenAway);
      continue;
    }
    // What is taken away is written in YAML all the same, but nothing is made of it.
    const says = wrongText(node) ?? (isTakenAway ? undefined : wrongValue(node));
    if (says !== undefined) yield { node, says };
    if (node.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) push(node.items[at], isTakenAway);
    else if (node.type === 'map') {
      for (let at = node.entries.length - 1; at >= 0; at--) push(node.entries[at], isTakenAway);
    }
  }
}

function wrongEntry(entry: YamlEntry): string | undefined {
  return emptyMerge(entry) ?? gluedValue(entry) ?? brokenKey(entry);
}

function wrongText(node: YamlNode): string | undefined {
  const { anchor, tag } = node;
  if (tag && !isWholeTag(tag, node.document.text))
    return `The tag ${tag.name} must end in a blank and hold no other signs`;
  if (anchor?.name.endsWith(':')) return `The name of the anchor &${anchor.name} may not end in a colon`;
  // https://github.com/yaml/go-yaml/blob/v4.0.0-rc.4/internal/libyaml/yamlprivate.go
  if (anchor && !/^[!-~]+$/.test(anchor.name)) return `The anchor &${anchor.name} may hold no more than ASCII letters`;
  return node.type === 'scalar' && hasSlashEscape(node) ? 'A slash cannot be escaped here' : undefined;
}

/** The signs that go-yaml takes in a tag, and nothing but a blank behind it, in brackets too. */
function isWholeTag({ name, span }: YamlProperty, text: string): boolean {
  return /^!(?:<.*>|[\w;/?:@&=+$.!~*'()%-]*)$/.test(name) && /^\s?$/.test(text[span.end] ?? '');
}

function wrongValue(node: YamlNode): string | undefined {
  if (node.type === 'alias') {
    return holds(node.target, node) ? `The anchor &${node.name} would contain itself` : undefined;
  }
  if (node.type !== 'scalar') return undefined;
  if (isWrongByTag(node)) return `This is no ${node.tag?.name}`;
  if (node.style !== 'plain' || (node.tag && node.tag.name !== '!!float')) return undefined;
  return /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(node.text)
    ? `Compose has no number ${node.text}`
    : undefined;
}

/** `{a:[1]}`, `{a: :b}`: a word in brackets goes on behind a colon without a blank, and does not begin with one. */
function gluedValue({ parent, key, value }: YamlEntry): string | undefined {
  if (!parent.isFlow || key.type !== 'scalar' || key.style !== 'plain') return undefined;
  const { text } = key.document;
  if (
    isColonWord(value) ||
    (isColonWord(key) && /^\{(?:\s|#.*\n)*$/.test(text.slice(parent.span.start, key.span.start)))
  ) {
    return 'A word in brackets cannot begin with a colon';
  }
  let colon = key.span.end;
  while (text[colon] === ' ' || text[colon] === '\t') colon++;
  const isGlued = value && key.text !== '' && text[colon] === ':' && value.span.start === colon + 1;
  return isGlued && /[[{]/.test(text[colon + 1] ?? '') ? 'A blank must stand behind this colon' : undefined;
}

function isColonWord(node: YamlNode | undefined): boolean {
  return node?.type === 'scalar' && node.style === 'plain' && node.text[0] === ':';
}

/** `: a` without a question mark before it. */
function hasNoKey({ key, parent }: YamlEntry): boolean {
  if (key.type !== 'scalar' || key.span.end > key.span.start || key.tag || key.anchor) return false;
  return !/\?\s*$/.test(key.document.text.slice(parent.span.start, key.span.start));
}
