import type { Random } from '../random';

const blanks = [' ', '  ', '\t', ' \t ', '\v', '\f', '\u00a0', '\u2003', '\u0085'];

/** How one generated file is written, and what has been named in it so far. */
export class Manner {
  /** The character that the file escapes with. */
  escapeCharacter = '\\';
  readonly end: string;
  /** The names of variables. */
  readonly declared: string[] = [];
  /** The names of stages, their numbers for those without. */
  readonly stages: string[] = [];
  private readonly oddity: number;
  private readonly isLower: boolean;

  constructor(readonly random: Random) {
    this.end = random.chance(0.1) ? '\r\n' : '\n';
    this.isLower = random.chance(0.1);
    // In most files hardly anything is wrong, so that builders take them and all of them is read.
    this.oddity = random.chance(0.7) ? 0.003 : 0.06;
  }

  /** Whether something stands here that builders may refuse. */
  isOdd(): boolean {
    return this.random.chance(this.oddity);
  }

  /** One of what is right, at times one of what is odd. */
  pick<T>(good: readonly T[], odd: readonly T[]): T {
    return this.random.pick(this.isOdd() ? odd : good);
  }

  /** A keyword in the case of the file, mostly. */
  cased(keyword: string): string {
    const { random } = this;
    if (random.chance(0.02)) return keyword.charAt(0) + keyword.slice(1).toLowerCase();
    return random.chance(0.03) !== this.isLower ? keyword.toLowerCase() : keyword;
  }

  blank(): string {
    return this.random.pick(blanks);
  }

  /** Up to eight of something. */
  several(one: () => string, probability: number): string[] {
    const all: string[] = [];
    while (all.length < 8 && this.random.chance(probability)) all.push(one());
    return all;
  }

  /** One or more of something, with blanks between. */
  some(one: () => string): string {
    return [one(), ...this.several(one, 0.4)].join(this.random.chance(0.95) ? ' ' : this.blank());
  }

  /** Each flag that luck brings, with a blank behind it. */
  flags(one: () => string, probability: number): string {
    return this.several(() => `${one()} `, probability).join('');
  }
}
