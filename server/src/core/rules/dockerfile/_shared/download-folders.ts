import { type DownloadCache, type DownloadFolder, downloadCaches } from '../../../knowledge/download-caches';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { keptFor } from '../../../model/outside-reads';
import { baseImageFacts } from './base-image';
import { isCacheMounted } from './package-caches';
import { type PackageCommand, packageCommand } from './package-commands';
import { chainOf } from './run-time-part';
import { absolutePath } from './sensitive-copy';
import { onceForStage } from './stage-memory';

/** A folder that a step fills with downloads. */
export interface FilledFolder {
  readonly path: string;
  readonly isLocked: boolean;
}

/** A call that downloads, with the folders that it fills. */
export interface DownloadingCall {
  readonly command: InstructionCommand<Run>;
  readonly call: PackageCommand;
  readonly cache: DownloadCache;
  readonly folders: readonly FilledFolder[];
}

const COMPILERS = /^(?:python3|make|g\+\+|gcc|build-base|build-essential)$/;
const NODE_GYP: DownloadFolder = { path: '~/.cache/node-gyp' };

const byManager = new Map(downloadCaches.map((cache) => [cache.manager, cache] as const));
/** The calls of a step that download into folders which no mount keeps. */
export const downloadingCalls = keptFor((run: Run) => readCalls(run, unmounted));
/** The calls of a step whose downloads go to a mount, with the folders that one keeps. */
export const mountedCalls = keptFor((run: Run) => (run.mounts.length === 0 ? [] : readCalls(run, mounted)));

function readCalls(
  run: Run,
  choose: (folder: DownloadFolder, run: Run) => readonly FilledFolder[],
): readonly DownloadingCall[] {
  return run.commands.flatMap((command) => {
    const call = packageCommand(command);
    const cache = call && byManager.get(call.manager.name);
    if (!call || !cache?.verbs.test(call.verbText) || isOffline(call, cache, run)) return [];
    // A program that is not the manager itself, such as npx, keeps its own counsel.
    if (call.manager.name === 'npm' && command.program !== 'npm') return [];
    const own = call.verbText === 'mod download' ? cache.folders.slice(0, 1) : cache.folders;
    const all = compilesForNode(call, run) ? [...own, NODE_GYP] : own;
    const folders = all.flatMap((folder) => choose(folder, run));
    return folders.length > 0 ? [{ command, call, cache, folders }] : [];
  });
}

function isOffline({ words }: PackageCommand, { manager, offline = [] }: DownloadCache, run: Run): boolean {
  if (words.some(({ text }) => offline.includes(text))) return true;
  return manager === 'go' && run.stage.setting('GOFLAGS', run.order)?.value?.includes('-mod=vendor') === true;
}

function compilesForNode({ manager, words }: PackageCommand, { stage }: Run): boolean {
  if (!/^(?:npm|yarn|pnpm)$/.test(manager.name)) return false;
  if (words.some(({ text }) => /^--ignore-scripts(?:=true)?$/.test(text))) return false;
  return chainOf(stage).some(installsCompilers);
}

const installsCompilers = onceForStage((stage) =>
  stage
    .ofKind('RUN')
    .some(({ commands }) =>
      commands.some((other) => packageCommand(other)?.packages.some(({ text }) => COMPILERS.test(text)) === true),
    ),
);

function unmounted(folder: DownloadFolder, run: Run): readonly FilledFolder[] {
  const path = placeOf(folder, run);
  if (path === undefined || isCacheMounted(run, [path, ...(folder.also ?? [])])) return [];
  // Somebody has chosen which parts of it are kept.
  if (run.mounts.some(({ type, target }) => type === 'cache' && target?.value?.startsWith(`${path}/`))) return [];
  return [{ path, isLocked: folder.isLocked === true }];
}

function mounted(folder: DownloadFolder, run: Run): readonly FilledFolder[] {
  const path = placeOf(folder, run);
  const isKept = path !== undefined && run.mounts.some(({ type }) => type === 'cache') && isCacheMounted(run, [path]);
  return isKept ? [{ path, isLocked: folder.isLocked === true }] : [];
}

/** Where the folder is for the user of a step; nothing where the file does not tell. */
function placeOf({ variables = [], images = {}, forRoot, path }: DownloadFolder, run: Run): string | undefined {
  const { stage, order, state } = run;
  for (const [name, behind] of variables) {
    const setting = stage.setting(name, order);
    if (!setting) continue;
    if (setting.value === undefined || setting.value.startsWith('~')) return undefined;
    if (setting.value !== '') return absolutePath(state?.workdirPath, setting.value + behind);
  }
  const { reference } = stage.rootStage.from;
  const own = reference && Object.hasOwn(images, reference.familiarName) ? images[reference.familiarName] : undefined;
  if (own !== undefined) return own;
  if (path === undefined || !path.startsWith('~')) return path;
  const home = homeOf(run);
  if (home === '/root' && forRoot !== undefined) return forRoot;
  return home && home + path.slice(1);
}

function homeOf({ stage, state }: Run): string | undefined {
  const user = state?.user;
  const facts = baseImageFacts(stage);
  if (user?.isRoot) return '/root';
  if (!user) return (facts?.defaultUser.uid ?? 0) === 0 ? '/root' : undefined;
  const name = user.name ?? '';
  return /^[a-z_][a-z0-9_-]*$/.test(name) ? `/home/${name}` : undefined;
}
