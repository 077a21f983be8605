// Keeps count of what passed and failed over all suites.

let passed = 0;
let failed = 0;

/** Adds what a suite counted itself. */
export function count(suite) {
  passed += suite.passed;
  failed += suite.failed;
}

/** Runs one test and prints how it went; a test that fails does not stop the others. */
export async function check(name, run) {
  try {
    await run();
    passed++;
    console.log(`    ✔ ${name}`);
  } catch (error) {
    failed++;
    console.log(`    ✘ ${name}\n${error?.stack ?? error}`);
  }
}

/** Runs one suite; one that cannot run at all counts as a failure. */
export async function suite(name, run) {
  const start = Date.now();
  console.log(`\n${name}`);
  const before = passed + failed;
  try {
    await run();
    if (passed + failed === before) throw new Error('No test ran.');
  } catch (error) {
    failed++;
    console.log(`    ✘ ${name}\n${error?.stack ?? error}`);
  }
  console.log(`  (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

/** Prints the sum and gives the exit code. */
export function finish() {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
