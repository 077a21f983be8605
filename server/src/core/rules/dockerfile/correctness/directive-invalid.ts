import { rule } from '../../../engine/rule';
import { problemsFor, sentence } from '../_shared/syntax-problems';

export default rule('dockerfile/directive-invalid', {
  title: 'A parser directive is wrong',
  why: 'The builder refuses the file before it reads the first instruction.',
  severity: 'error',
  category: 'correctness',
  peers: {
    'dockerfile-utils': ['INVALID_ESCAPE_DIRECTIVE', 'DUPLICATED_ESCAPE_DIRECTIVE', 'CASING_DIRECTIVE'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  fix: { title: 'Mend the directive', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'directive-invalid')) {
      report(problem, {
        says: sentence(problem),
        fix:
          problem.code === 'invalid-check'
            ? undefined
            : problem.code === 'invalid-escape'
              ? { title: 'Escape with the backslash', edit: (edit) => edit.replace(problem, '\\') }
              : {
                  title: 'Delete the repeated directive',
                  edit: (edit) => {
                    const { start, end } = problem.span;
                    const next = file.text.indexOf('\n', end);
                    edit.replace({ span: { start, end: next < 0 ? end : next + 1 } }, '');
                  },
                },
      });
    }
  },
  examples: [
    {
      bad: `
        # escape=«/»
        FROM alpine:3.24
      `,
      fixed: `
        # escape=\\
        FROM alpine:3.24
      `,
    },
    {
      because: 'each may stand once',
      bad: `
        # syntax=docker/dockerfile:1
        «# syntax=docker/dockerfile:1.4»
        FROM alpine:3.24
      `,
      fixed: `
        # syntax=docker/dockerfile:1
        FROM alpine:3.24
      `,
    },
    {
      because: 'both characters are allowed, and the order does not count',
      good: `
        # escape=\`
        # syntax=docker/dockerfile:1
        FROM alpine:3.24
      `,
    },
    { because: 'behind another comment it is only a comment', good: '# the site\n# escape=/\nFROM alpine:3.24\n' },
    { because: 'a check takes skip, experimental and error', bad: '# check=«skip»\nFROM alpine:3.24\n' },
    { because: 'as here', good: '# check=skip=all;error=true // all of it\nFROM alpine:3.24\n' },
    { because: 'an unknown word is a comment', good: '# author=me\n# author=you\nFROM alpine:3.24\n' },
  ],
});
