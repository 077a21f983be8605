import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { insertWords } from '../_shared/command-edits';
import { variableOf } from '../_shared/command-variables';
import { isLaterYarn } from '../_shared/later-yarn';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { commandsOf, isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/dev-dependencies-installed', {
  title: 'Development dependencies are installed in the final image',
  why: 'Test runners and compilers make the image larger, and each brings code of others that nobody needs at run time.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: {
    tally: ['tally/php/composer-no-dev-in-production', 'tally/ruby/missing-bundle-without-development'],
    cis: ['4.3'],
  },
  references: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci#omit',
    'https://getcomposer.org/doc/03-cli.md#install-i',
    'https://bundler.io/man/bundle-config.1.html',
  ],
  fix: { title: 'Leave them out', safety: 'suggested' },
  visit: 'command',
  check(command, report, { path, project }) {
    const { program } = command;
    const tool = program !== undefined && Object.hasOwn(TOOLS, program) ? TOOLS[program] : undefined;
    if (!tool) return;
    const call = packageCommand(command);
    if (!call || !tool.verbs.test(call.verbText) || !installsAll(call) || isLeftOut(command, call, tool)) return;
    const { stage, instruction: run } = command;
    if (!stage.isShipped || run.onbuild || isForDevelopers(stage, path) || usesThem(command)) return;
    if (tool.variable !== undefined && hasNoGroups(project)) return;
    const isLater = program === 'yarn' && isLaterYarn(command, project);
    report(call.verb, {
      says: `${program} installs what only developers need`,
      fix: isLater ? undefined : (edit) => leaveOut(edit, command, call, tool),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        COPY package.json package-lock.json ./
        RUN npm «ci»
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        COPY package.json package-lock.json ./
        RUN npm ci --omit=dev
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'other programs, each with its own word for it',
      bad: `
        FROM php:8.4-fpm
        RUN composer «install» --no-interaction
        RUN yarn «install» && pnpm «i»
        RUN poetry «install»
        # gems
        RUN bundle «install»
      `,
      fixed: `
        FROM php:8.4-fpm
        RUN composer install --no-dev --no-interaction
        RUN yarn install --production && pnpm i --prod
        RUN poetry install --only main
        ENV BUNDLE_WITHOUT="development:test"
        # gems
        RUN bundle install
      `,
    },
    {
      because: 'a list of requirements that is named for developers',
      bad: 'FROM python:3.14-slim\nRUN pip «install» -r requirements-dev.txt\n',
    },
    { because: 'they are left out', good: 'FROM node:24-slim\nRUN npm ci --omit=dev\nRUN npm install --production\n' },
    {
      because: 'a variable leaves them out',
      good: 'FROM node:24-slim\nENV NODE_ENV=production\nRUN npm ci\nRUN yarn\n',
    },
    {
      because: 'variables of other programs',
      good: 'FROM ruby:3.4\nENV BUNDLE_WITHOUT="Development test" COMPOSER_NO_DEV=1\nRUN bundle install && composer install\nRUN BUNDLE_ONLY=production bundle install\n',
    },
    {
      because: 'a setting that the program keeps',
      good: "FROM ruby:3.4\nRUN bundle config set --local without 'development test'\nRUN bundle install\n",
    },
    {
      because: 'the build needs them, or they are taken away again',
      good: 'FROM node:24-slim\nRUN npm ci\nCOPY . .\nRUN npm run build && npm prune --omit=dev\n',
    },
    {
      because: 'they are taken away again',
      good: 'FROM node:24-slim\nRUN npm ci && npm prune --production\n',
    },
    {
      because: 'a stage that is not shipped, and one for tests',
      good: 'FROM node:24 AS build\nRUN npm ci\nFROM node:24 AS test\nRUN npm ci\n',
    },
    { because: 'one package by name', good: 'FROM node:24-slim\nRUN npm install express@5.0.0\n' },
    { because: 'the image is for development', good: 'FROM node:24-slim\nRUN npm ci\nCMD ["npm", "run", "dev"]\n' },
    {
      because: 'no gems are for development',
      files: { Gemfile: "source 'https://rubygems.org'\ngem 'rack'\n" },
      good: 'FROM ruby:3.4\nRUN bundle install\n',
    },
  ],
});

interface Tool {
  readonly verbs: RegExp;
  /** Flags that leave them out. */
  readonly flags: RegExp;
  /** Variables that do, with the values that count. */
  readonly variables: Readonly<Record<string, RegExp>>;
  readonly append?: readonly string[];
  /** What an ENV above the step must say where there is no flag. */
  readonly variable?: string;
  /** The flag that asks for them, where they are left out by themselves. */
  readonly asks?: RegExp;
}

const TRUE = /^(?:1|true|yes|on)$/i;
const PRODUCTION = { NODE_ENV: /^production$/, NPM_CONFIG_PRODUCTION: TRUE, npm_config_production: TRUE };
const WITHOUT = /(?:^|[\s:,])development(?:[\s:,]|$)/i;
const PIP: Tool = {
  verbs: /^install$/,
  flags: /^$/,
  variables: {},
  asks: /requirements[-_./]dev|dev[-_]?requirements/,
};

const TOOLS: Readonly<Record<string, Tool>> = {
  npm: {
    verbs: /^(?:ci|clean-install|install|i)$/,
    flags: /^(?:--omit=dev|--production(?:=true)?|--only=prod(?:uction)?|-g|--global|--prod|dev)$/,
    variables: { ...PRODUCTION, NPM_CONFIG_OMIT: /dev/, npm_config_omit: /dev/ },
    append: ['--omit=dev'],
  },
  yarn: {
    verbs: /^(?:install|)$/,
    flags: /^(?:--production(?:=true)?|--prod|--version|-v)$/,
    variables: { ...PRODUCTION, YARN_PRODUCTION: TRUE },
    append: ['--production'],
  },
  pnpm: {
    verbs: /^(?:install|i)$/,
    flags: /^(?:--prod|-P|--production|-g|--global)$/,
    variables: PRODUCTION,
    append: ['--prod'],
  },
  poetry: {
    verbs: /^install$/,
    flags: /^--(?:only(?:-root)?|without|no-dev)(?:=|$)/,
    variables: { POETRY_WITHOUT: /dev/ },
    append: ['--only', 'main'],
  },
  composer: {
    verbs: /^(?:install|i)$/,
    flags: /^--(?:no-dev|dry-run)$/,
    variables: { COMPOSER_NO_DEV: TRUE },
    append: ['--no-dev'],
  },
  bundle: {
    verbs: /^install$/,
    flags: /^--without(?:=|$)/,
    variables: { BUNDLE_WITHOUT: WITHOUT, BUNDLE_ONLY: /production/ },
    variable: 'BUNDLE_WITHOUT="development:test"',
  },
  pip: PIP,
  pip3: PIP,
};

/** Whether all that the project lists is installed, and no package by its name. */
function installsAll({ manager, packages, words }: PackageCommand): boolean {
  if (manager.name === 'pip') return words.some(({ text }) => /^(?:-r|--requirement)/.test(text));
  return packages.length === 0;
}

function isLeftOut(command: InstructionCommand<Run>, { words }: PackageCommand, tool: Tool): boolean {
  if (tool.asks) return !words.some(({ text }) => tool.asks?.test(text));
  if (words.some(({ text }) => tool.flags.test(text) || text === '--help')) return true;
  const isSet = Object.entries(tool.variables).some(([name, values]) => {
    const found = variableOf(command, name);
    // A value that nobody knows may well be the right one.
    return found !== undefined && (found.value === undefined || values.test(found.value) || isTruthy(found.value));
  });
  return isSet || commandsOf(command.stage).some((other) => isBefore(other, command) && configures(other));
}

function configures({ program, arguments: words }: InstructionCommand<Run>): boolean {
  if (program !== 'bundle' || words[0]?.text !== 'config') return false;
  return (
    words.some(({ text }) => /^(?:without|only)$/.test(text)) &&
    words.some(({ text }) => /development|production/i.test(text))
  );
}

function isBefore(one: InstructionCommand<Run>, { instruction: run, stage, span }: InstructionCommand<Run>): boolean {
  if (one.stage !== stage) return true;
  return one.instruction === run ? one.span.start < span.start : one.instruction.order < run.order;
}

const BUILDERS =
  /^(?:npx|pytest|tox|make|rake|rails|tsc|vite|webpack|ng|next|gulp|grunt|phpunit|nox|yarnpkg|turbo|nx|\.\/bin\/rails)$/;

/** Whether something behind an install builds or tests with what was installed, or takes it away again. */
function usesThem(command: InstructionCommand<Run>): boolean {
  const behind = commandsOf(command.stage).filter((one) => one !== command && !isBefore(one, command));
  const { cmd, entrypoint } = command.stage.endState;
  const started = [...(cmd?.commands ?? []), ...(entrypoint?.commands ?? [])];
  return (
    behind.some(({ program = '', arguments: words }) => {
      if (BUILDERS.test(program)) return true;
      const first = words[0]?.text ?? '';
      if (/^(?:npm|pnpm|yarn|bun)$/.test(program)) {
        return (
          /^(?:run|run-script|test|t|exec|prune|build|workspaces?|dlx|lint)$/.test(first) ||
          words.some(({ text }) => /^--(?:omit=dev|production|prod)$/.test(text))
        );
      }
      if (program === 'composer')
        return /^(?:run|run-script|test|exec)$/.test(first) || words.some(({ text }) => text === '--no-dev');
      if (program === 'rm') return words.some(({ text }) => /(?:^|\/)(?:node_modules|vendor)\/?$/.test(text));
      return /^(?:bundle|poetry)$/.test(program) && /^(?:exec|run)$/.test(first);
    }) ||
    started.some(({ program = '', arguments: words }) => {
      const asked = words.map(({ text }) => text).join(' ');
      return (
        /^(?:nodemon|vite|ng|ts-node|tsx|jest|pytest)$/.test(program) || /(?:^|\s|:)(?:dev|test|watch)\b/.test(asked)
      );
    })
  );
}

function hasNoGroups(project: Project): boolean {
  const gemfile = project.read('Gemfile');
  return gemfile !== undefined && !/group[^\n]{0,80}:(?:development|test)/.test(gemfile);
}

function leaveOut(edit: DockerfileEdits, command: InstructionCommand<Run>, call: PackageCommand, tool: Tool): void {
  if (tool.variable !== undefined) edit.insertBefore(command.instruction, `ENV ${tool.variable}`);
  else if (tool.append) insertWords(edit, command, call.verb, ...tool.append);
  else edit.refuse('The list of requirements must be another.');
}
