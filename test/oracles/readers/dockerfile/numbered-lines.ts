/** The lines of a text as BuildKit counts them: from one, and only a line feed ends a line. */
export class NumberedLines {
  /** Where each line begins. */
  readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  /** The number of the line that holds an offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Where a line begins. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** Where a line ends, its line feed not included. */
  endOf(line: number): number {
    const next = this.starts[line];
    return next === undefined ? this.text.length : next - 1;
  }
}
