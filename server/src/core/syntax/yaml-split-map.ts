import { type Span, span } from '../text/span';
import { hasAnchors, isLong, withCommentsAbove } from './yaml-split';

/** A piece of a long map: entries of the map itself, or (`isNested`) of the map that the entry above them holds. */
export interface MapPiece {
  readonly isNested: boolean;
  readonly span: Span;
}

/** A key at the start of a line, in the plain forms that keys of configuration have. */
const keyLine = /[\w./-]+[ \t]*:(?=[ \t\r\n]|$)|"[^"\\\n]*"[ \t]*:(?=[ \t\r\n]|$)|'[^'\n]*'[ \t]*:(?=[ \t\r\n]|$)/y;
/** A key with nothing but a comment behind it. */
const bareKeyLine = /[\w./-]+:[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y;

/**
 * Cuts a long document that is one map in block style at the entries of that map, and at those of the maps in it.
 * Nothing where the document is short, has anchors or aliases, or a line that might not be what it seems: the pieces
 * put together must say exactly what the whole says.
 */
export function cutMap(text: string): MapPiece[] | undefined {
  if (text.length < 20_000 || !isLong(text) || hasAnchors(text) || /^(?:%|---[ \t]*[^\s#])/.test(text))
    return undefined;
  const lines = readLines(text);
  const tops = lines && topLevel(text, lines);
  if (!tops) return undefined;
  const pieces: MapPiece[] = [];
  let start = 0;
  const cut = (at: number, isNested: boolean) => {
    if (at > start) pieces.push({ isNested, span: span(start, at) });
    start = Math.max(start, at);
  };
  for (const [index, top] of tops.entries()) {
    if (index > 0) cut(withCommentsAbove(text, top.start, start, 0), false);
    const end = tops[index + 1]?.line ?? lines.length;
    const inner = innerKeys(text, lines, top, end);
    // The key of the map is a piece of its own, so that the maps below it come and go without it.
    for (const [place, key] of (inner ?? []).entries()) {
      cut(withCommentsAbove(text, key.start, start, key.indent), place > 0);
    }
    if (inner) {
      const next = tops[index + 1];
      cut(next ? withCommentsAbove(text, next.start, start, 0) : text.length, true);
    }
  }
  cut(text.length, false);
  return pieces.length > 2 ? pieces : undefined;
}

interface Line {
  readonly start: number;
  readonly indent: number;
}

interface TopLine extends Line {
  /** Its place among the lines that say something. */
  readonly line: number;
}

/** The lines that are neither blank nor comments; nothing where tabs or markers make the indentation unsure. */
function readLines(text: string): Line[] | undefined {
  const lines: Line[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.startsWith('---', start)) start = text.indexOf('\n', start) + 1;
  while (start < text.length) {
    let at = start;
    while (text.charCodeAt(at) === 32) at++;
    const sign = text[at];
    if (sign === '\t') return undefined;
    if (sign !== undefined && sign !== '\n' && sign !== '\r' && sign !== '#') lines.push({ start, indent: at - start });
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}

/** The lines with the keys of the document; nothing where another line stands in column 0. */
function topLevel(text: string, lines: readonly Line[]): TopLine[] | undefined {
  const tops: TopLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.indent > 0 || isDash(text, line.start)) {
      if (index === 0) return undefined;
    } else if (matchesAt(keyLine, text, line.start)) tops.push({ ...line, line: index });
    else return undefined;
  }
  return tops;
}

/** The keys of the block map that an entry holds, from the line below its key to `end`; nothing where it is no such. */
function innerKeys(text: string, lines: readonly Line[], top: TopLine, end: number): Line[] | undefined {
  const first = lines[top.line + 1];
  if (!first || end - top.line < 50 || first.indent === 0 || !matchesAt(bareKeyLine, text, top.start)) return undefined;
  const keys: Line[] = [];
  for (let index = top.line + 1; index < end; index++) {
    const line = lines[index];
    if (!line || line.indent < first.indent) return undefined;
    if (line.indent > first.indent || (index > top.line + 1 && isDash(text, line.start + line.indent))) continue;
    if (!matchesAt(keyLine, text, line.start + line.indent)) return undefined;
    keys.push(line);
  }
  return keys.length > 1 ? keys : undefined;
}

function isDash(text: string, at: number): boolean {
  return text[at] === '-' && /\s/.test(text[at + 1] ?? ' ');
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
