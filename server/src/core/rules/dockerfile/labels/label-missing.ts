import { rule } from '../../../engine/rule';

export default rule('dockerfile/label-missing', {
  title: 'A required label is missing',
  why: 'Whoever sorts, scans or bills images by their labels does not find this one.',
  todo: 'Set it in a LABEL of the last stage.',
  severity: 'info',
  category: 'correctness',
  peers: { hadolint: ['DL3049'] },
  references: ['https://github.com/hadolint/hadolint#linting-labels'],
  visit: 'finalStage',
  check(stage, report, { settings }) {
    if (settings.labelSchema.size === 0) return;
    const labels = [stage, ...stage.ancestors].flatMap((one) => one.ofKind('LABEL').flatMap(({ pairs }) => pairs));
    const names = new Set(labels.map(({ name }) => name));
    for (const key of settings.labelSchema.keys()) {
      if (!names.has(key)) report(stage.from.keyword, { says: `the label ${key} is missing`, missing: true });
    }
  },
  examples: [
    {
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      bad: `
        «FROM» alpine:3.22
        LABEL version="1.0"
      `,
    },
    {
      because: 'one for each key, and of the last stage only',
      settings: {
        labelSchema: new Map([
          ['vendor', 'text'],
          ['url', 'url'],
        ]),
      },
      bad: 'FROM alpine:3.22 AS build\nLABEL url="https://example.com"\n««FROM»» alpine:3.22\nCOPY --from=build /a /b\n',
    },
    {
      because: 'in the stage, or in one that it is built on',
      settings: {
        labelSchema: new Map([
          ['vendor', 'text'],
          ['url', 'url'],
        ]),
      },
      good: 'FROM alpine:3.22 AS base\nLABEL vendor="ACME"\nFROM base\nLABEL "url"="https://example.com"\n',
    },
    { because: 'nobody asks for labels', good: 'FROM alpine:3.22\n' },
    {
      because: 'a file of arguments has no image',
      settings: { labelSchema: new Map([['vendor', 'text']]) },
      good: 'ARG A\n',
    },
  ],
});
