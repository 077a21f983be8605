import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import { isOfficial } from '../../../knowledge/registries';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { type DownloadingCall, downloadingCalls, type UnmountedFolder } from '../_shared/download-folders';
import { isWrittenBefore } from '../_shared/earlier-text';
import { isLaterYarn } from '../_shared/later-yarn';
import { insertFirst } from '../_shared/merge-update';
import { mountOwner } from '../_shared/mount-owner';
import { isWithin } from '../_shared/package-caches';
import { packageCommand } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';
import { runsLater, runsOf } from '../_shared/stage-memory';
import { cases } from './cache-mount-missing.cases';

/** What makes official images of Debian and Ubuntu empty apt's cache after each install. */
const DOCKER_CLEAN = '/etc/apt/apt.conf.d/docker-clean';
const KEEPS_ARCHIVES = /docker-clean|Keep-Downloaded-Packages/;

export default rule('dockerfile/cache-mount-missing', {
  title: 'Package downloads are not cached between builds',
  why: 'Whenever the layer has to be built again, everything is downloaded again. A cache mount keeps the downloads, and keeps them out of the image.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: {
    tally: [
      'tally/prefer-package-cache-mounts',
      'tally/js/node-gyp-cache-mounts',
      'tally/ruby/prefer-bundler-cache-mount',
    ],
  },
  references: ['https://docs.docker.com/build/cache/optimize/#use-cache-mounts'],
  fix: { title: 'Mount a cache for the downloads', safety: 'suggested' },
  visit: 'run',
  check(run, report, { project }) {
    const calls = downloadingCalls(run).filter(
      ({ command, call }) =>
        !(call.manager.name === 'yarn' && isLaterYarn(command, project)) &&
        !(call.manager.name === 'dotnet' && isBuiltElsewhere(run)),
    );
    const [first] = calls;
    if (!first || run.stage.isWindows) return;
    const folders = foldersOf(calls);
    report(first.call.verb, {
      says: `no mount keeps what is downloaded to ${folders.map(({ path }) => path).join(', ')}`,
      // The fix makes apt keep packages, also in each later step that has no mounts: those come first.
      fix:
        needsKeeping(run, calls) && runsLater(run, unmountedRuns)
          ? undefined
          : (edit) => mountFolders(edit, run, calls, folders),
    });
  },
  examples: [
    {
      bad: `
        FROM node:22-slim
        RUN npm «ci»
      `,
      fixed: `
        FROM node:22-slim
        RUN --mount=type=cache,target=/root/.npm npm ci
      `,
    },
    {
      because: 'the downloads are in a mount already',
      good: `
        FROM node:22-slim
        RUN --mount=type=cache,target=/root/.npm npm ci
        FROM golang:1.26
        RUN --mount=type=cache,target=/go/pkg --mount=type=tmpfs,target=/root/.cache go build .
      `,
    },
    ...cases,
  ],
});

function foldersOf(calls: readonly DownloadingCall[]): readonly UnmountedFolder[] {
  const byPath = new Map(calls.flatMap(({ folders }) => folders.map((folder) => [folder.path, folder] as const)));
  return [...byPath.values()];
}

/** Whether another step builds from the packages, and would not find them in the mount of this one. */
function isBuiltElsewhere(run: Run): boolean {
  return runsLater(run, buildingRuns) || chainOf(run.stage).some((one) => buildingRuns(one).some((two) => two !== run));
}

const buildingRuns = runsOf(({ commands }) => commands.some((command) => packageCommand(command)?.task === 'build'));

function mountFolders(
  edit: DockerfileEdits,
  run: Run,
  calls: readonly DownloadingCall[],
  folders: readonly UnmountedFolder[],
): void {
  const user = run.state?.user;
  const owner = user && !user.isRoot ? mountOwner(user, run) : '';
  if (owner === undefined) {
    edit.refuse('The number of the user is not known.');
    return;
  }
  const variables = calls.flatMap(({ cache }) => cache.withoutCacheVariables ?? []);
  if (variables.some((name) => isTruthy(run.stage.setting(name, run.order)?.value ?? ''))) {
    edit.refuse('The environment switches the cache off.');
    return;
  }
  const mounts = folders.map(
    ({ path, isLocked }) => `--mount=type=cache,target=${path}${isLocked ? ',sharing=locked' : ''}${owner}`,
  );
  edit.addFlag(run, mounts.join(' '));
  for (const { command, cache } of calls) {
    const defeating = command.arguments.filter(({ text }) => cache.withoutCache?.includes(text));
    if (defeating.length > 0 && command.isExecForm) edit.refuse('The words are strings of their own.');
    for (const word of defeating) edit.removeWord(word);
  }
  keepContents(edit, run, calls, folders);
  if (needsKeeping(run, calls)) insertFirst(edit, run, `rm -f ${DOCKER_CLEAN}`);
}

/** Whether apt of the base image throws away what it has downloaded. */
function needsKeeping(run: Run, calls: readonly DownloadingCall[]): boolean {
  const { reference } = run.stage.rootStage.from;
  if (!reference || !isOfficial(reference.name.text) || isWrittenBefore(run, KEEPS_ARCHIVES)) return false;
  return calls.some(({ cache }) => cache.manager === 'apt');
}

/** Steps that install with apt and have no mount for what it downloads. */
const unmountedRuns = runsOf((run) => downloadingCalls(run).some(({ cache }) => cache.manager === 'apt'));

/** Takes out what would empty the mounts again. */
function keepContents(
  edit: DockerfileEdits,
  run: Run,
  calls: readonly DownloadingCall[],
  folders: readonly UnmountedFolder[],
): void {
  for (const command of run.commands) {
    const call = packageCommand(command);
    const isClean = call?.task === 'clean' && calls.some(({ cache }) => cache.manager === call.manager.name);
    if (isClean) {
      edit.removeCommand(command);
      continue;
    }
    if (command.program !== 'rm') continue;
    const operands = command.arguments.filter(({ text }) => !text.startsWith('-'));
    const within = operands.filter(({ text }) => folders.some(({ path }) => isWithin(text, path)));
    if (within.length > 0 && within.length === operands.length) edit.removeCommand(command);
    else for (const word of within) edit.removeWord(word);
  }
}
