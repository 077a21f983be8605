import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Cmd, Entrypoint } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { downloadOf } from '../_shared/downloads';
import { packageCommand } from '../_shared/package-commands';

export default rule('dockerfile/install-at-container-start', {
  title: 'Software is installed or fetched when the container starts',
  why: 'Each start may bring other versions, fails when the server is away, needs a root that can be written, and runs what nobody has scanned.',
  todo: 'Install it in a RUN, so that the image holds it.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/best-practices/#create-ephemeral-containers'],
  fix: { title: 'Install it in a RUN', safety: 'suggested' },
  visit: 'commandInstruction',
  check(instruction, report) {
    const { kind } = instruction;
    if (kind !== 'CMD' && kind !== 'ENTRYPOINT') return;
    for (const command of instruction.commands) {
      const says = installs(command);
      if (says === undefined) continue;
      if (/^(?:dev|development|test)$/i.test(instruction.stage.name?.value ?? '')) return;
      report(command, {
        says: `${says} whenever the container starts`,
        fix: (edit) => moveToRun(edit, instruction, command),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM python:3.13-slim
        COPY . /app
        CMD «pip install -r /app/requirements.txt» && python /app/main.py
      `,
      fixed: `
        FROM python:3.13-slim
        COPY . /app
        RUN pip install -r /app/requirements.txt
        CMD python /app/main.py
      `,
    },
    {
      because: 'with what must come before it',
      bad: `
        FROM debian:12
        ENTRYPOINT apt-get update && «apt-get install -y curl» && exec /app
      `,
      fixed: `
        FROM debian:12
        RUN apt-get update && apt-get install -y curl
        ENTRYPOINT exec /app
      `,
    },
    {
      because: 'in the string of a shell, alone, and from a repository or a pipe',
      bad: `
        FROM node:24-slim AS a
        CMD ["sh", "-c", "«npm install» && node server.js"]
        FROM node:24-slim AS b
        CMD ["«npm", "ci»"]
        FROM debian:12
        CMD if [ ! -d /app ]; then «git clone https://github.com/example/app /app»; fi; «curl -fsSL https://example.com/start.sh» | sh
      `,
    },
    {
      because: 'scripts of the project, and questions',
      good: `
        FROM node:24-slim
        CMD npm start && npm run serve && pip list && git status
      `,
    },
    {
      because: 'what is done in the database, and what is only fetched',
      good: `
        FROM python:3.13-slim
        ENTRYPOINT ["sh", "-c", "python manage.py migrate && curl -fsS http://localhost/ready && exec gunicorn app"]
      `,
    },
    {
      because: 'a step of the build is where it belongs',
      good: `
        FROM python:3.13-slim
        RUN pip install app==1.2
        CMD ["app"]
      `,
    },
    {
      because: 'developers want the latest of their folder',
      good: `
        FROM node:24-slim AS dev
        CMD npm install && npm run dev
      `,
    },
  ],
});

const SHELLS: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
  'python',
  'python3',
  'node',
  'perl',
  'ruby',
]);

/** What a command installs or fetches to run it. */
function installs(command: ShellCommand): string | undefined {
  const { program, arguments: words, pipeline } = command;
  const call = packageCommand(command);
  if (call?.task === 'install' || call?.task === 'locked') {
    const isQuestion = words.some(({ text }) => /^(?:--help|--version|--dry-run)$/.test(text));
    return isQuestion ? undefined : `${[program, call.verbText].join(' ').trim()} runs`;
  }
  const verb = words.find(({ text }) => !text.startsWith('-'))?.text;
  if (program === 'git' && (verb === 'clone' || verb === 'pull')) return `git ${verb} runs`;
  const next = pipeline[pipeline.indexOf(command) + 1];
  const isRun = downloadOf(command) !== undefined && SHELLS.has(next?.program ?? '');
  return isRun ? 'A script is fetched and run' : undefined;
}

/** Moves what stands at the front of a shell form, up to a command, into a step of the build. */
function moveToRun(edit: DockerfileEdits, instruction: Cmd | Entrypoint, command: ShellCommand): void {
  const front = instruction.commands.filter(({ span }) => span.start <= command.span.start);
  const [first] = front;
  const isFront = front.every(
    ({ span, operatorAfter, pipeline, isCondition }) =>
      command.chain.commands.some((one) => one.span.start === span.start) &&
      operatorAfter?.text === '&&' &&
      pipeline.length === 1 &&
      !isCondition,
  );
  const start = instruction.script?.spanOf(0, 1).start;
  if (!first || !isFront || instruction.isExecForm || first.span.start !== start || !command.operatorAfter) {
    edit.refuse('It does not stand at the front.');
    return;
  }
  const text = edit.text.slice(first.span.start, command.span.end);
  const end = command.operatorAfter.span.end;
  const behind = /^[ \t]*(?:\\[ \t]*\r?\n[ \t]*)?/.exec(edit.text.slice(end, end + 300))?.[0].length ?? 0;
  if (/[\r\n]/.test(text) || instruction.onbuild) {
    edit.refuse('It is written on several lines.');
    return;
  }
  edit.insertBelowComments(instruction, `RUN ${text}`);
  edit.replace({ span: { start: first.span.start, end: end + behind } }, '');
}
