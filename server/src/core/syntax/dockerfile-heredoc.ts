import type { LogicalText } from './dockerfile-logical-text';
import type { Word } from './dockerfile-tree';
import { isSpace, wordAt } from './dockerfile-words';

/** What opens a heredoc, before its body is read. */
export interface HeredocMarker {
  readonly marker: Word;
  readonly name: string;
  readonly expands: boolean;
  readonly stripsTabs: boolean;
  readonly fileDescriptor: number;
}

/**
 * The heredocs that a logical line opens, in order. A `<<` inside quotes or `$( )` opens none, and a quote that never
 * closes means that there are none at all.
 */
export function heredocMarkers(line: LogicalText): HeredocMarker[] {
  const { text } = line;
  if (!text.includes('<<')) return [];
  const markers: HeredocMarker[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    const end = endOfShellWord(text, at);
    if (end === undefined) return [];
    const marker = end > at ? markerOf(line, at, end) : undefined;
    if (marker) markers.push(marker);
    at = Math.max(end, at + 1);
  }
  return markers;
}

/** Where a word of the shell ends; nothing where a quote stays open. */
function endOfShellWord(text: string, from: number): number | undefined {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (depth === 0 && isSpace(text.charCodeAt(at))) return at;
    if (character === '\\') at++;
    else if (character === "'" || character === '"') {
      const close = endOfQuote(text, at + 1, character);
      if (close === undefined) return undefined;
      at = close;
    } else if (character === '(' && (depth > 0 || text.charAt(at - 1) === '$')) depth++;
    else if (character === ')' && depth > 0) depth--;
    at++;
  }
  return Math.min(at, text.length);
}

function endOfQuote(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return at;
    if (character === '\\' && quote === '"') at++;
  }
  return undefined;
}

function markerOf(line: LogicalText, from: number, to: number): HeredocMarker | undefined {
  const { text } = line;
  let at = from;
  while (at < to && isDigit(text.charCodeAt(at))) at++;
  if (!text.startsWith('<<', at) || at + 2 >= to) return undefined;
  const fileDescriptor = at > from ? Number.parseInt(text.slice(from, at), 10) : 0;
  const stripsTabs = text.charAt(at + 2) === '-';
  const raw = text.slice(at + (stripsTabs ? 3 : 2), to);
  if (raw.length === 0 || raw.includes('<')) return undefined;
  const name = unquoted(raw);
  if (name.length === 0) return undefined;
  return { marker: wordAt(line, from, to), name, expands: name === raw, stripsTabs, fileDescriptor };
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function unquoted(raw: string): string {
  let name = '';
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
    else if (character === '\\' && quote !== "'") {
      at++;
      name += raw.charAt(at);
    } else name += character;
  }
  return name;
}
