import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import { isOfficial } from '../../../knowledge/registries';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { type DownloadingCall, downloadingCalls, type FilledFolder, mountedCalls } from '../_shared/download-folders';
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
  fix: [
    { title: 'Mount a cache for the downloads', safety: 'suggested' },
    { title: 'Leave the downloads in the mount', safety: 'suggested' },
  ],
  visit: 'run',
  check(run, report, { project }) {
    const calls = downloadingCalls(run).filter(
      ({ command, call }) =>
        !(call.manager.name === 'yarn' && isLaterYarn(command, project)) &&
        !(call.manager.name === 'dotnet' && isBuiltElsewhere(run)),
    );
    const [first] = calls;
    if (!first) reportEmptied(run, report);
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

/** Reports a mount whose contents the step throws away itself, or does not use. */
function reportEmptied(run: Run, report: Report<DockerfileEdits>): void {
  const calls = mountedCalls(run);
  const [first] = calls;
  if (!first) return;
  const folders = foldersOf(calls);
  const isDefeated = calls.some((call) => defeatingWords(call).length > 0);
  if (!isDefeated && !emptyingCommands(run, calls, folders).some(({ words }) => words.length > 0)) return;
  report(first.call.verb, {
    says: 'the step does not keep its downloads in the cache mount',
    fix: [
      undefined,
      (edit) => {
        for (const call of calls) removeDefeating(edit, call);
        keepContents(edit, run, calls, folders);
      },
    ],
  });
}

function foldersOf(calls: readonly DownloadingCall[]): readonly FilledFolder[] {
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
  folders: readonly FilledFolder[],
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
  for (const call of calls) removeDefeating(edit, call);
  keepContents(edit, run, calls, folders);
  if (needsKeeping(run, calls)) insertFirst(edit, run, `rm -f ${DOCKER_CLEAN}`);
}

/** Flags of a call that make it do without its cache. */
function defeatingWords({ command, cache }: DownloadingCall): readonly ShellWord[] {
  return command.arguments.filter(({ text }) => cache.withoutCache?.includes(text));
}

function removeDefeating(edit: DockerfileEdits, call: DownloadingCall): void {
  const words = defeatingWords(call);
  if (words.length > 0 && call.command.isExecForm) edit.refuse('The words are strings of their own.');
  for (const word of words) edit.removeWord(word);
}

/** Whether apt of the base image throws away what it has downloaded. */
function needsKeeping(run: Run, calls: readonly DownloadingCall[]): boolean {
  if (!calls.some(({ cache }) => cache.manager === 'apt')) return false;
  const { reference } = run.stage.rootStage.from;
  return reference !== undefined && isOfficial(reference.name.text) && !isWrittenBefore(run, KEEPS_ARCHIVES);
}

/** Steps that install with apt and have no mount for what it downloads. */
const unmountedRuns = runsOf((run) => downloadingCalls(run).some(({ cache }) => cache.manager === 'apt'));

/** Takes out what would empty the mounts again. */
function keepContents(
  edit: DockerfileEdits,
  run: Run,
  calls: readonly DownloadingCall[],
  folders: readonly FilledFolder[],
): void {
  for (const { command, words, isWhole } of emptyingCommands(run, calls, folders)) {
    if (isWhole) edit.removeCommand(command);
    else for (const word of words) edit.removeWord(word);
  }
}

interface Emptying {
  readonly command: InstructionCommand<Run>;
  /** What of it empties a mount. */
  readonly words: readonly ShellWord[];
  /** Whether it does nothing else. */
  readonly isWhole: boolean;
}

/** The commands of a step that empty the folders of its calls. */
function emptyingCommands(
  run: Run,
  calls: readonly DownloadingCall[],
  folders: readonly FilledFolder[],
): readonly Emptying[] {
  return run.commands.flatMap((command): Emptying[] => {
    const call = packageCommand(command);
    if (call?.task === 'clean' && calls.some(({ cache }) => cache.manager === call.manager.name)) {
      return [{ command, words: command.arguments, isWhole: true }];
    }
    if (command.program !== 'rm') return [];
    const operands = command.arguments.filter(({ text }) => !text.startsWith('-'));
    const words = operands.filter(({ text }) => folders.some(({ path }) => isWithin(text, path)));
    return words.length > 0 ? [{ command, words, isWhole: words.length === operands.length }] : [];
  });
}
