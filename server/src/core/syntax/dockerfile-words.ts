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
    const word = quotedWordEnd(text, start, to, escapeCharacter);
    at = word.end;
    const end = word.endsInEscape ? at - 1 : at;
    // An escape character that is all there is stands for nothing.
    if (end > start) words.push(wordAt(line, start, end));
  }
  return words;
}

/** Where a word ends, and whether its last character escapes the nothing behind it, so that it does not count. */
function quotedWordEnd(
  text: string,
  from: number,
  to: number,
  escapeCharacter: string,
): { end: number; endsInEscape: boolean } {
  let quote = '';
  let at = from;
  while (at < to) {
    const character = text.charAt(at);
    if (quote === '' && isSpace(text.charCodeAt(at))) return { end: at, endsInEscape: false };
    if (character === escapeCharacter && quote !== "'") at++;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    at++;
  }
  return { end: Math.min(at, to), endsInEscape: at > to };
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
export function flagsOf(
  line: LogicalText,
  from: number,
  to: number,
  escapeCharacter: string,
): { flags: Flag[]; end: number } {
  const { text } = line;
  const flags: Flag[] = [];
  let at = from;
  for (;;) {
    // A wider blank than those of ASCII ends the flags, though none stands before the arguments.
    while (at < to && isAsciiSpace(text.charCodeAt(at))) at++;
    if (!text.startsWith('--', at)) return { flags, end: Math.min(skipSpaces(text, at), to) };
    const start = at;
    at = endOfFlag(text, start, to, escapeCharacter);
    const flag = flagAt(line, start, at, escapeCharacter);
    // A lone `--` ends the flags and is none itself.
    if (!flag) return { flags, end: Math.min(skipSpaces(text, at), to) };
    flags.push(flag);
    // A blank beyond ASCII that has ended a flag is gone with it.
    if (at < to && !isAsciiSpace(text.charCodeAt(at))) at++;
  }
}

function isAsciiSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

/** BuildKit looks at bytes here: of the wider blanks those end a flag whose UTF-8 holds the byte 0x85 or 0xa0. */
function endsFlag(unit: number): boolean {
  return isAsciiSpace(unit) || unit === 0x85 || unit === 0xa0 || unit === 0x2005;
}

/** Where a flag's word ends. */
function endOfFlag(text: string, from: number, to: number, escapeCharacter: string): number {
  let quote = '';
  let at = from;
  while (at < to) {
    const character = text.charAt(at);
    if (quote === '' && endsFlag(text.charCodeAt(at))) return at;
    if (character === escapeCharacter) at++;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    at++;
  }
  return Math.min(at, to);
}

/** The flag that stands between two indices; nothing for a lone `--`. */
function flagAt(line: LogicalText, start: number, end: number, escapeCharacter: string): Flag | undefined {
  const raw = line.text.slice(start, end);
  const span = line.spanOf(start, end);
  const { text, origins } = unquoted(raw, escapeCharacter);
  if (text === '--') return undefined;
  const originOf = (index: number): number => origins?.[index] ?? index;
  const equals = text.indexOf('=');
  const nameEnd = equals < 0 ? end : start + originOf(equals);
  const name = { ...wordAt(line, start + 2, nameEnd), value: text.slice(2, equals < 0 ? text.length : equals) };
  if (equals < 0) return { span, name, text: '' };
  const value = wordAt(line, nameEnd + 1, end);
  const flag = { span, name, value, text: text.slice(equals + 1) };
  const before = originOf(equals) + 1;
  return origins ? { ...flag, origins: origins.slice(equals + 1).map((origin) => origin - before) } : flag;
}

/** A word without quotes and escapes; `origins` tells the index that each character had where that is another. */
function unquoted(raw: string, escapeCharacter: string): { text: string; origins?: readonly number[] } {
  if (!/["']/.test(raw) && !raw.includes(escapeCharacter)) return { text: raw };
  let text = '';
  const origins: number[] = [];
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (quote === character && quote !== '') quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else {
      if (character === escapeCharacter) at++;
      if (at >= raw.length) break;
      text += raw.charAt(at);
      origins.push(at);
    }
  }
  return { text, origins };
}
