import { rule } from '../../../engine/rule';
import { overridden } from '../_shared/overridden';

export default rule('dockerfile/entrypoint-duplicate', {
  title: 'Only the last ENTRYPOINT takes effect',
  why: 'The builder drops every ENTRYPOINT but the last one of a stage, so what this one sets up never runs.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL4004'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0007'],
    semgrep: ['multiple-entrypoint-instructions'],
    kics: ['Multiple ENTRYPOINT Instructions Listed'],
    'dockerfile-utils': ['MULTIPLE_INSTRUCTIONS'],
  },
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  // The last one resets an inherited CMD just the same.
  fix: { title: 'Remove the ENTRYPOINT without effect', safety: 'safe' },
  visit: 'stage',
  check(stage, report) {
    for (const { instruction, last } of overridden(stage, 'ENTRYPOINT')) {
      report(instruction, {
        says: 'a later ENTRYPOINT of the stage takes its place',
        related: [{ at: last.keyword, says: 'the ENTRYPOINT that counts' }],
        fix: (edit) => edit.removeInstruction(instruction),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        «ENTRYPOINT ["/sbin/tini", "--"]»
        COPY server /
        ENTRYPOINT ["/server"]
      `,
      fixed: `
        FROM alpine:3.22
        COPY server /
        ENTRYPOINT ["/server"]
      `,
    },
    {
      because: 'each but the last one, in any form, with its lines',
      bad: 'FROM alpine:3.22\n«ENTRYPOINT server \\\n  --port=80»\nCMD ["--debug"]\n«entrypoint ["a"]»\nENTRYPOINT ["b"]\n',
      fixed: 'FROM alpine:3.22\nCMD ["--debug"]\nENTRYPOINT ["b"]\n',
    },
    {
      because: 'one for each stage; the inherited one is overridden on purpose',
      good: 'FROM alpine:3.22 AS base\nENTRYPOINT ["/a"]\nFROM base\nENTRYPOINT ["/b"]\n',
    },
    {
      because: 'triggers run in other images',
      good: 'FROM alpine:3.22\nONBUILD ENTRYPOINT ["/a"]\nENTRYPOINT ["/b"]\n',
    },
    { because: 'CMD hands arguments to it', good: 'FROM alpine:3.22\nENTRYPOINT ["/a"]\nCMD ["--help"]\n' },
  ],
});
