import type { Difference, Json } from './answer';
import type { Tally } from './tally';

const longest = 300;

/** What differs without a reason and which offers are wrong, for people, with the texts that show it. */
export function shown({ different, wrong }: Pick<Tally, 'different' | 'wrong'>): string[] {
  return [
    ...different.map(({ subject, unexplained }) =>
      [`${subject.kind}: ${subject.origin}`, ...unexplained.map(inWords), indented(subject.text)].join('\n'),
    ),
    ...wrong.map(({ offer, wrongs }) =>
      [
        `${offer.before.kind}: ${offer.after.origin}`,
        ...wrongs.map((one) => `  ${one}`),
        'before:',
        indented(offer.before.text),
        'after:',
        indented(offer.after.text),
      ].join('\n'),
    ),
  ];
}

function inWords({ at, official, ours }: Difference): string {
  return `  ${at || 'all of it'}: official ${short(official)}, ours ${short(ours)}`;
}

function short(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function indented(text: string): string {
  return text
    .split('\n')
    .slice(0, 60)
    .map((line) => `    | ${line}`)
    .join('\n');
}
