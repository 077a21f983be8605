import { rule } from '../../../engine/rule';
import { lacksShell } from '../../../knowledge/minimal-images';
import type { Cmd, Entrypoint } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { jsonList, startedProgram } from '../_shared/json-form';
import { cases } from './cmd-shell-form.cases';

export default rule('dockerfile/cmd-shell-form', {
  title: 'CMD or ENTRYPOINT uses the shell form',
  why: 'The shell becomes the first process and passes no signals on, so the program is killed after ten seconds instead of ending in order.',
  severity: 'info',
  category: 'availability',
  peers: {
    hadolint: ['DL3025'],
    buildkit: ['JSONArgsRecommended'],
    semgrep: ['prefer-json-notation'],
    kics: ['Not Using JSON In CMD And ENTRYPOINT Arguments'],
  },
  references: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  fix: { title: 'Start the program without a shell in between', safety: 'suggested' },
  visit: 'commandInstruction',
  check(instruction, report) {
    if (instruction.kind !== 'CMD' && instruction.kind !== 'ENTRYPOINT') return;
    const { command, syntax, stage, kind } = instruction;
    // A shell of one's own is taken as meant but where it is there for pipes, and `exec` takes the place of the shell.
    // What ONBUILD holds runs behind all that its stage sets.
    const shell = (instruction.onbuild ? stage.endState : instruction.state)?.shell?.words.map(({ value }) => value);
    if (command?.form !== 'shell' || (shell && !shell.includes('pipefail')) || /^exec\s/.test(command.text.text))
      return;
    const json = stage.isWindows ? undefined : asJson(instruction);
    report(
      { span: syntax.restSpan },
      {
        severity: stage.isWindows ? 'hint' : 'info',
        says: `${kind} starts a shell, which does not pass the stop signal on`,
        fix: json === undefined ? undefined : (edit) => edit.setArgument(instruction, json),
      },
    );
  },
  examples: [
    {
      bad: `
        FROM node:24
        CMD «node server.js --port 80»
      `,
      fixed: `
        FROM node:24
        CMD ["node", "server.js", "--port", "80"]
      `,
    },
    {
      because: 'the JSON form starts the program itself',
      good: `
        FROM node:24
        ENTRYPOINT ["node"]
        CMD ["server.js"]
      `,
    },
    {
      because: 'what ONBUILD holds runs in the shell that its stage ends with',
      good: `
        FROM alpine:3.22 AS base
        ONBUILD CMD make serve
        SHELL ["/bin/ash", "-c"]
        FROM base
      `,
    },
    ...cases,
  ],
});

/** The JSON form that does the same without a shell in the way; nothing where more than one program is started. */
function asJson(instruction: Cmd | Entrypoint): string | undefined {
  const { stage, kind } = instruction;
  const program = startedProgram(instruction);
  // In the shell form nothing is added to the entry point; in the JSON form CMD would be.
  const ignoresCmd = kind === 'ENTRYPOINT' && stage.endState.cmd !== undefined;
  if (program?.words && !ignoresCmd) return jsonList(program.words);
  return program && hasShell(stage) ? jsonList(['/bin/sh', '-c', `exec ${program.text}`]) : undefined;
}

function hasShell(stage: Stage): boolean {
  const { reference, isScratch } = stage.rootStage.from;
  return !isScratch && !(reference && lacksShell(reference.name.text, reference.tag?.text ?? 'latest'));
}
