// Keeps count of what passed and failed over all suites.

let passed = 0;
/** What failed, in words. */
const failures = [];

/** Adds what a suite counted itself: how many tests passed, and what the others are called and failed with. */
export function count(suite) {
  passed += suite.passed;
  failures.push(...suite.failures);
}

/** Runs one test and prints how it went; a test that fails does not stop the others. */
export async function check(name, run) {
  try {
    await run();
    passed++;
    console.log(`    ✔ ${name}`);
  } catch (error) {
    fail(name, error);
  }
}

/** Runs one suite; one that cannot run at all counts as a failure. */
export async function suite(name, run) {
  const start = Date.now();
  console.log(`\n${name}`);
  const before = passed + failures.length;
  try {
    await run();
    if (passed + failures.length === before) throw new Error('No test ran.');
  } catch (error) {
    fail(name, error);
  }
  console.log(`  (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

function fail(name, error) {
  failures.push(`${name}: ${error?.message ?? error}`);
  console.log(`    ✘ ${name}\n${error?.stack ?? error}`);
}

/** Prints what failed, and the sum; gives the exit code. */
export function finish() {
  console.log('');
  for (const failure of failures) console.log(`failed: ${failure.split('\n', 1)[0]}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
