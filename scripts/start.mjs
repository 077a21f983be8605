// `npm start`: opens an editor with Bulkhead on the example files. VS Code where the `code` command is there, else
// code-server in a browser. `--check` starts it, looks whether the page answers, and ends; `--port=8321` chooses a port;
// `--browser` takes code-server although VS Code is there.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isCheck = process.argv.includes('--check');
const examples = path.join(project, 'examples');

/** Quiet, but for what the person changes. */
const personalSettings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
};

installProject();
const takesBrowser = isCheck || process.argv.includes('--browser');
if (!takesBrowser && hasCode()) openInCode();
else await serveInBrowser();

function installProject() {
  const lock = path.join(project, 'package-lock.json');
  const installed = path.join(project, 'node_modules/.package-lock.json');
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  console.log('Installing the packages that Bulkhead is built from ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  fs.utimesSync(installed, new Date(), new Date());
}

function hasCode() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

function openInCode() {
  console.log('Building ...');
  run(process.execPath, ['esbuild.mjs']);
  console.log('Opening VS Code with Bulkhead from this folder, on examples/.');
  run('code', [`--extensionDevelopmentPath=${project}`, examples]);
}

async function serveInBrowser() {
  const { canRunCodeServer } = await import('../test/vscode/lib/places.mjs');
  if (!canRunCodeServer) {
    console.error(
      'The `code` command was not found. In VS Code run "Shell Command: Install \'code\' command in PATH",',
    );
    console.error('then npm start again. (Without VS Code, code-server is used, which needs Linux on x64.)');
    process.exit(1);
  }
  if (!isCheck) console.log('The `code` command was not found, so code-server (VS Code in a browser) is used.');
  const { installPackages } = await import('../test/vscode/lib/install.mjs');
  installPackages();
  const { editorFolders, installExtension, startCodeServer } = await import('../test/vscode/lib/code-server.mjs');
  const { packExtension } = await import('./editor-package.mjs');

  const folder = path.join(project, '.build', isCheck ? 'start-check' : 'start');
  fs.rmSync(folder, { recursive: true, force: true });
  const folders = editorFolders(folder);
  console.log('Building and packing the extension ...');
  await installExtension(folders, packExtension(path.join(folder, 'bulkhead.vsix')));
  // A copy, so that trying the fixes leaves the examples as they are.
  const workspace = path.join(folder, 'examples');
  fs.cpSync(examples, workspace, { recursive: true });
  const server = await startCodeServer(folders, { port: wantedPort(), settings: personalSettings });
  if (isCheck) await checkPage(server, workspace);
  else await keepServing(server, workspace);
}

async function checkPage(server, workspace) {
  try {
    const response = await fetch(addressOf(server, workspace));
    const page = await response.text();
    if (!response.ok || !page.includes('workbench')) throw new Error(`The page answered ${response.status}.`);
    console.log(`The editor answers at http://${server.host}/; it is stopped again.`);
  } finally {
    await server.stop();
  }
}

async function keepServing(server, workspace) {
  console.log('\nOpen this address in a browser:\n');
  console.log(`  ${addressOf(server, workspace)}\n`);
  console.log(
    'It shows a copy of examples/: open problems/Dockerfile, problems/compose.yaml, problems/daemon.json or a',
  );
  console.log(
    'file of problems/kubernetes, press Ctrl+. on a squiggle, or F1 and "Harden This File". Ctrl+C stops it.',
  );
  const stop = () => server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await server.ended;
}

function addressOf(server, workspace) {
  return `http://${server.host}/?${new URLSearchParams({ folder: workspace })}`;
}

function wantedPort() {
  const given = process.argv.find((each) => each.startsWith('--port='))?.slice('--port='.length);
  return given ?? (isCheck ? 0 : 8321);
}

function run(program, args) {
  const options = { cwd: project, stdio: 'inherit', shell: process.platform === 'win32' };
  const { status, error } = spawnSync(program, args, options);
  if (error || status !== 0) {
    console.error(`${program} ${args[0] ?? ''} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}
