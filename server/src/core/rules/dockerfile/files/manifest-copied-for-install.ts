import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { installOf, type ManifestInstall } from '../../../knowledge/manifests';
import { isTruthy } from '../../../knowledge/package-managers';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Copy } from '../../../model/dockerfile-image-instructions';
import { variableOf } from '../_shared/command-variables';
import { contextPath } from '../_shared/ignore-file';
import { packageCommand } from '../_shared/package-commands';
import { absolutePath, copiedTo } from '../_shared/sensitive-copy';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/manifest-copied-for-install', {
  title: 'Dependency manifests are copied only for the install step',
  why: 'The layer holds files that come again with the sources, or that nobody ships. A bind mount gives them to the step without a layer.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { tally: ['tally/ruby/prefer-gemfile-bind-mounts'] },
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  fix: { title: 'Mount the files in the install step', safety: 'suggested' },
  visit: 'copy',
  check(copy, report, { path }) {
    if (copy.kind !== 'COPY' || copy.from || copy.heredocs.length > 0 || copy.onbuild) return;
    const names = copy.sources.map(({ value }) => plainName(value));
    const install = installOf(names.map((name) => name ?? ''));
    if (!install || copy.stage.isWindows || isForDevelopers(copy.stage, path)) return;
    const run = stepBehind(copy);
    if (!run?.commands.some((command) => isInstall(command, install))) return;
    if (copy.stage.isShipped && !comesAgain(copy)) return;
    report(copy.keyword, {
      says: `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} copied only for the step behind`,
      related: [{ at: run.keyword, says: 'this step installs from them' }],
      fix: (edit) => mount(edit, copy, run),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        «COPY» package.json package-lock.json ./
        RUN npm ci
        COPY . .
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        RUN --mount=type=bind,source=package.json,target=package.json --mount=type=bind,source=package-lock.json,target=package-lock.json npm ci
        COPY . .
      `,
    },
    {
      because: 'a stage that is not shipped, another folder and another name',
      bad: `
        FROM python:3.14 AS build
        «COPY» requirements/prod.txt /tmp/
        RUN pip install -r /tmp/prod.txt
        «COPY» deps/requirements.txt /tmp/all.txt
        ENV PIP_NO_CACHE_DIR=1
        RUN --network=default pip install -r /tmp/all.txt
        FROM python:3.14-slim
        COPY --from=build /usr/local /usr/local
      `.replace('«COPY» requirements/prod.txt', 'COPY requirements/prod.txt'),
      fixed: `
        FROM python:3.14 AS build
        COPY requirements/prod.txt /tmp/
        RUN pip install -r /tmp/prod.txt
        ENV PIP_NO_CACHE_DIR=1
        RUN --network=default --mount=type=bind,source=deps/requirements.txt,target=/tmp/all.txt pip install -r /tmp/all.txt
        FROM python:3.14-slim
        COPY --from=build /usr/local /usr/local
      `,
    },
    { because: 'all at once', good: 'FROM node:24-slim\nCOPY . .\nRUN npm ci\n' },
    {
      because: 'nothing is installed from them',
      good: 'FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN node -v\nCOPY . .\n',
    },
    {
      because: 'the program needs them and nothing else brings them',
      good: 'FROM ruby:3.4\nENV BUNDLE_DEPLOYMENT=1\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY lib lib\n',
    },
    {
      because: 'the step writes the lock file, which a mount would throw away',
      good: 'FROM node:24-slim\nCOPY package.json ./\nRUN npm install\nCOPY . .\n',
    },
    {
      because: 'from another stage',
      good: 'FROM node:24-slim\nCOPY --from=deps package.json ./\nRUN npm ci\nCOPY . .\n',
    },
    { because: 'which files is unknown', good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n' },
    { because: 'a stage for tests', good: 'FROM node:24 AS test\nCOPY package.json ./\nRUN npm ci\nCOPY . .\n' },
    {
      because: 'something else is done between',
      good: 'FROM golang:1.25\nCOPY go.mod go.sum ./\nUSER app\nRUN go mod download\nCOPY . .\n',
    },
  ],
});

function plainName(source: string | undefined): string | undefined {
  if (source === undefined || !/^[\w./@-]+$/.test(source) || source.includes('..')) return undefined;
  return source.slice(source.lastIndexOf('/') + 1);
}

/** The step behind a COPY, with nothing between that could see the files. */
function stepBehind(copy: Copy): Run | undefined {
  const { stage } = copy;
  let order = copy.order + 1;
  for (let kind = stage.kindAt(order); kind === 'ENV' || kind === 'ARG' || kind === 'WORKDIR'; ) {
    order++;
    kind = stage.kindAt(order);
  }
  const one = stage.kindAt(order) === 'RUN' ? stage.at(order) : undefined;
  return one?.kind === 'RUN' && (one.heredocs.length === 0 || one.commands.length > 0) ? one : undefined;
}

function isInstall(command: Run['commands'][number], { programs, verbs, flag, variables = [] }: ManifestInstall) {
  const call = packageCommand(command);
  if (!call || !programs.includes(command.program ?? '') || !verbs.test(call.verbText)) return false;
  if (!flag) return true;
  return (
    call.words.some(({ text }) => flag.test(text)) ||
    variables.some((name) => isTruthy(variableOf(command, name)?.value ?? ''))
  );
}

/** Whether a later COPY of the stage brings the same files to the same place. */
function comesAgain(copy: Copy): boolean {
  const folder = absolutePath(copy.state?.workdirPath, copy.destination?.value ?? '');
  const own = copy.sources.map(({ value }) => contextPath(value ?? ''));
  return copy.stage.ofKind('COPY').some((one) => {
    if (one.order <= copy.order || one.from) return false;
    const there = absolutePath(one.state?.workdirPath, one.destination?.value ?? '');
    const brought = one.sources.map(({ value }) => (value === undefined ? undefined : contextPath(value)));
    return there === folder && own.every((path) => brought.includes('') || brought.includes(path));
  });
}

function mount(edit: DockerfileEdits, copy: Copy, run: Run): void {
  const isMoved = copy.state?.workdirPath !== run.state?.workdirPath;
  const to = copy.destination?.value ?? '';
  const flags = copy.sources.flatMap(({ value = '' }) => {
    const source = contextPath(value);
    const name = source.slice(source.lastIndexOf('/') + 1);
    const isHere = !isMoved && /^\.?\/?$/.test(to) && to !== '/';
    const target = isHere ? name : copiedTo(copy, value);
    return target === undefined ? [] : [`--mount=type=bind,source=${source},target=${target}`];
  });
  if (flags.length !== copy.sources.length) {
    edit.refuse('Nothing tells where the files end up.');
    return;
  }
  edit.removeInstruction(copy);
  edit.addFlag(run, flags.join(' '));
}
