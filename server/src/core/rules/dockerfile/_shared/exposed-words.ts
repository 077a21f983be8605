import type { Expose } from '../../../model/dockerfile-image-instructions';
import type { Value } from '../../../model/dockerfile-value';
import type { Spanned } from '../../../text/span';

/** A port as the builder reads it, and the word of the file that it comes from. */
export interface ExposedWord {
  readonly at: Spanned;
  readonly text: string;
}

/** What Go takes for blanks, which a byte order mark is none of. */
export const BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** What EXPOSE comes to, where it is known: a variable may hold several ports, or none. */
export function exposedWords({ ports }: Expose): readonly ExposedWord[] {
  return ports.flatMap(({ value }) => exposedTexts(value).map((text) => ({ at: value, text })));
}

/** What one word of EXPOSE comes to; nothing where that is not known. */
export function exposedTexts({ raw, value, problem }: Value): readonly string[] {
  if (value === undefined || problem !== undefined) return [];
  // BuildKit loses what stands in a word before a variable with a modifier.
  if (/[^\s]\$\{\w*[^\w}]/.test(raw)) return [];
  if (!/["'\\`]/.test(raw)) return value.split(BLANKS).filter((text) => text !== '');
  // Whether an escaped blank parts two ports hangs on which blank it is.
  if (BLANKS.test(raw)) return [];
  const text = value.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
  // An escape character alone is no word, but two quotes are.
  return text === '' && !/["']/.test(raw) ? [] : [text];
}
