import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { appendCommand } from '../_shared/command-edits';
import { isLaterYarn } from '../_shared/later-yarn';
import { keptCache, staysInImage } from '../_shared/package-caches';
import { packageCommand } from '../_shared/package-commands';

export default rule('dockerfile/yarn-cache-kept', {
  title: 'yarn keeps its cache in the layer',
  why: 'The cache holds every package a second time; nothing needs it in a container, and a later RUN cannot take it out of this layer.',
  severity: 'hint',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3060'] },
  references: ['https://classic.yarnpkg.com/lang/en/docs/cli/cache/#toc-yarn-cache-clean'],
  fix: { title: 'Empty the cache at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report, { project }) {
    if (!run.commands.some(callsYarn) || !staysInImage(run)) return;
    const kept = keptCache(run, {
      folders: ['/usr/local/share/.cache/yarn', '~/.cache/yarn', ...movedFolders(run)],
      fills: ({ manager, task, verbText }, command) =>
        manager.name === 'yarn' && task === 'install' && verbText !== 'link' && !isElsewhere(command),
      cleans: ({ manager, verbText }) => manager.name === 'yarn' && verbText === 'cache clean',
    });
    if (!kept || isLaterYarn(kept.command, project)) return;
    report(kept.call.verb, {
      says: 'yarn keeps what it downloads in this layer',
      fix: (edit) => appendCommand(edit, run, 'yarn cache clean'),
    });
  },
  examples: [
    {
      bad: `
        FROM node:22-alpine
        RUN yarn «install» --frozen-lockfile
      `,
      fixed: `
        FROM node:22-alpine
        RUN yarn install --frozen-lockfile && yarn cache clean
      `,
    },
    {
      because: 'yarn alone installs too, and a cache is emptied too early',
      bad: `
        FROM node:22-alpine AS base
        RUN yarn cache clean && «yarn» --production
        FROM base
        RUN yarn global «add» serve@14.2.4 && \\
            yarn --version
      `,
      fixed: `
        FROM node:22-alpine AS base
        RUN yarn cache clean && yarn --production && yarn cache clean
        FROM base
        RUN yarn global add serve@14.2.4 && \\
            yarn --version && \\
            yarn cache clean
      `,
    },
    {
      because: 'the step empties the cache behind it',
      good: `
        FROM node:22-alpine
        RUN yarn install && yarn cache clean
        RUN yarn add left-pad@1.3.0; rm -rf /usr/local/share/.cache
      `,
    },
    {
      because: 'a mount keeps the cache out of the layer',
      good: `
        FROM node:22-alpine
        RUN --mount=type=cache,target=/root/.cache/yarn yarn install
        ENV YARN_CACHE_FOLDER=/cache
        RUN --mount=type=tmpfs,target=/cache yarn install
        RUN --mount=type=cache,target=/var/yarn yarn install --cache-folder /var/yarn
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM node:22-alpine AS build
        RUN yarn install
        FROM node:22-alpine
        COPY --from=build /app/dist /app
      `,
    },
    {
      because: 'later versions of yarn may run the project out of the cache',
      good: `
        FROM node:22-alpine
        COPY package.json yarn.lock .yarnrc.yml ./
        RUN yarn install
        FROM node:22-alpine
        RUN yarn install --immutable
      `,
    },
    {
      because: 'the project says that it uses a later version',
      files: { 'package.json': '{ "packageManager": "yarn@4.10.3" }' },
      good: `
        FROM node:22-alpine
        RUN yarn install
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM node:22-alpine
        RUN yarn build && yarn run install-all && yarn --version && npm install
      `,
    },
  ],
});

function movedFolders({ stage, order }: Run): readonly string[] {
  const folder = stage.setting('YARN_CACHE_FOLDER', order)?.value;
  return folder ? [folder] : [];
}

function callsYarn(command: InstructionCommand<Run>): boolean {
  return packageCommand(command)?.manager.name === 'yarn';
}

/** Whether the command names a folder of its own for its cache. */
function isElsewhere({ arguments: words }: InstructionCommand<Run>): boolean {
  return words.some(({ text }) => text.startsWith('--cache-folder'));
}
