// The real ShellCheck for the tests that ask it: the one on the PATH, else Debian's package where that can be installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const name = process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck';

/** Its absolute path; nothing where it is not installed. */
export function foundShellCheck() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, name)).find((program) => fs.existsSync(program));
}

/** Its absolute path, installed where it was missing. Throws what to do where it cannot be installed. */
export function shellCheck() {
  const known = foundShellCheck();
  if (known) return known;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log('Installing ShellCheck with apt-get (about half a minute) ...');
    const options = {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'shellcheck'], options);
    const installed = foundShellCheck();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need ShellCheck on the PATH: apt-get install shellcheck, brew install shellcheck or choco install shellcheck.',
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(shellCheck());
