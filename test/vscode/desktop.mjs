// The suite inside the extension host, on the packed extension, through @vscode/test-electron.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { editorFolders, installExtension } from './lib/code-server.mjs';
import { bed, canRunCodeServer } from './lib/places.mjs';
import { count } from './lib/results.mjs';

/** Runs the suite in code-server, or in a downloaded VS Code where code-server cannot run or `VSCODE` says so. */
export async function runDesktopSuite({ folder, vsix }) {
  const workspace = path.join(folder, 'workspace');
  const results = path.join(folder, 'desktop-results.json');
  const folders = editorFolders(path.join(folder, 'desktop'));
  fs.cpSync(path.join(bed, 'fixtures'), workspace, { recursive: true });
  const downloads = !canRunCodeServer || process.env.VSCODE === 'download';
  const vscodeExecutablePath = downloads ? await downloadAndUnzipVSCode() : codeServerAsCode();
  if (downloads) installInDownloaded(vscodeExecutablePath, folders, vsix);
  else await installExtension(folders, vsix);
  const failure = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: path.join(bed, 'desktop'),
    extensionTestsPath: path.join(bed, 'desktop/index.cjs'),
    extensionTestsEnv: { EDITOR_TEST_RESULTS: results },
    launchArgs: [
      workspace,
      `--user-data-dir=${folders.userData}`,
      `--extensions-dir=${folders.extensions}`,
      '--disable-workspace-trust',
    ],
  }).then(
    () => undefined,
    (error) => error,
  );
  if (!fs.existsSync(results)) throw failure ?? new Error('The suite left no results.');
  count(JSON.parse(fs.readFileSync(results, 'utf8')));
}

function codeServerAsCode() {
  const shim = path.join(bed, 'lib/code-shim.mjs');
  fs.chmodSync(shim, 0o755);
  return shim;
}

function installInDownloaded(executable, folders, vsix) {
  const [program, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const own = args.filter((each) => !each.startsWith('--user-data-dir') && !each.startsWith('--extensions-dir'));
  const places = [`--user-data-dir=${folders.userData}`, `--extensions-dir=${folders.extensions}`];
  const { status } = spawnSync(program, [...own, ...places, '--install-extension', vsix], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The packed extension could not be installed: ${status}`);
}
