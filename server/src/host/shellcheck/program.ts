import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import type { ShellDialect } from '../../core/index';

/** How long ShellCheck may take for one script, in milliseconds. */
export const longestRun = 5_000;

/** How long it may take to say its version: the first start of a program reads it from the disk. */
export const longestStart = 20_000;

/** In bytes: what ShellCheck says of one script. */
export const largestOutput = 4 * 1024 * 1024;

/** A program that was found, or in words why there is none. */
export type Found = { readonly program: string } | { readonly problem: string };

/**
 * Finds ShellCheck by an absolute path, or by its name on the PATH. Folders that the PATH names relative to wherever one
 * happens to be are passed over, and the program is always started by its full path: a file of a repository that is
 * called `shellcheck` must not be what runs.
 */
export function findShellCheck(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): Found {
  const name = given === undefined || given === '' ? 'shellcheck' : given;
  if (isAbsolute(name)) {
    return isProgram(name) ? { program: name } : { problem: `"${name}" is not a program that can be run` };
  }
  if (/[/\\]/.test(name)) return { problem: `"${name}" is not an absolute path` };
  const names = process.platform === 'win32' && !/\.exe$/i.test(name) ? [`${name}.exe`] : [name];
  const path = environment.PATH ?? environment.Path ?? '';
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const program = names.map((one) => join(folder, one)).find(isProgram);
    if (program !== undefined) return { program };
  }
  return {
    problem: `there is no "${name}" on the PATH; https://github.com/koalaman/shellcheck#installing tells how to install it`,
  };
}

function isProgram(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The words behind the program's name. The `.shellcheckrc` of whatever folder is not read, as hadolint does not read it:
 * findings must depend on nothing but the Dockerfile and our configuration, and it can name files to be read.
 */
export function shellCheckArguments(dialect: ShellDialect): string[] {
  return ['--format=json1', '--norc', `--shell=${dialect}`, '-'];
}

/** Where and with what environment it runs: options from the environment would change what it prints. */
export function shellCheckProcess(program: string): { cwd: string; env: NodeJS.ProcessEnv; windowsHide: boolean } {
  const env = { ...process.env };
  delete env.SHELLCHECK_OPTS;
  return { cwd: dirname(program), env, windowsHide: true };
}

/** What is wrong with a program by what it prints for `--version`; nothing where it can be asked. */
export function versionProblem(program: string, printed: string): string | undefined {
  const [version, major, minor] = /^version: v?(\d+)\.(\d+)\S*/m.exec(printed) ?? [];
  if (version === undefined) return `"${program}" does not answer as ShellCheck does`;
  const isOld = major === '0' && Number(minor) < 7;
  return isOld ? `ShellCheck ${version.slice(9)} at "${program}" is too old: 0.7.0 or later is needed` : undefined;
}
