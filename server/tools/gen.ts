import { spawnSync } from 'node:child_process';

/** `npm run gen [-- --check]`: the list of rules first, as everything else is derived from the rules it lists. */
for (const tool of ['gen-rule-list', 'gen-pages', 'gen-daemon-schema']) {
  const run = spawnSync(process.execPath, ['scripts/run-tool.mjs', tool, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
