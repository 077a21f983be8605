import { type Span, span } from '../text/span';

/** A piece of a long `kind: List`; `head` holds what stands before the items, `tail` what stands after them. */
export interface ListPiece {
  readonly part: 'head' | 'item' | 'tail';
  readonly span: Span;
}

/**
 * The `---` documents between two offsets, the first of which must be the start of one. A `---` in column 0 starts a
 * document (YAML forbids it inside every scalar) and its line belongs to it; after `...` a document starts without.
 * Directives (`%YAML 1.2`) belong to the `---` that follows them.
 */
export function splitDocuments(text: string, from: number, to: number): Span[] {
  const starts = [from];
  let start = from;
  for (const marker of markersOf(text, from, to)) {
    let cut = marker.at;
    if (marker.isEnd) {
      cut = lineAfter(text, marker.at);
      if (cut >= to || !hasContent(text.slice(cut, Math.min(to, marker.next)))) continue;
    } else if (marker.at === start || text.slice(start, marker.at) === '\uFEFF' || isPrelude(text, start, marker.at)) {
      continue;
    }
    starts.push(cut);
    start = cut;
  }
  return starts.map((at, index) => span(at, starts[index + 1] ?? to));
}

interface Marker {
  readonly at: number;
  readonly isEnd: boolean;
  /** Where the next marker stands, the end where there is none. */
  readonly next: number;
}

function markersOf(text: string, from: number, to: number): Marker[] {
  const found: { at: number; isEnd: boolean }[] = [];
  // Searched in the piece alone: a mark that is nowhere would be looked for to the end of the file.
  const own = text.slice(from, to);
  const first = own.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (const mark of ['---', '...']) {
    const isEnd = mark === '...';
    if (own.startsWith(mark, first) && isBlank(text[from + first + 3])) found.push({ at: from + first, isEnd });
    for (let at = own.indexOf(`\n${mark}`); at >= 0; at = own.indexOf(`\n${mark}`, at + 4)) {
      if (isBlank(text[from + at + 4])) found.push({ at: from + at + 1, isEnd });
    }
  }
  found.sort((a, b) => a.at - b.at);
  return found.map((marker, index) => ({ ...marker, next: found[index + 1]?.at ?? to }));
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

/** Whether only directives, comments and blank lines stand there, at least one directive among them. */
function isPrelude(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  const sign = text.slice(first, end).search(/\S/);
  if (sign < 0 || (text[first + sign] !== '%' && text[first + sign] !== '#')) return false;
  const lines = text.slice(first, end).split('\n');
  return lines.some((line) => line.startsWith('%')) && lines.every((line) => line[0] === '%' || !hasContent(line));
}

function hasContent(text: string): boolean {
  return /^[ \t]*[^\s#]/m.test(text);
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

const longList = { lines: 2000, units: 20_000 };

/**
 * Cuts a long `kind: List` document at its items, so that a keystroke parses one item and not all of them. Nothing
 * where the document is no such list, is short, or has anchors or aliases, whose reach a cut would end.
 */
export function cutList(text: string): ListPiece[] | undefined {
  if (text.length < longList.units || !isList(text)) return undefined;
  const items = /^items:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (!items) return undefined;
  const itemsStart = items.index + items[0].length;
  const first = /^(?:[ \t]*(?:#.*)?\r?\n)*( *)-[ \r\n]/.exec(text.slice(itemsStart, itemsStart + longList.units));
  if (first?.[1] === undefined || hasAnchors(text) || !isLong(text)) return undefined;
  const afterItems = /^[^\s#-]/m.exec(text.slice(itemsStart));
  const itemsEnd = afterItems ? itemsStart + afterItems.index : text.length;
  const starts: number[] = [];
  const dash = `\n${first[1]}-`;
  for (let at = text.indexOf(dash, itemsStart - 1); at >= 0 && at < itemsEnd; at = text.indexOf(dash, at + 1)) {
    if (isBlank(text[at + dash.length])) starts.push(withCommentsAbove(text, at + 1, itemsStart, first[1].length));
  }
  const pieces: ListPiece[] = [{ part: 'head', span: span(0, starts[0] ?? itemsEnd) }];
  for (const [index, at] of starts.entries())
    pieces.push({ part: 'item', span: span(at, starts[index + 1] ?? itemsEnd) });
  if (itemsEnd < text.length) pieces.push({ part: 'tail', span: span(itemsEnd, text.length) });
  return pieces;
}

/** `kind` stands before the items, or after them as `kubectl get -o yaml` prints it. */
function isList(text: string): boolean {
  const kind = /^kind:[ \t]*["']?[A-Za-z]*List["']?[ \t]*(?:#.*)?\r?$/m;
  return kind.test(text.slice(0, 2000)) || kind.test(text.slice(-1000));
}

/** Whether a document is long enough for pieces of it to be parsed by themselves. */
export function isLong(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines < longList.lines; at = text.indexOf('\n', at + 1)) lines++;
  return lines >= longList.lines;
}

/** Whether something that looks like an anchor or an alias stands anywhere in the text. */
export function hasAnchors(text: string): boolean {
  for (const mark of ['&', '*']) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (/[\s,[{:]/.test(text[at - 1] ?? ' ') && /[^\s,[\]{}&*]/.test(text[at + 1] ?? ' ')) return true;
    }
  }
  return false;
}

/**
 * The start of the comment lines right above a line, which speak of what stands below them. One that is indented
 * deeper than the line may be the end of a block scalar and is left where it is.
 */
export function withCommentsAbove(text: string, lineStart: number, floor: number, indent: number): number {
  let start = lineStart;
  while (start > floor) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    let sign = above;
    while (text.charCodeAt(sign) === 32) sign++;
    if (above < floor || text[sign] !== '#' || sign - above > indent) break;
    start = above;
  }
  return start;
}
