// Packs the extension as it would be published; packing builds it first.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Writes the packed extension to `target`, a path ending in .vsix. */
export function packExtension(target) {
  const vsce = path.join(project, 'node_modules/.bin/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--out', target];
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const { status, stdout, stderr } = spawnSync(vsce, ['package', ...options], { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension could not be packed:\n${stdout}\n${stderr}`);
  return target;
}
