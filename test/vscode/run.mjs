// Tests the packed extension in a real VS Code: `node test/vscode/run.mjs`.
//   --only=package|desktop|keyboard|web   one suite
//   --screenshots                         also writes the pictures of the README to docs/images
//   --vsix=PATH                           tests this packed extension instead of packing one
import fs from 'node:fs';
import path from 'node:path';
import { packExtension } from '../../scripts/editor-package.mjs';
import { shellCheck } from '../harness/shellcheck.mjs';
import { findBrowser, installPackages } from './lib/install.mjs';
import { canRunCodeServer, project } from './lib/places.mjs';
import { finish, suite } from './lib/results.mjs';

const option = (name) => process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only');
const pictures = process.argv.includes('--screenshots') ? path.join(project, 'docs/images') : undefined;
const runs = path.join(project, '.build/vscode-tests');
fs.mkdirSync(runs, { recursive: true });
const folder = fs.mkdtempSync(path.join(runs, 'run-'));

installPackages();
if (canRunCodeServer) findBrowser();
shellCheck();
const given = option('vsix');
if (!given) console.log('Building and packing the extension ...');
const vsix = given ? path.resolve(given) : packExtension(path.join(folder, 'bulkhead.vsix'));
console.log(`Testing ${path.relative(project, vsix)}, ${Math.ceil(fs.statSync(vsix).size / 1024)} kB`);

// Imported late: they need the packages that were installed above.
const isWanted = (name) => only === undefined || only === name;
if (isWanted('package')) {
  const { runPackageSuite } = await import('./package.mjs');
  await suite('The package', () => runPackageSuite({ vsix }));
}
if (isWanted('desktop')) {
  const { runDesktopSuite } = await import('./desktop.mjs');
  await suite('In the extension host', () => runDesktopSuite({ folder, vsix }));
}
if (!canRunCodeServer) {
  console.log('The suites of the keyboard and the web worker run on Linux x64 only; this machine is another one.');
} else {
  if (isWanted('keyboard')) {
    const { runKeyboardSuite } = await import('./keyboard.mjs');
    await suite('At the keyboard', () => runKeyboardSuite({ folder, vsix, pictures }));
  }
  if (isWanted('web')) {
    const { runWebSuite } = await import('./web.mjs');
    await suite('In a web worker', () => runWebSuite({ folder, vsix }));
  }
}
const code = finish();
if (code === 0) fs.rmSync(folder, { recursive: true, force: true });
else console.log(`What the editors wrote lies in ${path.relative(project, folder)}`);
process.exit(code);
