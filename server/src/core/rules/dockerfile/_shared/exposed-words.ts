import type { Expose } from '../../../model/dockerfile-image-instructions';
import type { Spanned } from '../../../text/span';

/** A port as the builder reads it, and the word of the file that it comes from. */
export interface ExposedWord {
  readonly at: Spanned;
  readonly text: string;
}

/** What EXPOSE comes to, where it is known: a variable may hold several ports, or none. */
export function exposedWords({ ports }: Expose): readonly ExposedWord[] {
  return ports.flatMap(({ value }) => {
    if (value.value === undefined || value.problem !== undefined) return [];
    const isSplit = !/["'\\`]/.test(value.raw);
    const texts = isSplit ? value.value.split(/\s+/).filter((text) => text !== '') : [value.value];
    return texts.map((text) => ({ at: value, text }));
  });
}
