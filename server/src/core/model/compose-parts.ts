import type { Span } from '../text/span';
import { type ComposePlace, type ComposeValue, judgeText } from './compose-value';
import { splitOutside } from './interpolation';

/** A piece of a short form, or a field of the long one. */
export interface ComposePart {
  /** With defaults filled in; nothing where it is unknown. */
  readonly text: string | undefined;
  readonly written: string;
  readonly place: ComposePlace;
}

/** A piece of a scalar's written text; offsets count in that text. */
export function partOf(value: ComposeValue, at: Span): ComposePart {
  const written = (value.written ?? '').slice(at.start, at.end);
  return { text: judgeText(written).text, written, place: value.placeOf(at.start, at.end) };
}

/** A field of a long form; nothing where it is empty or no scalar. */
export function fieldOf(value: ComposeValue | undefined): ComposePart | undefined {
  if (value?.type !== 'scalar') return undefined;
  return { text: value.text, written: value.written ?? '', place: value.place };
}

/** A number that is none of the whole ones that short forms may be. */
const fraction = /^[-+]?(?:\d*\.\d*|[\d.]+e[-+]?\d+)$/i;

/**
 * The text that a short form is taken apart from: as written where a variable is unknown or there is none, otherwise
 * with its defaults, as these may bring separators of their own. Then the pieces have no place but the whole scalar.
 */
export class ShortForm {
  readonly text: string;
  private readonly isExact: boolean;

  constructor(private readonly value: ComposeValue) {
    const written = value.written ?? '';
    this.isExact = value.text === undefined || value.text === written || fraction.test(written);
    this.text = this.isExact ? written : (value.text ?? '');
  }

  part(at: Span): ComposePart {
    if (this.isExact) return partOf(this.value, at);
    const text = this.text.slice(at.start, at.end);
    return { text, written: text, place: this.value.place };
  }

  /** Splits at a character outside `${ }`. */
  split(separator: string, from = 0, to = this.text.length): readonly Span[] {
    return splitOutside(this.text, separator, false, from, to);
  }

  /** Splits at a character outside `${ }` and `[ ]`, in which addresses of hosts stand. */
  splitAddresses(separator: string, from = 0, to = this.text.length): readonly Span[] {
    return splitOutside(this.text, separator, true, from, to);
  }
}
