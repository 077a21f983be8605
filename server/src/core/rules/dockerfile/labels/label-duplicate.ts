import { rule } from '../../../engine/rule';
import type { LabelPair } from '../../../model/dockerfile-instructions';

export default rule('dockerfile/label-duplicate', {
  title: 'The same label is set twice',
  why: 'Only the last value is kept, so this one says something that no image carries.',
  severity: 'info',
  category: 'correctness',
  peers: { tally: ['tally/labels/no-duplicate-keys'] },
  references: ['https://docs.docker.com/reference/dockerfile/#label'],
  fix: { title: 'Remove the label that is overridden', safety: 'safe' },
  visit: 'stage',
  check(stage, report) {
    const pairs = stage.ofKind('LABEL').flatMap((label) => label.pairs);
    const last = new Map<string, LabelPair>();
    for (const pair of pairs) if (!isUnknown(pair)) last.set(pair.name, pair);
    for (const pair of pairs) {
      const winner = last.get(pair.name);
      if (!winner || winner === pair || isUnknown(pair)) continue;
      const isSame = pair.value?.value !== undefined && pair.value.value === winner.value?.value;
      report(
        { span: pair.nameSpan },
        {
          says: `${pair.name} is set again below, to ${isSame ? 'the same' : 'another'} value`,
          related: [{ at: { span: winner.nameSpan }, says: 'the label that counts' }],
          fix: (edit) => {
            const { instruction } = pair;
            if (instruction.pairs.length === 1) edit.removeInstruction(instruction);
            else edit.removeWord(pair.syntax);
          },
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        LABEL «version»="1.0" vendor="ACME"
        LABEL version="1.1"
      `,
      fixed: `
        FROM alpine:3.22
        LABEL vendor="ACME"
        LABEL version="1.1"
      `,
    },
    {
      because: 'continued lines and comments stay, and quotes mean nothing',
      bad: 'FROM alpine:3.22\nLABEL «a»=1 \\\n  «"b"»=2 \\\n  # more\n  c=3 \\\n  d=4\n# one\nLABEL «a» old\nLABEL «e»=1 b=2 a=4 e=2\n',
      fixed: 'FROM alpine:3.22\nLABEL \\\n  # more\n  c=3 \\\n  d=4\nLABEL b=2 a=4 e=2\n',
    },
    {
      because: 'another stage overrides on purpose',
      good: 'FROM alpine:3.22 AS a\nLABEL v=1\nFROM a\nLABEL v=2\nONBUILD LABEL v=3\n',
    },
    {
      because: 'keys differ by case, or by what is not known',
      good: 'FROM alpine:3.22\nARG K\nLABEL v=1 V=2 $K=3\nLABEL $K=4\n',
    },
    { because: 'values may be the same', good: 'FROM alpine:3.22\nLABEL a=1 b=1\n' },
  ],
});

function isUnknown({ name }: LabelPair): boolean {
  return name.includes('$');
}
