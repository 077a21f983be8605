import type { YamlDocument, YamlEntry, YamlList, YamlMap, YamlNode } from '../syntax/yaml-tree';

/** Where a node begins with its anchor and tag; an offset in its document. */
export function startOf(node: YamlNode | YamlEntry): number {
  const own = node.type === 'entry' ? node.key : node;
  return Math.min(own.span.start, own.anchor?.span.start ?? own.span.start, own.tag?.span.start ?? own.span.start);
}

/** Where the line of an offset begins, behind a byte order mark. */
export function lineStartOf(text: string, offset: number): number {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** Where the line of an offset ends, its line end not included. */
export function lineEndOf(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

/** Where the next line begins; the end of the text where there is none. */
export function nextLineOf(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** The blanks that the line of an offset begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}

/** Whether nothing but blanks stands before the offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStartOf(text, offset), offset).trim() === '';
}

/**
 * The spaces that put a line into the same column as an offset; nothing where something other than blanks and the
 * dashes of lists stands before it, so that a further line cannot be added below.
 */
export function columnIndent(text: string, offset: number): string | undefined {
  const before = text.slice(lineStartOf(text, offset), offset);
  return /^ *(?:- +)*$/.test(before) ? ' '.repeat(before.length) : undefined;
}

/** The offset behind the `:` of an entry; nothing where it has none, or not on the line of its key. */
export function colonEndOf(entry: YamlEntry): number | undefined {
  const { text } = entry.document;
  let at = entry.key.span.end;
  while (text[at] === ' ' || text[at] === '\t' || (entry.parent.isFlow && /\s/.test(text[at] ?? ''))) at++;
  return text[at] === ':' ? at + 1 : undefined;
}

/** The offset of the dash before an item of a block list. */
export function dashOf(item: YamlNode): number | undefined {
  const { text } = item.document;
  let at = startOf(item);
  while (at > 0) {
    const before = text[at - 1] ?? '';
    if (before === '-') return at - 1;
    if (/\s/.test(before)) at--;
    else {
      const comment = commentEndingAt(item.document, at);
      if (comment === undefined) return undefined;
      at = comment;
    }
  }
  return undefined;
}

/** The start of the comment that ends at an offset. */
function commentEndingAt(document: YamlDocument, end: number): number | undefined {
  const { comments } = document;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((comments[middle]?.span.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const comment = comments[low];
  return comment?.span.end === end ? comment.span.start : undefined;
}

/** Where a node or entry ends; with the `:` of a last entry that has no value. */
export function endOf(node: YamlNode | YamlEntry): number {
  if ((node.type === 'map' || node.type === 'list') && node.isFlow) return node.span.end;
  const last = lastPartOf(node);
  if (last.type === 'entry') return colonEndOf(last) ?? last.span.end;
  return Math.max(node.span.end, last.span.end);
}

/**
 * The end of the last line that belongs to an entry or item: further lines of its parent can follow there. It counts in
 * the document of `lastPartOf` the node.
 */
export function lastLineEndOf(node: YamlNode | YamlEntry): number {
  const last = lastPartOf(node);
  const { text } = last.document;
  const isKept =
    last.type === 'scalar' &&
    (last.style === 'literal' || last.style === 'folded') &&
    /^[|>][0-9]?\+/.test(text.slice(last.span.start, last.span.start + 3));
  let end = lineEndOf(text, endOf(node));
  // The blank lines below a scalar with `+` are part of it.
  while (isKept) {
    const next = nextLineOf(text, end);
    if (next >= text.length || text.slice(next, lineEndOf(text, next)).trim() !== '') break;
    end = lineEndOf(text, next);
  }
  return end;
}

/** The last node in block style within a node, or the last entry where that has no value. */
export function lastPartOf(node: YamlNode | YamlEntry): YamlNode | YamlEntry {
  let at: YamlNode | YamlEntry = node;
  for (;;) {
    let inner: YamlNode | YamlEntry | undefined;
    if (at.type === 'entry') inner = at.value;
    else if (at.type === 'map' && !at.isFlow) inner = at.entries.at(-1);
    else if (at.type === 'list' && !at.isFlow) inner = at.items.at(-1);
    if (!inner) return at;
    at = inner;
  }
}

/** The start of the first of the comment lines right above a line that stand in the same column. */
export function commentsAbove(document: YamlDocument, lineStart: number, indent: string): number {
  const { text } = document;
  let start = lineStart;
  while (start > 0) {
    const above = lineStartOf(text, start - 1);
    if (above >= start || !text.startsWith(`${indent}#`, above)) break;
    const sign = above + indent.length;
    if (commentEndingAt(document, lineEndOf(text, sign)) !== sign) break;
    start = above;
  }
  return start;
}

/** Settings that are commented out, which say nothing of the line below. */
const settingInComment = /^[ \t]*#+[ \t]*(?:- +)?[a-z][\w./-]*:(?:[ \t]|$)/m;

/** The start of the comment lines that belong to a line and go with it: those above, but for settings out of use. */
export function ownCommentsAbove(document: YamlDocument, lineStart: number, indent: string): number {
  const start = commentsAbove(document, lineStart, indent);
  return settingInComment.test(document.text.slice(start, lineStart)) ? lineStart : start;
}

/** How many nodes and entries hold this one. */
export function depthOf(node: YamlNode | YamlEntry): number {
  let depth = 0;
  for (let at: YamlNode | YamlEntry | undefined = node.parent; at; at = at.parent) depth++;
  return depth;
}

/** The offset of the comma behind an entry or item in flow style; nothing where there is none. */
export function commaAfter(text: string, offset: number, end: number): number | undefined {
  for (let at = offset; at < end; at++) {
    const sign = text[at];
    if (sign === ',') return at;
    if (sign === '#') at = lineEndOf(text, at) - 1;
    else if (!/\s/.test(sign ?? '')) return undefined;
  }
  return undefined;
}

/** Whether a map or list is part of a text in flow style, or one itself. */
export function isInFlow(node: YamlNode | YamlEntry): boolean {
  for (let at: YamlNode | YamlEntry | undefined = node; at; at = at.parent) {
    if ((at.type === 'map' || at.type === 'list') && at.isFlow) return true;
  }
  return false;
}

/** The parts of a collection. */
export function partsOf(owner: YamlMap | YamlList): readonly (YamlEntry | YamlNode)[] {
  return owner.type === 'map' ? owner.entries : owner.items;
}
