import { type ParseError, printParseErrorCode, visit } from 'jsonc-parser';
import { type Span, span } from '../text/span';
import type { Problem } from './problem';

const deepest = 500;

/**
 * Where a text breaks the rules of JSON: what a strict reader refuses, comments and trailing commas among it. Spans are
 * offsets in the text and cover one token. Never throws. The tree of the text comes from `parseYaml`.
 */
export function jsonProblems(text: string): Problem[] {
  // The library's parser descends with the nesting; a text this deep is no configuration.
  const tooDeep = tooDeepAt(text);
  if (tooDeep) return [{ span: tooDeep, code: 'too-deep', message: 'This file is nested too deeply to be read' }];
  // The daemon skips a byte order mark since engine 23.0, and editors write one.
  const hasMark = text.charCodeAt(0) === 0xfeff;
  const errors: ParseError[] = [];
  const tooLarge: Span[] = [];
  const reader = {
    onError: (error: ParseError['error'], offset: number, length: number) => errors.push({ error, offset, length }),
    onLiteralValue: (value: unknown, offset: number, length: number) => {
      if (value === Infinity || value === -Infinity) tooLarge.push(span(offset, offset + length));
    },
  };
  visit(hasMark ? ` ${text.slice(1)}` : text, reader, { disallowComments: true, allowTrailingComma: false });
  const problems: Problem[] = [];
  let told = -1;
  for (const error of errors) {
    const at = tokenSpan(text, error.offset, error.offset + error.length);
    // One slip makes the parser complain of all that follows on the line; the first complaint tells it.
    if (told >= at.start || (told >= 0 && !text.slice(told, at.start).includes('\n'))) continue;
    told = at.start;
    const words = wordsFor(error.error, text.slice(at.start, at.end));
    problems.push({ ...words, span: words.code === 'trailing-comma' ? commaBefore(text, at) : at });
  }
  if (problems.length > 0) return problems;
  return tooLarge.map((at) => ({ span: at, code: 'number-too-large', message: 'This number is too large to be read' }));
}

function tooDeepAt(text: string): Span | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === '"') at = stringEnd(text, at);
    if (depth > deepest) return span(at, at + 1);
  }
  return undefined;
}

/** The offset of the quote that closes a string, or of the end of its line. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '"' || sign === '\n') return at;
  }
  return text.length;
}

/** By the library's names of its errors. */
const messages: Readonly<Partial<Record<string, string>>> = {
  InvalidSymbol: 'JSON knows no such word; texts stand in double quotes',
  InvalidNumberFormat: 'This is no number',
  PropertyNameExpected: 'A key in double quotes must stand here',
  ValueExpected: 'A value must stand here',
  ColonExpected: 'A ":" must stand here',
  CommaExpected: 'A "," must stand before this',
  CloseBraceExpected: 'A "}" is missing',
  CloseBracketExpected: 'A "]" is missing',
  EndOfFileExpected: 'Nothing may follow the end of the JSON value',
  InvalidCommentToken: 'JSON does not allow comments',
  UnexpectedEndOfComment: 'This comment is never closed',
  UnexpectedEndOfString: 'This text is never closed',
  UnexpectedEndOfNumber: 'This number is not complete',
  InvalidUnicode: 'This is no valid \\u escape',
  InvalidEscapeCharacter: 'JSON knows no such escape',
  InvalidCharacter: 'This character must be written as an escape',
};

function wordsFor(code: ParseError['error'], token: string): { code: string; message: string } {
  const name = printParseErrorCode(code);
  if ((name === 'PropertyNameExpected' || name === 'ValueExpected') && /^[\]}]/.test(token)) {
    return { code: 'trailing-comma', message: 'JSON does not allow a comma before a closing bracket' };
  }
  const words = name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return { code: words, message: messages[name] ?? 'This is no JSON' };
}

/** The comma in front of a closing bracket; the bracket itself where a comment stands between. */
function commaBefore(text: string, bracket: Span): Span {
  let at = bracket.start - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at--;
  return text[at] === ',' ? span(at, at + 1) : bracket;
}

/** A span on one line; at the end of the text it is the last thing written there. */
function tokenSpan(text: string, from: number, to: number): Span {
  let start = Math.min(from, text.length);
  const lineEnd = text.slice(start).search(/[\r\n]/);
  let end = Math.min(Math.max(to, start + 1), text.length, lineEnd < 0 ? text.length : start + lineEnd);
  if (end <= start) {
    while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
    end = start;
    start = Math.max(0, start - 1);
  }
  return span(start, end);
}
