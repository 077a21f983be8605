import { sharedHead, sharedTail } from '../text/shared-ends';
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
    this.head = sharedHead(earlier.text, text);
    this.tail = sharedTail(earlier.text, text, this.head);
  }

  /**
   * The instruction whose lines begin at an offset, at its place in the new text; nothing where it has to be read anew.
   * Ask in the order of the text.
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
