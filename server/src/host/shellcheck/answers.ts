import type { ShellAnswer, ShellQuestion } from '../../core/index';

const mostAnswers = 2_000;
/** In UTF-16 units, over all scripts that are kept. */
const mostCharacters = 8_000_000;

/** A script that ShellCheck could not say anything of; asked again it would fail again. */
export const failed = 'failed';

/** What ShellCheck said, by shell and script. Forgets what was not asked for the longest time. */
export class ShellAnswers {
  private readonly known = new Map<string, ShellAnswer | typeof failed>();
  private characters = 0;

  get(question: ShellQuestion): ShellAnswer | typeof failed | undefined {
    const key = keyOf(question);
    const answer = this.known.get(key);
    if (answer === undefined) return undefined;
    // Put last again, so that what is used stays.
    this.known.delete(key);
    this.known.set(key, answer);
    return answer;
  }

  set(question: ShellQuestion, answer: ShellAnswer | typeof failed): void {
    const key = keyOf(question);
    if (this.known.has(key)) return;
    this.known.set(key, answer);
    this.characters += key.length;
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostAnswers && this.characters <= mostCharacters) break;
      this.known.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}

/** What tells a question from all others. */
export function keyOf({ dialect, text }: ShellQuestion): string {
  return `${dialect} ${text}`;
}
