import { spanInWord } from '../syntax/dockerfile-flag-options';
import type { Flag, JsonString, Word } from '../syntax/dockerfile-tree';
import type { Span, Spanned } from '../text/span';
import { expand, type VariableLookup } from './variable-expansion';

/** A variable that a value names. */
export interface VariableUse extends Spanned {
  readonly name: string;
  /** The modifier behind the name, `}` for plain braces, empty without braces. */
  readonly modifier: string;
}

/** A word of an instruction with its variables filled in. */
export interface Value extends Spanned {
  /** What the file says, continuations taken out. */
  readonly raw: string;
  /** What it comes to; nothing where it holds something that the file does not tell. */
  readonly value: string | undefined;
  /** The variables in it. */
  readonly variables: readonly VariableUse[];
  /** Why a builder refuses it. */
  readonly problem?: string;
}

/** A word with its variables filled in and its quotes taken off. */
export function expandedWord(word: Word, lookup: VariableLookup, escapeCharacter: string): Value {
  const { value, references, problem } = expand(word.value, lookup, escapeCharacter);
  const variables = references.map(({ name, from, to, modifier }) => ({
    name,
    modifier,
    span: spanInWord(word, from, to),
  }));
  const expanded = { span: word.span, raw: word.value, value, variables };
  return problem === undefined ? expanded : { ...expanded, problem };
}

/** A flag's value with its variables filled in: those in single quotes too, as its quotes are taken off before. */
export function expandedFlag(flag: Flag, lookup: VariableLookup, escapeCharacter: string): Value | undefined {
  const word = flag.value;
  if (!word) return undefined;
  const {
    value,
    references,
    problem = problemInBytes(flag.text, lookup, escapeCharacter),
  } = expand(flag.text, lookup, escapeCharacter);
  const originOf = (index: number): number => (flag.origins ? (flag.origins[index] ?? word.value.length) : index);
  const variables = references.map(({ name, from, to, modifier }) => ({
    name,
    modifier,
    span: spanInWord(word, originOf(from), originOf(to - 1) + 1),
  }));
  const expanded = { span: word.span, raw: flag.text, value, variables };
  return problem === undefined ? expanded : { ...expanded, value: undefined, problem };
}

/**
 * What is wrong with a flag to BuildKit, which takes each byte of UTF-8 for a character there, so that no name in braces
 * can have letters beyond ASCII:
 * https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/split_command.go
 */
function problemInBytes(text: string, lookup: VariableLookup, escapeCharacter: string): string | undefined {
  if (!text.includes('${') || isAscii(text)) return undefined;
  const bytes = text.replace(/\P{ASCII}/gu, (character) =>
    String.fromCharCode(...bytesOf(character.codePointAt(0) ?? 0)),
  );
  return expand(bytes, lookup, escapeCharacter).problem;
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}

/** A character beyond ASCII in UTF-8. */
function bytesOf(point: number): readonly number[] {
  const last = 0x80 | (point & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), last];
  const middle = 0x80 | ((point >> 6) & 0x3f);
  if (point < 0x10000) return [0xe0 | (point >> 12), middle, last];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), middle, last];
}

/** A string of the JSON form with its variables filled in. */
export function expandedString(string: JsonString, lookup: VariableLookup, escapeCharacter: string): Value {
  const { value, references, problem } = expand(string.value, lookup, escapeCharacter);
  const variables = references.map(({ name, from, to, modifier }) => ({
    name,
    modifier,
    span: string.content.spanOf(from, to),
  }));
  const expanded = { span: string.span, raw: string.value, value, variables };
  return problem === undefined ? expanded : { ...expanded, problem };
}

/** The span in the file of the characters `from` to `to` of a word. */
export function spanWithin(word: Word, from: number, to: number): Span {
  return spanInWord(word, from, to);
}
