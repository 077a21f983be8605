import { rule } from '../../../engine/rule';
import { programName } from '../../../model/dockerfile-scripts';
import { jsonList, shellSpan, startedProgram } from '../_shared/json-form';

export default rule('dockerfile/cmd-shell-form-after-exec-entrypoint', {
  title: 'ENTRYPOINT in exec form receives /bin/sh -c as arguments',
  why: 'The shell form of CMD becomes the words `/bin/sh`, `-c` and the text, which the program of ENTRYPOINT is handed as its arguments.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact'],
  fix: { title: 'Write CMD in the JSON form', safety: 'suggested' },
  visit: 'stage',
  check(stage, report) {
    const { entrypoint, cmd } = stage.endState;
    if (cmd?.command?.form !== 'shell' || !entrypoint || (entrypoint.stage !== stage && cmd.stage !== stage)) return;
    const [program] = entrypoint.strings;
    if (!entrypoint.isExecForm || !program) return;
    const words = startedProgram(cmd)?.words;
    const handsOn = RUNNERS.has(programName(program.value)) || /entry-?point|init|\.sh$/i.test(program.value);
    const at = { span: shellSpan(cmd) };
    report(at, {
      // These start whatever they are handed, a shell too.
      severity: handsOn ? 'hint' : 'warning',
      says: `${program.value} is handed /bin/sh -c and this text`,
      related: [{ at: entrypoint, says: 'the ENTRYPOINT in the exec form' }],
      fix: words ? (edit) => edit.replace(at, jsonList(words)) : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENTRYPOINT ["node"]
        CMD «server.js --port 80»
      `,
      fixed: `
        FROM node:24
        ENTRYPOINT ["node"]
        CMD ["server.js", "--port", "80"]
      `,
    },
    {
      because: 'before it, in the stage below, and for programs that start what they are handed: a hint',
      bad: 'FROM node:24 AS base\nCMD «server.js»\nENTRYPOINT ["node"]\nFROM base\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD «node $FILE»\nFROM base\nCMD «other.js»\n',
      fixed:
        'FROM node:24 AS base\nCMD ["server.js"]\nENTRYPOINT ["node"]\nFROM base\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD node $FILE\nFROM base\nCMD ["other.js"]\n',
    },
    { because: 'both in the JSON form', good: 'FROM node:24\nENTRYPOINT ["node"]\nCMD ["server.js"]\n' },
    {
      because: 'one alone',
      good: 'FROM node:24\nCMD node server.js\nFROM node:24\nENTRYPOINT ["node", "server.js"]\n',
    },
    { because: 'the entry point is taken away', good: 'FROM node:24\nENTRYPOINT []\nCMD node server.js\n' },
    {
      because: 'an inherited CMD is taken away by an entry point',
      good: 'FROM node:24 AS base\nCMD node server.js\nFROM base\nENTRYPOINT ["node"]\n',
    },
  ],
});

/** Programs that prepare something and then start what stands behind them. */
const RUNNERS: ReadonlySet<string> = new Set(
  'tini dumb-init catatonit gosu su-exec setpriv env nice ionice chpst s6-setuidgid supervise xvfb-run pid1'.split(' '),
);
