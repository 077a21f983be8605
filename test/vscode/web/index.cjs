// The editor loads this, bundled, into its web worker and calls `run`. Mocha's browser build sets a global and
// overwrites the exports of a module it is bundled with: so they are assigned after it is loaded.
require('mocha/mocha');

module.exports = {
  run: async () => {
    globalThis.mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false });
    require('./suite.cjs');
    const failures = [];
    const { passes } = await new Promise((resolve) => {
      const runner = globalThis.mocha.run(() => resolve(runner.stats));
      runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${error.message}`));
    });
    console.log(`editor-test-results ${JSON.stringify({ passed: passes, failures })}`);
    if (failures.length > 0) throw new Error(`${failures.length} tests failed`);
  },
};
