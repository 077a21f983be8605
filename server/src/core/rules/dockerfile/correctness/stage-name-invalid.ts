import { rule } from '../../../engine/rule';
import { problemsFor } from '../_shared/syntax-problems';

export default rule('dockerfile/stage-name-invalid', {
  title: 'The stage name has characters the builder rejects',
  why: 'The builder refuses the file, so the image cannot be built.',
  todo: 'Begin the name with a letter, go on with letters and digits, and put dashes, a dot or an underscore between.',
  severity: 'error',
  category: 'correctness',
  peers: { 'dockerfile-utils': ['INVALID_BUILD_STAGE_NAME'] },
  references: ['https://docs.docker.com/reference/dockerfile/#from'],
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'stage-name-invalid')) {
      const name = file.text.slice(problem.span.start, problem.span.end);
      report(problem, { says: `the builder rejects the stage name ${name}` });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24 AS «1-build»
        RUN npm ci
      `,
    },
    { because: 'letters, digits, dashes, dots, in any case', good: 'FROM node:24 AS Build--1.x_y\n' },
    {
      because:
        'builders look for a build context of the name, and that has no two separators in a row and ends in none',
      bad: 'FROM node:24 AS «x_.y»\nFROM node:24 AS «build-»\n',
    },
    { because: 'other characters', bad: 'FROM node:24 AS «web/build»\nFROM node:24 as «_x»\n' },
    { because: 'a name is no must', good: 'FROM node:24\n' },
    {
      because: 'variables are filled in for the image, never for the name',
      bad: 'FROM node:24-$TARGETARCH AS «build-$TARGETARCH»\n',
    },
    { because: 'a missing name is another problem', good: 'FROM node:24 AS\n' },
    { because: 'other instructions have no such word', good: 'FROM node:24\nCOPY a AS 1\n' },
  ],
});
