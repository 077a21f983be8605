import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Arg, Env, Label } from '../../../model/dockerfile-instructions';
import type { PairSyntax, Word } from '../../../syntax/dockerfile-tree';

type Pairs = Arg | Env | Label;
/** What may follow `=` as it is: nothing here ends the word or means anything to the builder but a variable. */
const PLAIN = /^[^\s"'\\`]+$/;
const QUOTED = /^(?:"[^"\\`]*"|'[^']*')$/;

export default rule('dockerfile/legacy-key-value', {
  title: 'ENV or LABEL uses the old form without =',
  why: 'The old form takes all that follows as one value, a second `NAME=value` on the line too, and is kept only for old files.',
  severity: 'hint',
  category: 'correctness',
  peers: { buildkit: ['LegacyKeyValueFormat'] },
  references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  fix: { title: 'Write it with =', safety: 'safe' },
  visit: 'section',
  check({ globalArguments, instructions }, report) {
    const triggers = instructions.flatMap((one) => (one.kind === 'ONBUILD' ? (one.trigger ?? []) : []));
    for (const instruction of [...globalArguments, ...instructions, ...triggers]) {
      if (instruction.kind === 'ARG') {
        const [name, value] = argumentWithValue(instruction);
        if (!name || !value) continue;
        report(
          { span: { start: name.span.start, end: value.span.end } },
          {
            says: `ARG declares ${value.value} as a second argument: a default stands behind =`,
            fix: { safety: 'suggested', edit: (edit) => join(edit, name, value) },
          },
        );
        continue;
      }
      if (instruction.kind !== 'ENV' && instruction.kind !== 'LABEL') continue;
      const pair = instruction.syntax.pairs[0];
      if (!pair?.isLegacy || !pair.value) continue;
      report(pair, {
        says: saying(instruction, pair, pair.value),
        fix: (edit) => assign(edit, pair),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENV «NODE_ENV production»
        LABEL «description The site of ACME»
      `,
      fixed: `
        FROM node:24
        ENV NODE_ENV=production
        LABEL description="The site of ACME"
      `,
    },
    {
      because: 'all that follows is the value, another assignment too',
      bad: 'FROM node:24\nENV «ONE TWO= THREE=$HOME»\nONBUILD ENV «A  b»\n',
      fixed: 'FROM node:24\nENV ONE="TWO= THREE=$HOME"\nONBUILD ENV A=b\n',
    },
    {
      because: 'continued lines keep their blanks, which are part of the value, and their comments',
      bad: 'FROM debian:12\nENV «PACKAGES \\\n    curl \\\n    # for the build\n    git»\n',
      fixed: 'FROM debian:12\nENV PACKAGES="curl \\\n    # for the build\n    git"\n',
    },
    {
      because: 'quotes around all of it stay',
      bad: 'FROM debian:12\nENV «A "b c"»\nLABEL «d \'e f\'»\n',
      fixed: 'FROM debian:12\nENV A="b c"\nLABEL d=\'e f\'\n',
    },
    {
      because: 'quotes inside, escapes and a comment before the value are left to a person',
      bad: 'FROM debian:12\nENV «A b "c d"»\nENV «B c\\ d e»\nENV «C \\\n  # why\n  d»\n',
    },
    {
      because: 'an argument has a default behind = only',
      bad: 'ARG «VERSION 1.2»\nFROM alpine:$VERSION\nARG «foo bar»\n',
      fixed: 'ARG VERSION=1.2\nFROM alpine:$VERSION\nARG foo=bar\n',
    },
    {
      because: 'several arguments on one line',
      good: 'FROM alpine:3.22\nARG HTTP_PROXY HTTPS_PROXY\nARG user uid gid\nARG name id=3\nARG uid gid\nRUN id $uid $gid\n',
    },
    {
      because: 'with =, also in quotes or with blanks',
      good: 'FROM node:24\nENV A=b C="d e" F=g\\ h\nLABEL "a"="b"\n',
    },
    { because: 'a value is missing, which is another problem', good: 'FROM node:24\nENV NODE_ENV\n' },
  ],
});

function saying({ kind }: Pairs, { name }: PairSyntax, { value }: Word): string {
  const looksLikeMore = /(?:^|\s)\w+=/.test(value);
  if (looksLikeMore) return `all that follows ${name.value} is its value: no second pair is set`;
  return `${kind} ${name.value} without = is the old form`;
}

function assign(edit: DockerfileEdits, { name, value }: PairSyntax): void {
  if (!value) return;
  if (PLAIN.test(value.value) || QUOTED.test(value.value)) {
    join(edit, name, value);
    return;
  }
  if (/["'\\`]/.test(value.value)) edit.refuse('The value has quotes or escapes of its own.');
  join(edit, name, value, '"');
}

/** Puts `=` in the place of the blanks between a name and its value. */
function join(edit: DockerfileEdits, name: Word, value: Word, quote = ''): void {
  const gap = { start: name.span.end, end: value.span.start };
  if (edit.text.slice(gap.start, gap.end).includes('#')) edit.refuse('A comment stands before the value.');
  edit.replace({ span: gap }, `=${quote}`);
  if (quote !== '') edit.insertAfterNode(value, quote);
}

/** The two words of an ARG whose second one is most likely meant as the default of the first. */
function argumentWithValue(argument: Arg): readonly Word[] {
  const [name, value, ...others] = argument.syntax.pairs;
  if (!name || !value || others.length > 0 || name.value || value.value) return [];
  const second = value.name.value;
  if (!/^[A-Za-z_]\w*$/.test(second)) return [name.name, value.name];
  const { text } = argument.model;
  // A name in capitals, or one that is used, is that of another argument.
  const isName = second === second.toUpperCase() || text.includes(`$${second}`) || text.includes(`\${${second}`);
  return isName || name.name.value === name.name.value.toUpperCase() ? [] : [name.name, value.name];
}
