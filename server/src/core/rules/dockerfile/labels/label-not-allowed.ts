import { rule } from '../../../engine/rule';

export default rule('dockerfile/label-not-allowed', {
  title: 'A label is not in the label schema',
  why: 'Labels that nobody agreed on are misspelt ones more often than not, and no tool looks for them.',
  severity: 'info',
  category: 'correctness',
  peers: { hadolint: ['DL3050'] },
  references: ['https://github.com/hadolint/hadolint#linting-labels'],
  fix: { title: 'Remove the label', safety: 'suggested' },
  visit: 'label',
  check(pair, report, { settings }) {
    if (!settings.strictLabels || settings.labelSchema.has(pair.name)) return;
    report(
      { span: pair.nameSpan },
      {
        says: `${pair.name} is not in the label schema`,
        fix: (edit) =>
          pair.instruction.pairs.length > 1 ? edit.removeWord(pair.syntax) : edit.removeInstruction(pair.instruction),
      },
    );
  },
  examples: [
    {
      settings: { strictLabels: true, labelSchema: new Map([['vendor', 'text']]) },
      bad: `
        FROM alpine:3.22
        LABEL vendor="ACME" «vender»="ACME"
      `,
      fixed: `
        FROM alpine:3.22
        LABEL vendor="ACME"
      `,
    },
    {
      because: 'without a schema no label is allowed',
      settings: { strictLabels: true },
      bad: 'FROM alpine:3.22\n# who\nLABEL «a» b\nLABEL \\\n  «c»=1 \\\n  «d»=2\n',
      fixed: 'FROM alpine:3.22\n',
    },
    {
      because: 'the schema is not strict',
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      good: 'FROM alpine:3.22\nLABEL a=b\n',
    },
    { because: 'nobody asks for labels', good: 'FROM alpine:3.22\nLABEL a=c\n' },
    {
      because: 'all are in the schema',
      settings: { strictLabels: true, labelSchema: new Map([['a', 'text']]) },
      good: 'FROM alpine:3.22\nLABEL "a"=d\n',
    },
  ],
});
