import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Cmd, Entrypoint } from '../../../model/dockerfile-command-instructions';
import { jsonList } from '../_shared/json-form';

export default rule('dockerfile/package-manager-as-entrypoint', {
  title: 'npm or yarn starts the service and does not pass signals on',
  why: 'The engine asks the package manager to stop, not the program: requests are cut off when the time is up, and the manager takes memory all along.',
  severity: 'hint',
  category: 'availability',
  references: ['https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd'],
  fix: { title: 'Start the program itself', safety: 'suggested' },
  visit: 'commandInstruction',
  check(instruction, report, { project }) {
    if (instruction.kind !== 'CMD' && instruction.kind !== 'ENTRYPOINT') return;
    const started = startedBy(instruction);
    if (!started || instruction.onbuild) return;
    const { cmd, entrypoint } = (instruction.model.finalStage ?? instruction.stage).endState;
    if (instruction !== entrypoint && (instruction !== cmd || entrypoint)) return;
    const { at, program, script } = started;
    const words = script === undefined ? undefined : plainNode(project.read('package.json'), script);
    const fix = words && ((edit: DockerfileEdits) => edit.setArgument(instruction, jsonList(words)));
    report(at, { says: `${program} starts the program and stays between it and the engine`, fix });
  },
  examples: [
    {
      files: { 'package.json': '{ "scripts": { "start": "node server.js --port 3000" } }' },
      bad: `
        FROM node:24-slim
        CMD ["«npm»", "start"]
      `,
      fixed: `
        FROM node:24-slim
        CMD ["node", "server.js", "--port", "3000"]
      `,
    },
    { because: 'nobody can read what the script does', bad: 'FROM node:24-slim\nENTRYPOINT «yarn» run serve\n' },
    {
      because: 'the script is more than one command',
      files: { 'package.json': '{ "scripts": { "start": "build && node server.js" } }' },
      bad: 'FROM node:24-slim\nCMD «pnpm» start\n',
    },
    {
      because: 'of other languages, behind a small init',
      bad: 'FROM python:3.14\nENTRYPOINT ["tini", "--", "«poetry»", "run", "serve"]\n',
    },
    { because: 'Ruby', bad: 'FROM ruby:3.4\nCMD ["«bundle»", "exec", "puma"]\n' },
    { because: 'the program itself', good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n' },
    { because: 'a tool that ends by itself', good: 'FROM node:24-slim\nENTRYPOINT ["npm", "test"]\n' },
    { because: 'another step of it', good: 'FROM node:24-slim\nENTRYPOINT ["npm"]\n' },
    {
      because: 'the stage is not shipped',
      good: 'FROM node:24 AS dev\nCMD npm start\nFROM node:24\nCMD ["node", "a.js"]\n',
    },
    {
      because: 'only the words of an entry point',
      good: 'FROM node:24\nENTRYPOINT ["/run.sh"]\nCMD ["npm", "start"]\n',
    },
    { because: 'a build step', good: 'FROM node:24\nRUN npm start\nCMD ["node", "a.js"]\n' },
    { because: 'a program of another name', good: 'FROM node:24\nCMD ["npmx", "start"]\n' },
  ],
});

const INITS = /^(?:tini|dumb-init|catatonit|docker-init)$/;

function startedBy(instruction: Cmd | Entrypoint) {
  const command = instruction.commands.at(-1);
  if (!command?.name) return undefined;
  const words = [command.name, ...command.arguments];
  const first = INITS.test(command.program ?? '')
    ? words.findIndex(({ text }, index) => index > 0 && !text.startsWith('-'))
    : 0;
  const at = words[first];
  const [verb, next] = words.slice(first + 1).flatMap(({ text }) => (text.startsWith('-') ? [] : [text]));
  const program = at?.text.replace(/^.*\//, '');
  if (!at || program === undefined || verb === undefined) return undefined;
  const isRun = verb === 'run' || verb === 'run-script';
  const script = isRun ? next : verb;
  const starts = /^(?:start|serve)(?::[\w:-]+)?$/.test(script ?? '');
  if (/^(?:npm|yarn|pnpm)$/.test(program)) return starts ? { at, program, script } : undefined;
  if (program === 'npx')
    return /^(?:serve|http-server|next|nuxt)$/.test(verb) ? { at, program, script: undefined } : undefined;
  const isExec =
    ((program === 'poetry' || program === 'pipenv') && verb === 'run') || (program === 'bundle' && verb === 'exec');
  return isExec ? { at, program, script: undefined } : undefined;
}

/** The words of a script of package.json that starts Node.js and nothing else. */
function plainNode(text: string | undefined, script: string): readonly string[] | undefined {
  // Only the script is of interest, and a file that is no JSON has none.
  const name = script.replace(/[^\w:-]/g, '');
  const found = new RegExp(`"scripts"\\s*:\\s*\\{[^{}]{0,20000}?"${name}"\\s*:\\s*"([^"\\\\]{1,500})"`).exec(
    text ?? '',
  );
  const command = found?.[1]?.trim();
  return command !== undefined && /^node(?: [\w./:@=,-]+)+$/.test(command) ? command.split(/ +/) : undefined;
}
