// Bundles a tool of server/tools, or the program at a path, and runs it: `node scripts/run-tool.mjs gen --check`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from 'esbuild';

const [name, ...rest] = process.argv.slice(2);
const entry = name?.endsWith('.ts') ? name : `server/tools/${name}.ts`;
if (!existsSync(entry)) {
  console.error(`There is no tool "${name ?? ''}": ${entry} is missing.`);
  process.exit(2);
}
const outfile = `.build/tools/${entry.replace(/\.ts$/, '')}.mjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Tools may use the packages that only the build needs; those cannot be bundled.
  external: ['esbuild', 'typescript', '@biomejs/biome', '@kubernetes/client-node', 'dclint'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
process.exit(spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit' }).status ?? 1);
