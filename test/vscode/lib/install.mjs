// Puts in place what the tests need beside the product: the packages of this folder and a browser.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bed, vscode } from './places.mjs';

/** Installs the packages of this folder where they are missing or older than the lock file. */
export function installPackages() {
  const lock = path.join(bed, 'package-lock.json');
  const installed = path.join(bed, 'node_modules/.package-lock.json');
  const isCurrent = fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs;
  if (!isCurrent) {
    console.log('Installing the packages that the editor tests need into test/vscode (about half a minute) ...');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: bed });
    fs.utimesSync(installed, new Date(), new Date());
  }
  linkPackages();
}

/** code-server looks for its packages inside itself; they are ours, so that nothing needs to be compiled. */
function linkPackages() {
  const link = path.join(vscode, 'node_modules');
  if (fs.existsSync(vscode) && !fs.existsSync(link)) fs.symlinkSync(path.join(bed, 'node_modules'), link, 'dir');
}

/** The browser to drive; installs Debian's where that is possible, else says what to do. */
export function findBrowser() {
  const known = browserPath();
  if (known) return known;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium with apt-get, to run the editor in (about a minute) ...');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const packages = ['chromium', 'fonts-dejavu-core'];
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const installed = browserPath();
    if (installed) return installed;
  }
  throw new Error(
    'The editor tests need Chromium or Chrome. Install one (Debian: apt-get install chromium) or name it in CHROMIUM.',
  );
}

function browserPath() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ];
  return places.find((place) => place && fs.existsSync(place));
}

/** Runs a program and fails with its name where it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with ${status}`);
}
