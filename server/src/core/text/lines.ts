import { sharedHead, sharedTail } from './shared-ends';

/** A place in a text as the Language Server Protocol counts it: both from zero, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol. */
export class Lines {
  private counted: Uint32Array | undefined;

  /** `previous`, the lines of an earlier state of the text, saves counting the lines that did not change. */
  constructor(
    readonly text: string,
    previous?: Lines,
  ) {
    if (previous?.counted) this.counted = countedAgain(text, previous.text, previous.counted);
  }

  /** The offset of each line's start. Counted when first asked for: many texts are never asked. */
  get starts(): Uint32Array {
    this.counted ??= Uint32Array.from(lineStarts(this.text));
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

  /** Whether an offset within the text is at a position; cheaper than to ask for its position. */
  isAt(offset: number, { line, character }: Position): boolean {
    const { starts } = this;
    const next = starts[line + 1];
    return starts[line] === offset - character && (next === undefined || offset < next);
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
  if (text.includes('\r')) {
    addLineStarts(text, 0, text.length, starts);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Adds the starts of the lines that end between two offsets. */
function addLineStarts(text: string, from: number, to: number, starts: number[]): void {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (unit === 10 || unit === 13) starts.push(at + 1);
  }
}

/** The starts of an edited text's lines: those before the edit stay, those after it move, the rest is counted. */
function countedAgain(text: string, before: string, known: Uint32Array): Uint32Array {
  const head = sharedHead(text, before);
  const tail = sharedTail(text, before, head);
  const moved = text.length - before.length;
  // A line further back on both sides: a CR and an LF may have come together or apart at the edge of the edit.
  const kept = Math.max(1, firstBeyond(known, head - 1) - 1);
  const after = Math.max(firstBeyond(known, before.length - tail + 1), kept);
  const next = known[after];
  const fresh: number[] = [];
  addLineStarts(text, known[kept - 1] ?? 0, next === undefined ? text.length : next + moved - 1, fresh);
  // A CR at the end of what was counted took the LF behind it along, which the moved ones hold as well.
  while (next !== undefined && (fresh.at(-1) ?? 0) >= next + moved) fresh.pop();
  const starts = new Uint32Array(kept + fresh.length + known.length - after);
  starts.set(known.subarray(0, kept));
  starts.set(fresh, kept);
  for (let from = after, to = kept + fresh.length; from < known.length; from++, to++) {
    starts[to] = (known[from] ?? 0) + moved;
  }
  return starts;
}

/** The index of the first start that is greater than an offset. */
function firstBeyond(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line end a text uses: that of its first line, LF where there is none. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
