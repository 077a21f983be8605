// The suite in the web worker extension host, on the unpacked extension.
import path from 'node:path';
import { build } from 'esbuild';
import { bed } from './lib/places.mjs';
import { count } from './lib/results.mjs';
import { unpackExtension } from './lib/unpack.mjs';
import { runInWebWorker } from './lib/web-workbench.mjs';

export async function runWebSuite({ folder, vsix }) {
  const extension = await unpackExtension(vsix, path.join(folder, 'unpacked'));
  const testsPath = path.join(extension, 'test/suite.js');
  await build({
    entryPoints: [path.join(bed, 'web/index.cjs')],
    outfile: testsPath,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    define: { global: 'globalThis' },
    logLevel: 'error',
  });
  let counted = false;
  await runInWebWorker({
    folder,
    extension,
    testsPath,
    onLine(line) {
      const [, results] = /editor-test-results (\{.*\})/.exec(line) ?? [];
      if (!results || counted) return;
      counted = true;
      count(JSON.parse(results));
    },
  });
}
