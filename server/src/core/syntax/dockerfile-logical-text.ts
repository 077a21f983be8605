import { type Span, span } from '../text/span';

/** A run of characters of a logical text that stands in the file without a gap. */
export interface Piece {
  /** Where it begins in the logical text. */
  readonly at: number;
  /** Where it begins in the file. */
  readonly start: number;
}

/**
 * Text as a reader of the Dockerfile sees it, line continuations and comment lines taken out, that still knows where
 * each of its characters stands in the file. All offsets are UTF-16 units.
 */
export class LogicalText {
  constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
    /** How far behind what its pieces say it stands in the file. */
    private readonly shift = 0,
  ) {}

  /** A text that stands in the file as it is, from `start`. */
  static at(text: string, start: number): LogicalText {
    return new LogicalText(text, [{ at: 0, start }]);
  }

  /** The same text where it stands `by` UTF-16 units further on. */
  moved(by: number): LogicalText {
    return by === 0 ? this : new LogicalText(this.text, this.pieces, this.shift + by);
  }

  /** The file's offset of the character at `index`; beyond the end it is where the text ends. */
  offsetAt(index: number): number {
    const piece = this.pieces[this.pieceAt(index)];
    return piece ? this.shift + piece.start + (index - piece.at) : index;
  }

  /** The file's span from the first to the last of the characters between `from` and `to`. */
  spanOf(from: number, to: number): Span {
    if (to > from) return span(this.offsetAt(from), this.offsetAt(to - 1) + 1);
    if (from > 0 && from >= this.text.length) {
      const end = this.offsetAt(from - 1) + 1;
      return span(end, end);
    }
    const start = this.offsetAt(from);
    return span(start, start);
  }

  /** The file's spans that hold the characters between `from` and `to`, nothing where it is one span. */
  partsOf(from: number, to: number): readonly Span[] | undefined {
    if (this.pieces.length === 1 || to <= from) return undefined;
    const parts: Span[] = [];
    for (let index = this.pieceAt(from); index < this.pieces.length; index++) {
      const piece = this.pieces[index];
      if (!piece || piece.at >= to) break;
      const first = Math.max(from, piece.at);
      const last = Math.min(to, this.pieces[index + 1]?.at ?? this.text.length);
      const start = this.shift + piece.start - piece.at;
      if (first < last) parts.push(span(start + first, start + last));
    }
    return parts.length > 1 ? parts : undefined;
  }

  /** The text between `from` and `to`. */
  slice(from: number, to: number): LogicalText {
    const pieces: Piece[] = [];
    for (const [index, piece] of this.pieces.entries()) {
      const end = this.pieces[index + 1]?.at ?? this.text.length;
      const first = Math.max(from, piece.at);
      const start = this.shift + piece.start + first - piece.at;
      if (first < Math.min(to, end)) pieces.push({ at: first - from, start });
    }
    if (pieces.length === 0) pieces.push({ at: 0, start: this.spanOf(from, to).start });
    return new LogicalText(this.text.slice(from, to), pieces);
  }

  /** Several texts as one. */
  static join(texts: readonly LogicalText[]): LogicalText {
    const pieces: Piece[] = [];
    let length = 0;
    for (const { text, pieces: own, shift } of texts) {
      if (text.length > 0) for (const { at, start } of own) pieces.push({ at: at + length, start: start + shift });
      length += text.length;
    }
    const text = texts.map((one) => one.text).join('');
    const [first] = texts;
    return pieces.length > 0 ? new LogicalText(text, pieces) : new LogicalText(text, first?.pieces ?? [], first?.shift);
  }

  /** The index of the piece that holds a character. */
  private pieceAt(index: number): number {
    const { pieces } = this;
    let low = 0;
    let high = pieces.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((pieces[middle]?.at ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low;
  }
}
