import { rule } from '../../../engine/rule';

export default rule('dockerfile/label-empty', {
  title: 'A required label is empty',
  why: 'The schema asks for the label so that tools can read its value, and there is none.',
  severity: 'warning',
  category: 'correctness',
  peers: { hadolint: ['DL3051'] },
  references: ['https://github.com/hadolint/hadolint#linting-labels'],
  visit: 'label',
  check(pair, report, { settings }) {
    const { value, name, syntax } = pair;
    if (value?.value !== '' || value.variables.length > 0 || !settings.labelSchema.has(name)) return;
    report(syntax.value?.value === '' ? { span: pair.nameSpan } : value, { says: `the label ${name} is empty` });
  },
  examples: [
    {
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      bad: `
        FROM alpine:3.22
        LABEL vendor=«""»
      `,
    },
    {
      because: 'without quotes there is no value to point at',
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      bad: 'FROM alpine:3.22\nLABEL a=b «vendor»=\n',
    },
    {
      because: 'other labels may be',
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      good: 'FROM alpine:3.22\nLABEL a="" vendor=b\n',
    },
    {
      because: 'the build sets it',
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      good: 'FROM alpine:3.22\nARG V\nLABEL vendor="$V"\n',
    },
    { because: 'nobody asks for labels', good: 'FROM alpine:3.22\nLABEL vendor=""\n' },
  ],
});
