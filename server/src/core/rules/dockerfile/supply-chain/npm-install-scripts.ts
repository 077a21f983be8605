import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { isFalsy, isTruthy, packageManager } from '../../../knowledge/package-managers';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import { keptFor } from '../../../model/outside-reads';
import type { ShellWord } from '../../../syntax/shell-tree';
import { baseImageFacts } from '../_shared/base-image';
import { insertWords } from '../_shared/command-edits';
import { withoutFlags } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/npm-install-scripts', {
  title: "Package install scripts run with the build's rights",
  why: 'A script of any package, however deep among the dependencies, then runs as root or can read the secrets that the step is lent.',
  todo: 'Install without scripts, and rebuild by name the few packages that need theirs.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  references: ['https://docs.npmjs.com/cli/v11/using-npm/config#ignore-scripts'],
  fix: { title: 'Install without scripts', safety: 'suggested' },
  visit: 'command',
  check(command, report, { project }) {
    const { program, name, arguments: words, instruction } = command;
    if (!name || (program !== 'npm' && program !== 'pnpm' && program !== 'yarn')) return;
    const [verb] = withoutFlags(words, packageManager(program)?.valueFlags ?? new Set());
    if (!VERBS.has(verb?.value ?? (verb ? '-' : '')) || (program !== 'yarn' && !verb)) return;
    if (words.some(({ text, raw }) => SWITCHES.test(text) || /^["']?\$/.test(raw))) return;
    const lent = instruction.mounts.find(({ type }) => type === 'secret' || type === 'ssh');
    if (!lent && !runsAsRoot(instruction)) return;
    if (isConfigured(command, project)) return;
    const rights = lent ? `can read the ${lent.type} of this step` : 'run as root';
    report(verb ?? name, {
      says: `${program}: the scripts of all packages ${rights}`,
      fix: (edit) => insertWords(edit, command, verb ?? name, '--ignore-scripts'),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        RUN npm «ci»
      `,
      fixed: `
        FROM node:24-slim
        RUN npm ci --ignore-scripts
      `,
    },
    {
      because: 'a secret is lent to the step, whoever runs it',
      bad: `
        FROM node:24-slim
        USER node
        RUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc npm «install» --omit=dev
        RUN --mount=type=ssh «yarn» --frozen-lockfile && pnpm «add» left-pad@1.3.0
        RUN ["npm", "ci"]
      `,
      fixed: `
        FROM node:24-slim
        USER node
        RUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc npm install --ignore-scripts --omit=dev
        RUN --mount=type=ssh yarn --ignore-scripts --frozen-lockfile && pnpm add --ignore-scripts left-pad@1.3.0
        RUN ["npm", "ci"]
      `,
    },
    {
      because: 'somebody without rights runs it',
      good: `
        FROM node:24-slim
        USER node
        RUN npm ci
      `,
    },
    {
      because: 'scripts are left out',
      good: `
        FROM node:24-slim
        RUN npm ci --ignore-scripts && yarn install --mode=skip-build
        RUN NPM_CONFIG_IGNORE_SCRIPTS=true npm ci
      `,
    },
    {
      because: 'a setting leaves them out',
      files: { '.npmrc': 'ignore-scripts=true\n' },
      good: `
        FROM node:24-slim AS a
        ENV npm_config_ignore_scripts=true
        RUN npm ci
        FROM node:24-slim AS b
        RUN npm config set ignore-scripts true && npm ci
        FROM node:24-slim AS c
        RUN echo ignore-scripts=true > .npmrc && npm ci
        FROM node:24-slim AS d
        ENV YARN_ENABLE_SCRIPTS=false
        RUN yarn install
        FROM node:24-slim
        COPY package.json .npmrc ./
        RUN npm ci
      `,
    },
    {
      because: 'other verbs install nothing',
      good: `
        FROM node:24-slim
        RUN npm run build && yarn build && npm --version && yarn --version && pnpm test && npm
      `,
    },
    {
      because: 'the build fills the options in',
      good: `
        FROM node:24-slim
        RUN npm ci $NPM_FLAGS
      `,
    },
  ],
});

const VERBS: ReadonlySet<string> = new Set(['', 'install', 'i', 'ci', 'clean-install', 'ic', 'add']);
const SWITCHES = /^(?:--ignore-scripts(?:=true)?|--mode=skip-build|--version|-v|--help|-h)$/;
const VARIABLES = /^(?:npm_config_ignore_scripts|NPM_CONFIG_IGNORE_SCRIPTS)$/;

/** Whether a step runs as root: by USER, or as the base image does, which is root where nothing is known of it. */
function runsAsRoot({ state, stage }: Run): boolean {
  if (state?.user) return state.user.isRoot;
  const user = baseImageFacts(stage)?.defaultUser;
  return user === undefined || user.name === 'root' || user.uid === 0;
}

/** Whether a variable or a setting of the stage leaves scripts out. */
function isConfigured(command: Run['commands'][number], project: Project): boolean {
  const { stage, instruction, assignments } = command;
  if (assignments.some(({ name, value }) => leavesOut(name, value?.value))) return true;
  for (const name of ['npm_config_ignore_scripts', 'NPM_CONFIG_IGNORE_SCRIPTS', 'YARN_ENABLE_SCRIPTS']) {
    if (leavesOut(name, stage.setting(name, instruction.order)?.value)) return true;
  }
  return chainOf(stage).some((one) => {
    const order = configuredAt(one, project);
    return order !== undefined && (one !== stage || order <= instruction.order);
  });
}

/** The order of the first instruction of a stage that leaves scripts out by a setting. */
const configuredAt = keptFor(
  (stage: Stage, project: Project): number | undefined =>
    stage.instructions.find((one) => configures(one, project))?.order,
);

function configures(instruction: Instruction, project: Project): boolean {
  if (instruction.kind === 'COPY' && instruction.sources.some(({ value }) => /(?:^|\/)\.npmrc$/.test(value ?? ''))) {
    return IGNORES.test(project.read('.npmrc') ?? '');
  }
  const texts = writtenTexts(instruction);
  if (texts.some(({ path, content }) => /npmrc$/.test(path ?? '') && IGNORES.test(content.text))) return true;
  if (instruction.kind !== 'RUN') return false;
  return instruction.commands.some(({ arguments: words }) => setsIgnore(words));
}

const IGNORES = /(?<![\w-])ignore-scripts\s{0,20}=\s{0,20}true\b/;

function leavesOut(name: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  return name === 'YARN_ENABLE_SCRIPTS' ? isFalsy(value) : VARIABLES.test(name) && isTruthy(value);
}

function setsIgnore(words: readonly ShellWord[]): boolean {
  const first = words[0]?.text;
  if (first !== 'config' && first !== 'set') return false;
  const text = words.map((word) => word.text).join(' ');
  return /\bset\b/.test(text) && /\bignore-scripts[ =]true\b/.test(text);
}
