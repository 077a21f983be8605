import { allPackageManagers } from '../../../knowledge/package-managers';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { type PackageCommand, packageCommand } from './package-commands';

/** How a package manager fills its cache, and what empties it. */
export interface CacheHabits {
  readonly fills: (call: PackageCommand, command: InstructionCommand<Run>) => boolean;
  readonly cleans: (call: PackageCommand, command: InstructionCommand<Run>) => boolean;
  /** The folders of the cache, those in a home folder with `~`. */
  readonly folders: readonly string[];
}

/** A call with its command. */
export interface CallInRun {
  readonly command: InstructionCommand<Run>;
  readonly call: PackageCommand;
}

/** The last call of a step that leaves a cache in its layer; nothing where it is emptied behind it, or mounted. */
export function keptCache(run: Run, { fills, cleans, folders }: CacheHabits): CallInRun | undefined {
  let last: CallInRun | undefined;
  for (const command of run.commands) {
    const call = packageCommand(command);
    if (call && fills(call, command)) last = { command, call };
    else if (last && ((call && cleans(call, command)) || removesFolder(command, folders))) last = undefined;
  }
  return last && !isCacheMounted(run, folders) ? last : undefined;
}

/**
 * Whether what a step leaves behind is shipped. A trigger runs in an image that is built upon the stage: where no stage
 * of the file is, that is one of another file.
 */
export function staysInImage({ stage, onbuild }: Run): boolean {
  return stage.isShipped || (onbuild !== undefined && !stage.model.stages.some((one) => one.ancestors.includes(stage)));
}

/** Whether a mount of the step keeps one of the folders out of its layer. A target that is not known counts. */
export function isCacheMounted(run: Run, folders: readonly string[]): boolean {
  return run.mounts.some(({ type, target }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const path = target?.value ?? '';
    return path.includes('$') || folders.some((folder) => isAtOrAbove(path, folder));
  });
}

/** Whether a command deletes one of the folders, or what is in it. */
export function removesFolder({ program, arguments: words }: ShellCommand, folders: readonly string[]): boolean {
  const isFind = program === 'find' && words.some(({ text }) => text === '-delete' || text === '-exec');
  if (program !== 'rm' && !isFind) return false;
  return words
    .flatMap(({ text }) => (text.startsWith('-') ? [] : alternatives(text)))
    .some((path) => folders.some((folder) => isAtOrAbove(path.replace(/\/\.?\*+$/, ''), folder)));
}

/** Folders that hold nothing but what a program has put aside. */
const TEMPORARY = ['/tmp', '/var/tmp', '/var/cache', '/var/lib/apt/lists', '~/.cache'];
let cacheFolders: readonly string[] | undefined;

/** Whether a path lies within a cache of a package manager, or a folder for what is not kept. */
export function isCachePath(path: string): boolean {
  cacheFolders ??= [...TEMPORARY, ...allPackageManagers().flatMap(({ cachePaths = [] }) => cachePaths.map(homely))];
  const wanted = homely(path);
  return cacheFolders.some((folder) => wanted === folder || wanted.startsWith(`${folder}/`));
}

/** Whether a path is a folder or lies within it. */
export function isWithin(path: string, folder: string): boolean {
  return isAtOrAbove(folder, path.replace(/\/\*+$/, ''));
}

/** Whether a path is a folder or holds it; `~`, `$HOME` and the homes of users are one. */
function isAtOrAbove(path: string, folder: string): boolean {
  const bare = homely(path).replace(/\/+$/, '');
  const wanted = homely(folder);
  // A star within the last name stands for the rest of it.
  if (bare.endsWith('*')) return bare.includes('/') && wanted.startsWith(bare.slice(0, -1));
  return bare !== '' && (wanted === bare || wanted.startsWith(`${bare}/`));
}

function homely(path: string): string {
  return path.replace(/^(?:\$HOME|\$\{HOME\}|\/root|\/home\/[^/]+)(?=\/|$)/, '~');
}

/** The words that a shell makes of one with braces such as `/var/cache/{yum,dnf}`; one pair is enough here. */
function alternatives(text: string): readonly string[] {
  const open = text.indexOf('{');
  const close = text.indexOf('}', open);
  if (open < 0 || close < 0 || text.charAt(open - 1) === '$') return [text];
  const before = text.slice(0, open);
  const behind = text.slice(close + 1);
  return text
    .slice(open + 1, close)
    .split(',')
    .map((one) => before + one + behind);
}
