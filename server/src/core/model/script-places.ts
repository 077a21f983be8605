/** Lines and columns of a text as ShellCheck counts: from one, columns in code points. */
export class ScriptPlaces {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** The index of a place; nothing where the text has no such place. */
  offsetAt(line: number, column: number): number | undefined {
    const { text } = this;
    let at = this.starts[line - 1];
    if (at === undefined || column < 1) return undefined;
    for (let left = column - 1; left > 0; left--) {
      if (at >= text.length || text.charCodeAt(at) === 10) return undefined;
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
    return at;
  }

  /** The place of an index. */
  placeOf(offset: number): { line: number; column: number } {
    let line = 0;
    let beyond = this.starts.length;
    while (line + 1 < beyond) {
      const middle = (line + beyond) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) line = middle;
      else beyond = middle;
    }
    const start = this.starts[line] ?? 0;
    return { line: line + 1, column: [...this.text.slice(start, offset)].length + 1 };
  }
}
