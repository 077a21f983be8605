import type { Expose } from '../../../model/dockerfile-image-instructions';
import type { Spanned } from '../../../text/span';

/** A port as the builder reads it, and the word of the file that it comes from. */
export interface ExposedWord {
  readonly at: Spanned;
  readonly text: string;
}

/** What Go takes for blanks, which a byte order mark is none of. */
const BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** What EXPOSE comes to, where it is known: a variable may hold several ports, or none. */
export function exposedWords({ ports }: Expose): readonly ExposedWord[] {
  return ports.flatMap(({ value }) => {
    if (value.value === undefined || value.problem !== undefined) return [];
    const isSplit = !/["'\\`]/.test(value.raw);
    const texts = isSplit ? value.value.split(BLANKS).filter((text) => text !== '') : [value.value.trim()];
    return texts.map((text) => ({ at: value, text }));
  });
}
