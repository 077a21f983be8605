import type { Manner } from './manner';

/** A line of text, sometimes continued, with comments and empty lines between. */
export function line(text: string, manner: Manner): string {
  const { random, escapeCharacter, end } = manner;
  let broken = random.chance(0.04) ? `${manner.blank()}${text}` : text;
  while (random.chance(0.12)) {
    const spaces = [...broken.matchAll(/ /g)].map(({ index }) => index);
    const isAtBlank = spaces.length > 0 && !manner.isOdd();
    const at = isAtBlank ? random.pick(spaces) : random.below(broken.length + 1);
    const between = random.pick([
      '',
      '',
      '',
      `# inside${end}`,
      end,
      ` \t${end}`,
      `  # more${end}`,
      `${escapeCharacter}${end}`,
    ]);
    broken = `${broken.slice(0, at)} ${escapeCharacter}${random.pick(['', '', ' ', '\t'])}${end}${between}${broken.slice(at)}`;
  }
  if (random.chance(0.01)) broken = `${escapeCharacter}${end}${broken}`;
  const tails = [
    escapeCharacter,
    `${escapeCharacter}${escapeCharacter}`,
    ` ${escapeCharacter} `,
    '\v',
    ' \u00a0',
    '\r',
  ];
  return `${broken}${manner.isOdd() ? random.pick(tails) : ''}${end}`;
}
