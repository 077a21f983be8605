import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { candidacyOf } from './candidates';
import { type FileError, reasonOf } from './errors';
import { mayBeOurJson } from './files';
import { IgnoreRules } from './gitignore';

/** A file to read. */
export interface FoundFile {
  /** As the person knows it: below the path that was named, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** Whether it was named itself, not found in a folder. */
  readonly isNamed: boolean;
}

export type Found = FoundFile | FileError;

/** Whether something could not be read. */
export function isError(found: Found): found is FileError {
  return 'message' in found;
}

const skipped: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/**
 * The files that paths name, and in named folders those whose names may be ours, in the order of their names and each
 * once. Follows what git ignores; symbolic links to folders are not followed, so that nothing goes in circles. What
 * cannot be read is told, the rest goes on.
 */
export function* findFiles(paths: readonly string[], workingFolder: string): Generator<Found> {
  const seen = new Set<string>();
  for (const named of paths) {
    const absolute = resolve(workingFolder, named);
    const path = shownPath(named);
    let isFolder: boolean;
    try {
      isFolder = statSync(absolute).isDirectory();
    } catch (error) {
      yield { path, message: reasonOf(error) };
      continue;
    }
    const found = isFolder
      ? walk(absolute, path === '.' ? '' : path, IgnoreRules.above(absolute))
      : [{ path, absolute, isNamed: true }];
    for (const one of found) {
      if (!isError(one)) {
        if (seen.has(one.absolute)) continue;
        seen.add(one.absolute);
      }
      yield one;
    }
  }
}

function shownPath(named: string): string {
  const slashes = process.platform === 'win32' ? named.replaceAll('\\', '/') : named;
  const short = slashes.replace(/^(?:\.\/+)+(?=.)/, '');
  return short.length > 1 ? short.replace(/\/+$/, '') : short;
}

function* walk(folder: string, shown: string, rules: IgnoreRules): Generator<Found> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: shown === '' ? '.' : shown, message: reasonOf(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = shown === '' ? entry.name : shown.endsWith('/') ? shown + entry.name : `${shown}/${entry.name}`;
    const absolute = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (skipped.has(entry.name) || rules.ignores(absolute, true)) continue;
      yield* walk(absolute, path, rules.within(absolute));
    } else if (isFile(entry, absolute, rules)) yield { path, absolute, isNamed: false };
  }
}

function isFile(entry: Dirent, absolute: string, rules: IgnoreRules): boolean {
  const candidacy = candidacyOf(entry.name);
  if (candidacy === 'no' || !(entry.isFile() || entry.isSymbolicLink())) return false;
  if (rules.ignores(absolute, false)) return false;
  if (entry.isSymbolicLink() && leadsToFolder(absolute)) return false;
  return candidacy === 'yes' || mayBeOurJson(absolute);
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // A dangling link is told when it is read.
    return false;
  }
}
