/** A place in a text as the Language Server Protocol counts it: both from zero, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol. */
export class Lines {
  private counted: readonly number[] | undefined;

  constructor(readonly text: string) {}

  /** The offset of each line's start. Counted when first asked for: many texts are never asked. */
  get starts(): readonly number[] {
    this.counted ??= lineStarts(this.text);
    return this.counted;
  }

  /** How many lines there are: one more than there are line ends. */
  get count(): number {
    return this.starts.length;
  }

  /** The line (from zero) that holds the offset. */
  lineAt(offset: number): number {
    const starts = this.starts;
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Line and character of an offset; beyond the text it is the text's end. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(inside);
    return { line, character: inside - this.startOf(line) };
  }

  /** The offset of a position; a character beyond its line is the line's end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.starts.length) return this.text.length;
    const start = this.startOf(position.line);
    return Math.min(start + Math.max(0, position.character), this.endOf(position.line));
  }

  /** Where a line begins. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Where a line ends, its line end not included. */
  endOf(line: number): number {
    let end = line + 1 < this.starts.length ? this.startOf(line + 1) : this.text.length;
    const start = this.startOf(line);
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end--;
    return end;
  }

  /** The text of a line without its line end. */
  textOf(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const hasCarriageReturn = text.includes('\r');
  if (!hasCarriageReturn) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (unit === 10 || unit === 13) starts.push(at + 1);
  }
  return starts;
}

/** The line end a text uses: that of its first line, LF where there is none. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
