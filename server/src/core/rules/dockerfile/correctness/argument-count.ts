import { rule } from '../../../engine/rule';
import { instructionAt, problemsFor, sentence } from '../_shared/syntax-problems';

export default rule('dockerfile/argument-count', {
  title: 'Wrong number of arguments',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  severity: 'error',
  category: 'correctness',
  peers: {
    'dockerfile-utils': [
      'ARGUMENT_MISSING',
      'ARGUMENT_UNNECESSARY',
      'HEALTHCHECK_CMD_ARGUMENT_MISSING',
      'ARGUMENT_EXTRA',
      'ARGUMENT_REQUIRES_ONE',
      'ARGUMENT_REQUIRES_AT_LEAST_ONE',
      'ARGUMENT_REQUIRES_AT_LEAST_TWO',
      'ARGUMENT_REQUIRES_ONE_OR_THREE',
      'INVALID_AS',
    ],
  },
  references: ['https://docs.docker.com/reference/dockerfile/'],
  fix: { title: 'Move the comment to its own line', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const path of file.stages.flatMap((stage) => stage.ofKind('VOLUME').flatMap(({ paths }) => paths))) {
      if (path.value === '' && path.raw !== '') report(path, { says: 'a volume needs a path' });
    }
    for (const problem of problemsFor(file, 'argument-count')) {
      const instruction = instructionAt(file, problem);
      const words = instruction?.syntax.words ?? [];
      const at = words.findIndex(({ value }) => value.startsWith('#'));
      const before = words[at - 1];
      const last = words.at(-1);
      const hash = words[at];
      const isOnOneLine = !file.text.slice(problem.span.start, problem.span.end).includes('\n');
      if (!instruction || !before || !last || !hash || !isOnOneLine || instruction.onbuild) {
        report(problem, { says: sentence(problem) });
        continue;
      }
      const comment = { span: { start: hash.span.start, end: last.span.end } };
      report(comment, {
        says: 'a comment must stand on a line of its own: these words are arguments',
        fix: (edit) => {
          edit.insertBelowComments(instruction, file.text.slice(comment.span.start, comment.span.end));
          edit.replace({ span: { start: before.span.end, end: comment.span.end } }, '');
        },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24 AS build «# compiles the site»
        RUN npm ci
      `,
      fixed: `
        # compiles the site
        FROM node:24 AS build
        RUN npm ci
      `,
    },
    { because: 'an escape of nothing is no argument', bad: 'FROM node:24\nENV «\\» \\\n' },
    {
      because: 'these may stand without arguments, and the others have what they need',
      good: `
        FROM node:24 AS build
        COPY a b
        CMD
        HEALTHCHECK NONE
      `,
    },
    {
      because: 'too few, or too many',
      bad: `
        FROM node:24
        FROM «node:24 build»
        FROM «node:24 IS build»
        «USER»
        RUN
        COPY «app»
        ADD --chown=app «["app"]»
        HEALTHCHECK «NONE curl»
        HEALTHCHECK --interval=3s «CMD»
        ONBUILD «WORKDIR»
        VOLUME /a «""»
        HEALTHCHECK «CMD» []
      `,
    },
    {
      because: 'the comment of the last check goes up too',
      bad: 'FROM node:24\nHEALTHCHECK NONE «# Kubernetes asks»\n',
      fixed: 'FROM node:24\n# Kubernetes asks\nHEALTHCHECK NONE\n',
    },
    { because: 'a line below may be a comment', good: 'FROM node:24 \\\n  # the site\n  AS build\n' },
    { because: 'files may be called what they like', good: 'FROM node:24\nCOPY #a /\n' },
    { because: 'heredocs are sources', good: 'FROM node:24\nCOPY <<a /\na\n' },
  ],
});
