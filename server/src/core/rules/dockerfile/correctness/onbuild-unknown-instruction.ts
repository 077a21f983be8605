import { rule } from '../../../engine/rule';
import { nearestWord } from '../../../text/did-you-mean';
import { INSTRUCTIONS, inCaseOf } from '../_shared/keywords';
import { instructionAt, problemsFor } from '../_shared/syntax-problems';

export default rule('dockerfile/onbuild-unknown-instruction', {
  title: 'ONBUILD holds an unknown instruction',
  why: 'The builder stores the text unread: this image builds, and every image that is built on it fails.',
  severity: 'error',
  category: 'correctness',
  peers: { hadolint: ['DL1000'], tally: ['tally/invalid-onbuild-trigger'] },
  references: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  fix: { title: 'Use the instruction that was meant', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'unknown-instruction')) {
      const instruction = instructionAt(file, problem);
      const onbuild = instruction?.onbuild;
      if (!instruction || !onbuild) continue;
      const { keyword } = instruction;
      const meant = nearestWord(keyword.value, INSTRUCTIONS);
      report(problem, {
        says: `ONBUILD holds ${keyword.value}, which is no instruction${meant ? `, did you mean ${meant}?` : ''}`,
        fix:
          meant === undefined
            ? undefined
            : {
                title: `Use ${meant}`,
                edit: (edit) => edit.replace(keyword, inCaseOf(onbuild.keyword.value, meant)),
              },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ONBUILD «COPPY» . /app
      `,
      fixed: `
        FROM node:24
        ONBUILD COPY . /app
      `,
    },
    {
      because: 'the trigger stands on the next line, and nothing is near the second one',
      bad: `
        FROM node:24
        onbuild \\
          «rnu» npm ci
        ONBUILD   «FOOBAR» x
      `,
      fixed: `
        FROM node:24
        onbuild \\
          run npm ci
        ONBUILD   FOOBAR x
      `,
    },
    { because: 'any case counts', good: 'FROM node:24\nONBUILD copy . /app\n' },
    { because: 'what ONBUILD must not hold is another rule', good: 'FROM node:24\nONBUILD FROM a\n' },
    { because: 'nothing is held at all', good: 'FROM node:24\nONBUILD\nFOO bar\n' },
  ],
});
