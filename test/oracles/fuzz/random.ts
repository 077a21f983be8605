/** Chance that can be had again from its seed, the same on every machine. */
export interface Random {
  /** A whole number from zero, less than `limit`. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Whether something of a probability from 0 to 1 happens. */
  chance(probability: number): boolean;
}

/** The numbers of a seed, by mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    },
    chance: (probability) => next() < probability,
  };
}
