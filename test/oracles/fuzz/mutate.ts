import type { Random } from './random';

/** What people and programs leave behind in files of all four kinds. */
const scraps = [
  ' ',
  '  ',
  '\t',
  '\n',
  '\r\n',
  '\\',
  '\\\n',
  '`',
  '"',
  "'",
  '#',
  '# ',
  '$',
  '${',
  '}',
  '{',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  ',',
  '=',
  '<<EOF\n',
  '<<',
  '&a ',
  '*a',
  '---\n',
  '|\n',
  '>-\n',
  '~',
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '08',
  '1e3',
  '!!str ',
  '--',
  '@',
  '%',
  'é',
  '\u00a0',
  '\u2028',
  '\u{1f433}',
  '\0',
  '\ufeff',
]; // prettier-ignore

/** A text with a few things lost, doubled, swapped or added, as editing leaves them. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let times = 1 + random.below(2); times > 0; times--) mutated = random.pick(ways)(mutated, random);
  return mutated;
}

const ways: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => onLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines.splice(at, 0, lines[at] ?? '');
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const [line = ''] = lines.splice(random.below(lines.length), 1);
      lines.splice(random.below(lines.length + 1), 0, line);
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = random.chance(0.5) ? ` ${lines[at] ?? ''}` : (lines[at] ?? '').replace(/^ {1,2}/, '');
    }),
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(scraps)),
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(scraps)),
  (text, random) => splice(text, random.below(text.length + 1), 1 + random.below(5), ''),
  (text, random) => text.slice(0, random.below(text.length + 1)),
];

function onLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

function splice(text: string, at: number, length: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + length);
}
