import { rule } from '../../../engine/rule';
import { problemsFor, sentence } from '../_shared/syntax-problems';

export default rule('dockerfile/instruction-order', {
  title: 'The first instruction is not FROM',
  why: 'Every instruction needs an image to work on, so the builder refuses the file.',
  todo: 'Begin with FROM; only ARG may stand before it.',
  severity: 'error',
  category: 'correctness',
  peers: { hadolint: ['DL3061'], 'dockerfile-utils': ['NO_SOURCE_IMAGE'], tally: ['tally/require-stages'] },
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'instruction-order')) report(problem, { says: sentence(problem) });
  },
  examples: [
    {
      bad: `
        ARG VERSION=24
        «USER» node
        FROM node:\${VERSION}
      `,
    },
    {
      because: 'ARG and comments may stand before FROM',
      good: `
        # syntax=docker/dockerfile:1

        # the release of Node.js
        ARG VERSION=24
        FROM node:\${VERSION}
      `,
    },
    { because: 'there is no FROM at all', bad: '# a part\n«RUN» make\nCMD ["a"]\n' },
    { because: 'nothing but an argument', bad: '«ARG» VERSION=24\n' },
    { because: 'the file is still empty', good: '# to be written\n' },
    { because: 'any case counts', good: 'from alpine:3.24\nrun make\n' },
    { because: 'a second FROM begins another stage', good: 'FROM alpine:3.24\nRUN make\nFROM scratch\n' },
  ],
});
