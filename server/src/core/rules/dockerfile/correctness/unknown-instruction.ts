import { rule } from '../../../engine/rule';
import { nearestWord } from '../../../text/did-you-mean';
import { INSTRUCTIONS, inCaseOf } from '../_shared/keywords';
import { instructionAt, instructionBefore, problemsFor } from '../_shared/syntax-problems';

export default rule('dockerfile/unknown-instruction', {
  title: 'Unknown instruction',
  why: 'The builder stops at the first line that it does not know, so the image cannot be built.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL1000'],
    'dockerfile-utils': ['UNKNOWN_INSTRUCTION'],
    tally: ['tally/unknown-instruction'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#overview'],
  fix: [
    { title: 'Use the instruction that was meant', safety: 'suggested' },
    { title: 'Continue the line above', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'unknown-instruction')) {
      const instruction = instructionAt(file, problem);
      if (!instruction || instruction.onbuild) continue;
      const { keyword } = instruction;
      const meant = nearestWord(keyword.value, INSTRUCTIONS);
      const before = instructionBefore(file, problem)?.syntax;
      const isCut = before?.name === 'RUN' && before.heredocs.length === 0 && /(?:&&|\|\|?|;)$/.test(before.rest.text);
      report(problem, {
        says: `${keyword.value} is no instruction${meant ? `, did you mean ${meant}?` : ''}`,
        fix: [
          meant === undefined
            ? undefined
            : {
                title: `Use ${meant}`,
                edit: (edit) => edit.replace(keyword, inCaseOf(keyword.value, meant)),
              },
          isCut ? (edit) => edit.appendWords(before, file.escapeCharacter) : undefined,
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        «COPPY» app /app
      `,
      fixed: `
        FROM alpine:3.24
        COPY app /app
      `,
    },
    {
      because: 'the line above should have been continued',
      bad: `
        FROM alpine:3.24
        RUN apk add --no-cache curl &&
            «rm» -rf /tmp/x
      `,
      otherwiseFixed: [
        `
        FROM alpine:3.24
        RUN apk add --no-cache curl && \\
            rm -rf /tmp/x
      `,
      ],
    },
    {
      because: 'the letters stay small, and what follows is read all the same',
      bad: `
        from alpine:3.24
        «entripoint» ["sh"]
        «FOOBAR» x
      `,
      fixed: `
        from alpine:3.24
        entrypoint ["sh"]
        FOOBAR x
      `,
    },
    {
      because: 'any case, continued lines, comments and bodies of heredocs',
      good: `
        # RUM is a drink
        From alpine:3.24
        rUn echo a && \\
          # nothing
          foo
        RUN <<EOF
        foo
        EOF
      `,
    },
    { because: 'what ONBUILD holds is another rule', good: 'FROM alpine:3.24\nONBUILD COPPY a b\n' },
    { because: 'a problem of another kind', good: 'FROM alpine:3.24\nUSER\n' },
  ],
});
