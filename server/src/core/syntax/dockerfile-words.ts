import type { LogicalText } from './dockerfile-logical-text';
import type { Flag, PairSyntax, Word } from './dockerfile-tree';

/** Whether a UTF-16 unit is white space as Go's `unicode.IsSpace` sees it. */
export function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  if (unit < 0x85) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** Whether a UTF-16 unit separates words where BuildKit splits at ASCII blanks only. */
export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || (unit >= 11 && unit <= 13);
}

/** The word that stands between two indices of a logical text. */
export function wordAt(line: LogicalText, from: number, to: number): Word {
  const parts = line.partsOf(from, to);
  const word = { span: line.spanOf(from, to), value: line.text.slice(from, to) };
  return parts ? { ...word, parts } : word;
}

/** The index of the first character at or behind `from` that is no white space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The index behind the last character before `to` that is no white space, never before `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** The words between blanks; quotes mean nothing here, as in FROM, EXPOSE, COPY and ADD. */
export function blankSeparated(line: LogicalText, from: number, to: number): Word[] {
  const { text } = line;
  const words: Word[] = [];
  let at = from;
  while (at < to) {
    while (at < to && isBlank(text.charCodeAt(at))) at++;
    const start = at;
    while (at < to && !isBlank(text.charCodeAt(at))) at++;
    if (at > start) words.push(wordAt(line, start, at));
  }
  return words;
}

/** The words between blanks that no quote or escape protects, as in ENV, LABEL and ARG. */
export function quotedWords(line: LogicalText, from: number, to: number, escapeCharacter: string): Word[] {
  const { text } = line;
  const words: Word[] = [];
  let at = from;
  while (at < to) {
    at = skipSpaces(text, at);
    if (at >= to) break;
    const start = at;
    at = endOfQuotedWord(text, start, to, escapeCharacter);
    words.push(wordAt(line, start, at));
  }
  return words;
}

function endOfQuotedWord(text: string, from: number, to: number, escapeCharacter: string): number {
  let quote = '';
  let at = from;
  while (at < to) {
    const character = text.charAt(at);
    if (quote === '' && isSpace(text.charCodeAt(at))) return at;
    if (character === escapeCharacter && quote !== "'") at++;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    at++;
  }
  return Math.min(at, to);
}

/** The pairs of ENV, LABEL (`allowsNameAlone` false) or ARG (true). A pair without the `=` it needs has no value. */
export function pairsOf(
  line: LogicalText,
  from: number,
  to: number,
  escapeCharacter: string,
  allowsNameAlone: boolean,
): PairSyntax[] {
  const words = quotedWords(line, from, to, escapeCharacter);
  const first = words[0];
  if (!first) return [];
  if (!allowsNameAlone && !first.value.includes('=')) return [legacyPair(line, from, to)];
  const pairs: PairSyntax[] = [];
  let at = from;
  for (const word of words) {
    const start = line.text.indexOf(word.value, at);
    at = start + word.value.length;
    const equals = word.value.indexOf('=');
    if (equals < 0) {
      pairs.push({ span: word.span, name: word, isLegacy: false });
      continue;
    }
    const name = wordAt(line, start, start + equals);
    const value = wordAt(line, start + equals + 1, at);
    pairs.push({ span: word.span, name, value, isLegacy: false });
  }
  return pairs;
}

function legacyPair(line: LogicalText, from: number, to: number): PairSyntax {
  const { text } = line;
  const start = skipSpaces(text, from);
  let end = start;
  while (end < to && !isBlank(text.charCodeAt(end))) end++;
  let valueAt = end;
  while (valueAt < to && isBlank(text.charCodeAt(valueAt))) valueAt++;
  const name = wordAt(line, start, end);
  if (valueAt >= to) return { span: name.span, name, isLegacy: true };
  return { span: line.spanOf(start, to), name, value: wordAt(line, valueAt, to), isLegacy: true };
}

/** The flags before the arguments, and the index where the arguments begin. */
export function flagsOf(line: LogicalText, from: number, to: number): { flags: Flag[]; end: number } {
  const { text } = line;
  const flags: Flag[] = [];
  let at = from;
  for (;;) {
    at = skipSpaces(text, at);
    if (at >= to || !text.startsWith('--', at)) return { flags, end: Math.min(at, to) };
    const start = at;
    at = endOfFlag(text, start, to);
    // A lone `--` ends the flags and is none itself.
    if (at - start === 2) return { flags, end: Math.min(skipSpaces(text, at), to) };
    flags.push(flagAt(line, start, at));
  }
}

/** Where a flag's word ends. BuildKit always takes the backslash as the escape here, whatever the directive says. */
function endOfFlag(text: string, from: number, to: number): number {
  let quote = '';
  let at = from;
  while (at < to) {
    const character = text.charAt(at);
    if (quote === '' && isSpace(text.charCodeAt(at))) return at;
    if (character === '\\') at++;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    at++;
  }
  return Math.min(at, to);
}

function flagAt(line: LogicalText, start: number, end: number): Flag {
  const equals = line.text.indexOf('=', start);
  const hasValue = equals >= 0 && equals < end;
  const nameEnd = hasValue ? equals : end;
  const name = wordAt(line, start + 2, nameEnd);
  if (!hasValue) return { span: line.spanOf(start, end), name, text: '' };
  const value = wordAt(line, equals + 1, end);
  return { span: line.spanOf(start, end), name, value, text: unquotedFlag(value.value).text };
}

/** A flag's value without quotes and escapes; `origins` tells the index that each character had. */
export function unquotedFlag(raw: string): { text: string; origins: readonly number[] } {
  let text = '';
  const origins: number[] = [];
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (quote === character && quote !== '') quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else {
      if (character === '\\') at++;
      if (at >= raw.length) break;
      text += raw.charAt(at);
      origins.push(at);
    }
  }
  return { text, origins };
}
