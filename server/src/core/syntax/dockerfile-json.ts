import { LogicalText, type Piece } from './dockerfile-logical-text';
import type { JsonForm, JsonString } from './dockerfile-tree';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The index of the next character that is no JSON white space. */
function skipJsonSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13) break;
  }
  return at;
}

/**
 * The JSON form between `from` and `to`: the whole text must be an array of strings, as BuildKit demands. Anything else
 * is nothing, which means the shell form.
 */
export function jsonFormOf(line: LogicalText, from: number, to: number): JsonForm | undefined {
  const text = line.text.slice(0, to);
  if (text.charAt(from) !== '[') return undefined;
  const items: JsonString[] = [];
  let at = skipJsonSpace(text, from + 1);
  if (text.charAt(at) === ']') return endsAt(line, text, from, at, items);
  for (;;) {
    const item = stringAt(line, text, at);
    if (!item) return undefined;
    items.push(item.string);
    at = skipJsonSpace(text, item.end);
    const next = text.charAt(at);
    if (next === ']') return endsAt(line, text, from, at, items);
    if (next !== ',') return undefined;
    at = skipJsonSpace(text, at + 1);
  }
}

function endsAt(
  line: LogicalText,
  text: string,
  from: number,
  at: number,
  items: readonly JsonString[],
): JsonForm | undefined {
  if (skipJsonSpace(text, at + 1) < text.length) return undefined;
  return { span: line.spanOf(from, at + 1), items };
}

function stringAt(line: LogicalText, text: string, from: number): { string: JsonString; end: number } | undefined {
  if (text.charAt(from) !== '"') return undefined;
  let value = '';
  const pieces: Piece[] = [{ at: 0, start: line.offsetAt(from + 1) }];
  let expected = from + 1;
  const take = (characters: string, at: number, next: number): void => {
    const start = line.offsetAt(at);
    if (at !== expected || (at > from + 1 && start !== line.offsetAt(at - 1) + 1)) {
      if (value.length === 0) pieces.length = 0;
      pieces.push({ at: value.length, start });
    }
    value += characters;
    // A character that an escape stands for is as long as one character, so the next one begins a new piece.
    expected = next === at + characters.length ? next : -1;
  };
  let at = from + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') {
      // Half of a pair of surrogates is no character.
      const said = value.replace(/\p{Surrogate}/gu, '\ufffd');
      const string = { span: line.spanOf(from, at + 1), value: said, content: new LogicalText(said, pieces) };
      const parts = line.partsOf(from, at + 1);
      return { string: parts ? { ...string, parts } : string, end: at + 1 };
    }
    if (text.charCodeAt(at) < 32) return undefined;
    if (character !== '\\') {
      take(character, at, at + 1);
      at++;
      continue;
    }
    const kind = text.charAt(at + 1);
    if (kind === 'u') {
      const digits = text.slice(at + 2, at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
      take(String.fromCharCode(Number.parseInt(digits, 16)), at, at + 6);
      at += 6;
      continue;
    }
    const decoded = ESCAPES[kind];
    if (decoded === undefined) return undefined;
    take(decoded, at, at + 2);
    at += 2;
  }
  return undefined;
}

/**
 * Whether a text is a JSON array that holds something other than strings, which BuildKit refuses. A number that is too
 * great for it makes the array none.
 */
export function isArrayOfOtherThings(text: string): boolean {
  if (!text.startsWith('[')) return false;
  let isTooGreat = false;
  try {
    const value: unknown = JSON.parse(text, (_, item: unknown) => {
      isTooGreat ||= typeof item === 'number' && !Number.isFinite(item);
      return item;
    });
    return !isTooGreat && Array.isArray(value) && value.some((item) => typeof item !== 'string');
  } catch {
    return false;
  }
}
