import type { Instruction } from './dockerfile-instruction';

/** What of a Dockerfile is lent to the reading of another version. */
export interface EarlierReading {
  readonly text: string;
  readonly escapeCharacter: string;
  readonly instructions: readonly Instruction[];
}

/**
 * The instructions of an earlier version of a text, for those lines that are the same: what stands before the change is
 * kept as it is, what stands behind it is moved. So that a keystroke makes as little garbage as it can.
 */
export class LentInstructions {
  /** How many UTF-16 units both texts share at their start, and at their end behind that. */
  private readonly head: number;
  private readonly tail: number;
  private next = 0;

  constructor(
    private readonly earlier: EarlierReading,
    private readonly text: string,
  ) {
    this.head = commonStart(earlier.text, text);
    this.tail = commonEnd(earlier.text, text, Math.min(earlier.text.length, text.length) - this.head);
  }

  /**
   * The instruction whose lines begin at an offset, at its place in the new text; nothing where it has to be read anew.
   * Ask in the order of the text, and only for lines that are neither directives nor comments.
   */
  take(offset: number, escapeCharacter: string): Instruction | undefined {
    const { earlier, text, head, tail } = this;
    if (earlier.escapeCharacter !== escapeCharacter) return undefined;
    const isBehind = offset >= text.length - tail;
    const by = isBehind ? text.length - earlier.text.length : 0;
    let found = earlier.instructions[this.next];
    while (found && found.linesStart < offset - by) found = earlier.instructions[++this.next];
    if (found?.linesStart !== offset - by) return undefined;
    const end = found.linesEnd;
    // The end of the text may have ended it, which is now elsewhere.
    return isBehind || (end <= head && end < earlier.text.length) ? found.moved(by) : undefined;
  }
}

/** How many UTF-16 units two texts share at their start. Halves are compared whole, which engines do many at a time. */
function commonStart(a: string, b: string): number {
  let same = 0;
  let limit = Math.min(a.length, b.length);
  while (same < limit) {
    const middle = (same + limit + 1) >>> 1;
    if (a.slice(same, middle) === b.slice(same, middle)) same = middle;
    else limit = middle - 1;
  }
  return same;
}

/** How many they share at their end, of so many at most. */
function commonEnd(a: string, b: string, most: number): number {
  let same = 0;
  let limit = most;
  while (same < limit) {
    const middle = (same + limit + 1) >>> 1;
    const isSame = a.slice(a.length - middle, a.length - same) === b.slice(b.length - middle, b.length - same);
    if (isSame) same = middle;
    else limit = middle - 1;
  }
  return same;
}
