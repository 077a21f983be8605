// A real VS Code without a display: code-server, started for one run in folders of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { codeServer, nodeForCodeServer } from './places.mjs';

/** Settings of the editor that keep everything away that is not under test. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  // A browser's editor saves by itself after a second: what a test leaves unsaved must stay so on a slow machine too.
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'files.simpleDialog.enable': true,
};

/**
 * @typedef {object} EditorFolders
 * @property {string} userData where the editor keeps its state
 * @property {string} extensions where extensions are installed
 */

/** The folders of an editor below one folder. */
export function editorFolders(folder) {
  return { userData: path.join(folder, 'user-data'), extensions: path.join(folder, 'extensions') };
}

/** Installs a packed extension. */
export async function installExtension(folders, vsix) {
  const args = [...commonArguments(folders), '--force', '--install-extension', vsix];
  const child = spawn(nodeForCodeServer, args, { env: cleanEnvironment({}), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The packed extension could not be installed:\n${output}`);
}

/**
 * Starts the editor's server on a free port, or on the one that is given.
 *
 * @returns {Promise<{host: string, stop: () => Promise<void>, ended: Promise<unknown>}>}
 */
export async function startCodeServer(folders, { environment = {}, port = 0, settings = quietSettings } = {}) {
  fs.mkdirSync(path.join(folders.userData, 'User'), { recursive: true });
  fs.writeFileSync(path.join(folders.userData, 'User/settings.json'), JSON.stringify(settings, null, 2));
  const log = fs.createWriteStream(path.join(folders.userData, 'server.log'));
  const args = [
    ...commonArguments(folders),
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--disable-proxy', '--ignore-last-opened'],
    // Without it a release build pays no heed to the development and test paths that the page's address names.
    ...['--vscode-option', 'enable-smoke-test-driver'],
  ];
  const child = spawn(nodeForCodeServer, args, {
    env: cleanEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  child.stderr.pipe(log, { end: false });
  const host = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      log.write(data);
      output += data;
      const listening = /HTTP server listening on http:\/\/(127\.0\.0\.1:\d+)/.exec(output);
      if (listening) resolve(listening[1]);
    });
    child.once('exit', (code) => reject(new Error(`code-server ended with ${code}:\n${output}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { host, stop, ended };
}

function commonArguments(folders) {
  return [
    path.join(codeServer, 'out/node/entry.js'),
    ...['--config', path.join(folders.userData, 'code-server.yaml')],
    ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
  ];
}

/** What an editor around this process set for itself must not reach the editor under test. */
function cleanEnvironment(more) {
  const all = { ...process.env, EXTENSIONS_GALLERY: '{}', ...more };
  const isForeign = (name) => /^(VSCODE_(?!TEST_)|CODE_SERVER_)|^(PORT|PASSWORD)$/.test(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isForeign(name)));
}
