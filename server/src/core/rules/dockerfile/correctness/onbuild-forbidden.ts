import { rule } from '../../../engine/rule';
import { problemsFor } from '../_shared/syntax-problems';

export default rule('dockerfile/onbuild-forbidden', {
  title: 'ONBUILD cannot hold this instruction',
  why: 'The builder refuses triggers that would begin a stage, set triggers of their own or name a maintainer.',
  severity: 'error',
  category: 'correctness',
  peers: { hadolint: ['DL3043'], 'dockerfile-utils': ['ONBUILD_CHAINING_DISALLOWED', 'ONBUILD_TRIGGER_DISALLOWED'] },
  references: ['https://docs.docker.com/reference/dockerfile/#onbuild-limitations'],
  fix: { title: 'Delete the second ONBUILD', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'onbuild-forbidden')) {
      const written = file.text.slice(problem.span.start, problem.span.end).toUpperCase();
      report(problem, {
        says: `ONBUILD cannot hold ${written}`,
        fix: written === 'ONBUILD' ? (edit) => edit.removeWord(problem) : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ONBUILD «ONBUILD» RUN npm ci
      `,
      fixed: `
        FROM node:24
        ONBUILD RUN npm ci
      `,
    },
    {
      because: 'a stage and a maintainer cannot be triggered',
      bad: `
        FROM node:24
        ONBUILD «from» alpine
        ONBUILD «MAINTAINER» me
      `,
    },
    { because: 'everything else may be held', good: 'FROM node:24\nONBUILD RUN npm ci\nONBUILD USER node\n' },
    { because: 'an unknown trigger is another rule', good: 'FROM node:24\nONBUILD FORM a\n' },
    { because: 'a word of a command is no trigger', good: 'FROM node:24\nONBUILD RUN from onbuild\n' },
  ],
});
