// The editor loads this into its extension host and calls `run`, on the desktop and in code-server alike.
const fs = require('node:fs');
const path = require('node:path');

exports.run = async () => {
  const Mocha = require('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false, forbidOnly: true });
  for (const file of fs.readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = [];
  const { passes } = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${error.message}`));
  });
  const results = process.env.EDITOR_TEST_RESULTS;
  if (results) fs.writeFileSync(results, JSON.stringify({ passed: passes, failures }));
  if (failures.length > 0) throw new Error(`${failures.length} tests failed`);
  if (passes === 0) throw new Error('No test ran.');
};
