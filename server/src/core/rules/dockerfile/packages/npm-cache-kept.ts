import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { appendCommand } from '../_shared/command-edits';
import { keptCache } from '../_shared/package-caches';

export default rule('dockerfile/npm-cache-kept', {
  title: 'npm keeps its cache in the layer',
  why: 'The cache holds every package a second time; nothing needs it in a container, and a later RUN cannot take it out of this layer.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  references: ['https://docs.npmjs.com/cli/v11/commands/npm-cache'],
  fix: { title: 'Empty the cache at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    if (!run.commands.some(({ program }) => program === 'npm') || !run.stage.isShipped) return;
    const kept = keptCache(run, {
      folders: ['~/.npm/_cacache', ...movedFolders(run)],
      fills: ({ manager, task, verbText }, { program, arguments: words }) =>
        manager.name === 'npm' &&
        program === 'npm' &&
        task === 'install' &&
        !/^(?:link|ln)$/.test(verbText) &&
        !words.some(({ text }) => /^--cache(?:=|$)/.test(text)),
      // Without --force npm only says that it does not do it.
      cleans: ({ manager, verbText, words }) =>
        manager.name === 'npm' &&
        verbText === 'cache clean' &&
        words.some(({ text }) => text === '--force' || text === '-f'),
    });
    if (!kept) return;
    report(kept.call.verb, {
      says: 'npm keeps what it downloads in this layer',
      fix: (edit) => appendCommand(edit, run, 'npm cache clean --force'),
    });
  },
  examples: [
    {
      bad: `
        FROM node:22-alpine
        RUN npm «ci» --omit=dev
      `,
      fixed: `
        FROM node:22-alpine
        RUN npm ci --omit=dev && npm cache clean --force
      `,
    },
    {
      because: 'npm refuses to empty its cache unless it is forced',
      bad: `
        FROM node:22-alpine
        RUN npm «install» -g serve@14.2.4 && npm cache clean
      `,
      fixed: `
        FROM node:22-alpine
        RUN npm install -g serve@14.2.4 && npm cache clean && npm cache clean --force
      `,
    },
    {
      because: 'the step empties the cache behind it',
      good: `
        FROM node:22-alpine
        RUN npm ci && npm cache clean --force
        RUN npm i serve@14.2.4 && rm -rf ~/.npm /tmp/*
      `,
    },
    {
      because: 'a mount keeps the cache out of the layer',
      good: `
        FROM node:22-alpine
        RUN --mount=type=cache,target=/root/.npm npm ci
        ENV npm_config_cache=/cache
        RUN --mount=type=tmpfs,target=/cache npm ci
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM node:22-alpine AS build
        RUN npm ci
        FROM node:22-alpine
        COPY --from=build /app/dist /app
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM node:22-alpine
        RUN npm run install && npm start && npx --yes serve@14.2.4 && npm link
      `,
    },
  ],
});

function movedFolders({ stage, order }: Run): readonly string[] {
  return ['npm_config_cache', 'NPM_CONFIG_CACHE'].flatMap((name) => stage.setting(name, order)?.value || []);
}
