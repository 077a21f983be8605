import { readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Project, ShellAnswer, ShellQuestion } from '../core/index';
import { readText } from './files';

/** In bytes: what is read beside an analysed file is configuration, which is short. */
const largestSibling = 4 * 1024 * 1024;
const mostKept = 2_000;

/** The disk around analysed files. Keeps what it read, so one object serves one run of a command. */
export class DiskProjects {
  private readonly texts = new Map<string, string | undefined>();
  private readonly listings = new Map<string, readonly string[]>();

  /** @param askShellCheck answers questions about the scripts of a file; nothing where ShellCheck may not be run */
  constructor(private readonly askShellCheck?: (question: ShellQuestion, file: string) => ShellAnswer | undefined) {}

  /** The files around one, given by its absolute path. */
  around(file: string): Project {
    const folder = dirname(file);
    const { askShellCheck } = this;
    return {
      shellAnswer: askShellCheck && ((question) => askShellCheck(question, file)),
      read: (path) => kept(this.texts, resolve(folder, path), readSibling),
      list: (path) => kept(this.listings, resolve(folder, path), listFolder),
    };
  }
}

function kept<Value>(cache: Map<string, Value>, path: string, load: (path: string) => Value): Value {
  const known = cache.get(path);
  if (known !== undefined || cache.has(path)) return known as Value;
  if (cache.size >= mostKept) cache.clear();
  const value = load(path);
  cache.set(path, value);
  return value;
}

function readSibling(path: string): string | undefined {
  try {
    const entry = statSync(path);
    if (!entry.isFile() || entry.size > largestSibling) return undefined;
  } catch {
    return undefined;
  }
  const read = readText(path);
  return 'unreadable' in read ? undefined : read.text;
}

/** Names in a folder, those of folders with a `/` at their end. */
function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name,
    );
  } catch {
    return [];
  }
}
