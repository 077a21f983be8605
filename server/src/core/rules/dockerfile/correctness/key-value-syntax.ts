import { rule } from '../../../engine/rule';
import { problemsFor, sentence } from '../_shared/syntax-problems';

export default rule('dockerfile/key-value-syntax', {
  title: 'The key=value list is malformed',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  todo: 'Write each pair as name=value, and put values with blanks into double quotes.',
  severity: 'error',
  category: 'correctness',
  peers: {
    'dockerfile-utils': [
      'SYNTAX_MISSING_EQUALS',
      'SYNTAX_MISSING_NAMES',
      'SYNTAX_MISSING_SINGLE_QUOTE',
      'SYNTAX_MISSING_DOUBLE_QUOTE',
      'ARGUMENT_REQUIRES_TWO',
    ],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#env'],
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'key-value-syntax')) {
      report(problem, { says: sentence(problem) });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        ENV A=1 «B» C=3
      `,
    },
    {
      because: 'a name alone, and a value alone',
      bad: `
        FROM alpine:3.24
        ENV «A»
        LABEL «=b» c=d
      `,
    },
    {
      because: 'the old form, escaped blanks and quotes',
      good: `
        FROM alpine:3.24
        ENV A some words
        ENV B=some\\ words C="some words"
        LABEL d='e f'
      `,
    },
    { because: 'an argument needs no value', good: 'ARG A B=1\nFROM alpine:3.24\nARG A\n' },
    { because: 'an empty value is one', good: 'FROM alpine:3.24\nENV A= B=""\n' },
  ],
});
