// The whole of the checks, as `npm test` runs them: works in a fresh clone with nothing but Node and npm, and ShellCheck
// where that cannot be installed. Says what it does and how long it took, goes on after a failure, and ends with one line
// over all parts.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { foundShellCheck } from '../test/harness/shellcheck.mjs';

const bin = (name) => `node_modules/.bin/${name}${process.platform === 'win32' ? '.cmd' : ''}`;
const node = process.execPath;

/** Each part with what prints its number of tests; a part that counts none is one check. */
const parts = [
  { title: 'Build', command: [node, 'esbuild.mjs', '--sizes'] },
  { title: 'Format and lint', command: [bin('biome'), 'ci', '.'] },
  { title: 'Types', command: [bin('tsc'), '-b'] },
  { title: 'Generated files are fresh', command: [node, 'scripts/run-tool.mjs', 'gen', '--check'] },
  {
    title: 'Unit, protocol and command line tests',
    command: [bin('vitest'), 'run', '--reporter=default', '--reporter=json', '--outputFile.json=.build/vitest.json'],
    counts: vitestCounts,
  },
  { title: 'Tests in the real editor', command: [node, 'test/vscode/run.mjs'], counts: lastCounts },
];

const only = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const started = Date.now();
let passed = 0;
let failed = 0;
const results = [];
/** What failed, in words, for whoever sees the end of the output alone. */
const failures = [];

if (isStale()) await part({ title: 'Install the packages', command: ['npm', 'ci'] });
if (foundShellCheck() === undefined) {
  await part({ title: 'Install ShellCheck', command: [node, 'test/harness/shellcheck.mjs'] });
}
if (failed === 0) {
  for (const one of parts) {
    const isWanted = only.length === 0 || only.some((word) => one.title.toLowerCase().includes(word.toLowerCase()));
    if (isWanted) await part(one);
  }
}

console.log('');
for (const one of failures) console.log(`failed: ${one}`);
for (const { title, ok, time } of results) console.log(`${ok ? 'ok    ' : 'FAILED'}  ${title} (${time})`);
console.log(`\nEverything took ${duration(Date.now() - started)}.\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Whether the packages are missing or older than the lock file. */
function isStale() {
  const installed = 'node_modules/.package-lock.json';
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs - 1000;
}

async function part({ title, command, counts }) {
  console.log(`\n=== ${title}: ${command.map((word) => (word === node ? 'node' : word)).join(' ')}`);
  const before = Date.now();
  const { code, output } = await run(command);
  const counted = counts ? counts(output) : undefined;
  failures.push(...(counted?.failures ?? []));
  const own = counted ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  passed += own.passed;
  // A command that fails without a failed test, such as one that crashes, has failed all the same.
  failed += code === 0 ? own.failed : Math.max(1, own.failed);
  const time = duration(Date.now() - before);
  results.push({ title, ok: code === 0 && own.failed === 0, time });
  console.log(`=== ${title}: ${code === 0 ? 'ok' : `failed with exit code ${code}`} after ${time}`);
}

function run([command, ...words]) {
  return new Promise((resolve) => {
    // npm and the commands in .bin are scripts on Windows, which only a shell starts.
    const shell = process.platform === 'win32' && command !== node;
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'], shell });
    let output = '';
    child.stdout.on('data', (piece) => {
      process.stdout.write(piece);
      output = (output + piece).slice(-20_000);
    });
    child.on('error', (error) => {
      console.log(`${command} could not be started: ${error.message}`);
      resolve({ code: 127, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function vitestCounts() {
  try {
    const report = JSON.parse(readFileSync('.build/vitest.json', 'utf8'));
    rmSync('.build/vitest.json');
    const failures = report.testResults.flatMap(({ message, assertionResults }) => [
      ...(assertionResults.length === 0 && message ? [message] : []),
      ...assertionResults.flatMap((one) =>
        one.status === 'failed' ? [`${one.fullName}: ${one.failureMessages[0] ?? ''}`] : [],
      ),
    ]);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      failures: failures.map((one) => one.split('\n', 1)[0].slice(0, 500)),
    };
  } catch {
    return undefined;
  }
}

/** The last `N passed, N failed` that a command printed. */
function lastCounts(output) {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  const failures = [...output.matchAll(/^failed: (.*)$/gm)].map(([, what]) => what);
  return last && { passed: Number(last[1]), failed: Number(last[2]), failures };
}

function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
