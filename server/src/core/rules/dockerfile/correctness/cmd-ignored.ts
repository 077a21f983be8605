import { rule } from '../../../engine/rule';
import { jsonList, startedProgram } from '../_shared/json-form';

export default rule('dockerfile/cmd-ignored', {
  title: 'CMD is ignored because ENTRYPOINT uses the shell form',
  why: 'A shell form takes no arguments, so neither CMD nor what stands behind `docker run` reaches the program.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact'],
  fix: { title: 'Write ENTRYPOINT in the JSON form', safety: 'suggested' },
  visit: 'stage',
  check(stage, report) {
    const { entrypoint, cmd } = stage.endState;
    if (entrypoint?.command?.form !== 'shell' || !cmd?.command || isEmpty(cmd.strings, cmd.isExecForm)) return;
    // Told once, in the stage where the two meet.
    if (entrypoint.stage !== stage && cmd.stage !== stage) return;
    const words = startedProgram(entrypoint)?.words;
    report(cmd, {
      says: 'the entry point is started by a shell, which hands CMD to nobody',
      related: [{ at: entrypoint, says: 'the ENTRYPOINT in the shell form' }],
      fix: words ? (edit) => edit.setArgument(entrypoint, jsonList(words)) : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENTRYPOINT node server.js
        «CMD ["--port", "80"]»
      `,
      fixed: `
        FROM node:24
        ENTRYPOINT ["node", "server.js"]
        CMD ["--port", "80"]
      `,
    },
    {
      because: 'in any order, and with an entry point of the stage below',
      bad: 'FROM node:24 AS base\n«CMD ["--port", "80"]»\nENTRYPOINT exec node $OPTIONS server.js\nFROM base\n«CMD ["--port", "81"]»\n',
    },
    {
      because: 'the JSON form gets CMD as arguments',
      good: 'FROM node:24\nENTRYPOINT ["node", "server.js"]\nCMD ["--port", "80"]\n',
    },
    {
      because: 'an entry point takes an inherited CMD away, and may be taken away itself',
      good: 'FROM node:24 AS base\nCMD ["--port"]\nFROM base AS other\nENTRYPOINT node server.js\nFROM other\nENTRYPOINT []\nCMD ["node"]\n',
    },
    {
      because: 'no CMD',
      good: 'FROM node:24\nENTRYPOINT node server.js\nFROM node:24\nENTRYPOINT node server.js\nCMD []\n',
    },
  ],
});

function isEmpty(strings: readonly unknown[], isExecForm: boolean): boolean {
  return isExecForm && strings.length === 0;
}
