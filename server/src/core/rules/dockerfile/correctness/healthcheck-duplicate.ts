import { rule } from '../../../engine/rule';
import { overridden } from '../_shared/overridden';

export default rule('dockerfile/healthcheck-duplicate', {
  title: 'Only the last HEALTHCHECK takes effect',
  why: 'The builder drops every HEALTHCHECK but the last one of a stage, so what this one asks for is never checked.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL3012'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0023'],
    'dockerfile-utils': ['MULTIPLE_INSTRUCTIONS'],
  },
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  fix: { title: 'Remove the HEALTHCHECK without effect', safety: 'safe' },
  visit: 'stage',
  check(stage, report) {
    for (const { instruction, last } of overridden(stage, 'HEALTHCHECK')) {
      report(instruction, {
        says: 'a later HEALTHCHECK of the stage takes its place',
        related: [{ at: last.keyword, says: 'the HEALTHCHECK that counts' }],
        fix: (edit) => edit.removeInstruction(instruction),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        «HEALTHCHECK NONE»
        CMD ["node", "server.js"]
        HEALTHCHECK CMD ["node", "health.js"]
      `,
      fixed: `
        FROM node:24
        CMD ["node", "server.js"]
        HEALTHCHECK CMD ["node", "health.js"]
      `,
    },
    {
      because: 'each but the last one, with options and continued lines',
      bad: 'FROM node:24\n«HEALTHCHECK --interval=5s \\\n  CMD ["a"]»\n«healthcheck CMD b»\nHEALTHCHECK NONE\n',
      fixed: 'FROM node:24\nHEALTHCHECK NONE\n',
    },
    {
      because: 'one for each stage',
      good: 'FROM node:24 AS base\nHEALTHCHECK CMD ["a"]\nFROM base\nHEALTHCHECK CMD ["b"]\n',
    },
    {
      because: 'triggers run in other images',
      good: 'FROM node:24\nONBUILD HEALTHCHECK CMD ["a"]\nHEALTHCHECK NONE\n',
    },
    { because: 'CMD is another instruction', good: 'FROM node:24\nCMD ["a"]\nHEALTHCHECK CMD ["b"]\n' },
  ],
});
