import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const temporary: string[] = [];

/** A new temporary folder; `removeFolders` takes it away. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-test-')));
  temporary.push(folder);
  return folder;
}

/** Removes every folder that `newFolder` made. */
export function removeFolders(): void {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Builds the command line as it ships, by itself in a folder, and gives its path. */
export function buildCommandLine(): string {
  const folder = newFolder();
  execFileSync(process.execPath, ['esbuild.mjs', '--only', 'cli.js', '--into', folder], { cwd: root });
  return join(folder, 'cli.js');
}

/** What came of running the command line. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder. */
export function runCommandLine(
  cli: string,
  folder: string,
  words: readonly string[],
  input?: string | Buffer,
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A temporary folder with files in it, by their relative path. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

/** A configuration that leaves one rule on, so that a test does not change with every rule that is added. */
export const onlyLastUserRoot = 'rules:\n  "*": off\n  dockerfile/last-user-root: warning\n';
export const rootDockerfile = 'FROM alpine:3.20\nUSER root\n';
export const goodDockerfile = 'FROM alpine:3.20\nUSER 10001\n';
