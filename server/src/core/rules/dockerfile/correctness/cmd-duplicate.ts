import { rule } from '../../../engine/rule';
import { overridden } from '../_shared/overridden';

export default rule('dockerfile/cmd-duplicate', {
  title: 'Only the last CMD takes effect',
  why: 'The builder drops every CMD but the last one of a stage, so what this one says never starts.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL4003'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0016'],
    kics: ['Multiple CMD Instructions Listed'],
    'dockerfile-utils': ['MULTIPLE_INSTRUCTIONS'],
  },
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  fix: { title: 'Remove the CMD without effect', safety: 'safe' },
  visit: 'stage',
  check(stage, report) {
    for (const { instruction, last } of overridden(stage, 'CMD')) {
      report(instruction, {
        says: 'a later CMD of the stage takes its place',
        related: [{ at: last.keyword, says: 'the CMD that counts' }],
        fix: (edit) => edit.removeInstruction(instruction),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        «CMD ["npm", "start"]»
        EXPOSE 3000
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24
        EXPOSE 3000
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'each but the last one, with its lines and its comment, and triggers are left alone',
      bad: `
        FROM node:24
        # for the developers
        «CMD npm \\
          # with reload
          run dev»
        «cmd ["a"]»
        ONBUILD CMD ["b"]
        CMD ["c"]
      `,
      fixed: `
        FROM node:24
        ONBUILD CMD ["b"]
        CMD ["c"]
      `,
    },
    {
      because: 'one for each stage; the inherited one is overridden on purpose',
      good: 'FROM node:24 AS base\nCMD ["npm", "start"]\nFROM base\nCMD ["npm", "test"]\n',
    },
    {
      because: 'the CMD of a health check is another one',
      good: 'FROM node:24\nHEALTHCHECK CMD ["node", "health.js"]\nENTRYPOINT ["node"]\nCMD ["server.js"]\n',
    },
    { because: 'triggers run in other images', good: 'FROM node:24\nONBUILD CMD ["a"]\nCMD ["b"]\n' },
  ],
});
