// Measures what the product promises and prints it beside the promise. Nothing here passes or fails: a busy machine
// would decide it. `npm run bench`, or with names: `npm run bench -- manifests-20000 cold`. All rules are on, those that are
// off by default too; `--recommended` measures what somebody has who configured nothing. `--edits N`, `--pull`; `--at-once`
// types as soon as the file came up, not two seconds later.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { packExtension } from '../../scripts/editor-package.mjs';
import { startServer } from './client.mjs';
import { documents } from './documents.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'at-once': { type: 'boolean', default: false },
    edits: { type: 'string', default: '200' },
    pull: { type: 'boolean', default: false },
    recommended: { type: 'boolean', default: false },
    server: { type: 'string' },
  },
});
const settings = values.recommended ? null : { extends: ['strict'] };
const server = [values.server ?? join(root, 'dist/server.js'), '--stdio'];

/** Kind and lines of a document, and the budget for one keystroke in milliseconds. */
const keystrokes = [
  ['dockerfile', 500, 5],
  ['compose', 2_000, undefined],
  ['manifests', 2_000, 5],
  ['manifests', 20_000, 10],
  ['manifests', 100_000, 16],
  ['list', 20_000, 16],
];
const coldStart = 250;
const memory = 130;
const packed = 2;
const filesPerSecond = 2_000;

const isWanted = (name) => positionals.length === 0 || positionals.includes(name);
const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
const fixed = (value) => value.toFixed(value < 10 ? 2 : 1);

function report(name, measured, budget) {
  console.log(`${name.padEnd(28)} ${measured.padEnd(58)} ${budget === undefined ? '' : `budget ${budget}`}`);
}

async function keystroke(kind, lines, budget) {
  const name = `${kind}-${lines}`;
  const document = documents[kind](lines);
  const written = document.text.split('\n');
  const places = written.flatMap((line, index) => (line === document.calm ? [index] : []));
  const line = places[places.length >> 1];
  const client = await startServer(server, { pulls: values.pull, settings });
  const atOpen = await client.open(document);
  if (!values['at-once']) await setTimeout(2000);
  const times = [];
  let current = document.calm;
  const warmUp = 20;
  for (let edit = 0; edit < warmUp + Number(values.edits); edit++) {
    const next = current === document.calm ? document.loud : document.calm;
    const begun = performance.now();
    await client.replaceLine(line, current.length, next);
    if (edit >= warmUp) times.push(performance.now() - begun);
    current = next;
  }
  times.sort((a, b) => a - b);
  const held = client.memory();
  await client.stop();
  const spread = `p50 ${fixed(quantile(times, 0.5))} ms, p95 ${fixed(quantile(times, 0.95))} ms, least ${fixed(times[0])} ms`;
  report(`keystroke ${name}`, `${spread}, ${atOpen} diagnostics`, budget && `p95 ${budget} ms`);
  if (held !== undefined) {
    report(
      `memory ${name}`,
      `${fixed(held)} MB`,
      kind === 'manifests' && lines === 20_000 ? `${memory} MB` : undefined,
    );
  }
}

/** The same without server and protocol, in this process: what an analysis takes that was lent the one before. */
async function coreAlone(kind, lines) {
  const document = documents[kind](lines);
  const { analyse, defaultSettings } = await core();
  const chosen = values.recommended ? defaultSettings() : { ...defaultSettings(), preset: 'all' };
  const written = document.text.split('\n');
  const places = written.flatMap((line, index) => (line === document.calm ? [index] : []));
  const edited = written.with(places[places.length >> 1], document.loud).join('\n');
  const times = [];
  let analysis;
  // As often as the server rehearses: before, it would measure how quickly code is compiled.
  const warmUp = 400;
  for (let edit = 0; edit < warmUp + Number(values.edits); edit++) {
    const text = edit % 2 ? edited : document.text;
    const begun = performance.now();
    analysis = analyse({ path: document.name, text }, chosen, analysis);
    if (edit >= warmUp) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const spread = `p50 ${fixed(quantile(times, 0.5))} ms, p95 ${fixed(quantile(times, 0.95))} ms, least ${fixed(times[0])} ms`;
  report(`core ${kind}-${lines}`, `${spread}, ${analysis.findings.length} findings`);
}

let builtCore;

async function core() {
  builtCore ??= build({
    entryPoints: [join(root, 'server/src/core/index.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    logLevel: 'error',
    write: false,
  });
  const { outputFiles } = await builtCore;
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

async function cold() {
  const times = [];
  for (let run = 0; run < 7; run++) {
    const client = await startServer(server, { pulls: values.pull, settings });
    await client.open(documents.dockerfile(100));
    times.push(performance.now() - client.startedAt);
    await client.stop();
  }
  times.sort((a, b) => a - b);
  report('cold start', `p50 ${fixed(quantile(times, 0.5))} ms, least ${fixed(times[0])} ms`, `${coldStart} ms`);
}

async function sizes() {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-bench-'));
  try {
    const package_ = join(folder, 'bulkhead.vsix');
    await packExtension(package_);
    report('packed extension', `${fixed(statSync(package_).size / 1e6)} MB`, `${packed} MB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandLine() {
  const count = 10_000;
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-bench-'));
  try {
    for (let number = 0; number < count; number++) {
      const place = join(folder, `service-${number >> 5}`);
      if (number % 32 === 0) mkdirSync(place);
      const { name, text } = number % 2 ? documents.dockerfile(20) : documents.manifests(30);
      writeFileSync(join(place, `${number}-${name}`.replace(/^(\d+)-Dockerfile$/, 'Dockerfile.$1')), text);
    }
    const begun = performance.now();
    const quietly = { stdio: ['ignore', 'ignore', 'inherit'] };
    execFileSync(
      process.execPath,
      [join(root, 'dist/cli.js'), 'check', '--fail-on', 'none', '--format', 'json', folder],
      quietly,
    );
    const seconds = (performance.now() - begun) / 1000;
    report(
      'command line',
      `${Math.round(count / seconds)} files a second over ${count}`,
      `${filesPerSecond} files a second`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!existsSync(server[0])) {
  console.error(`${server[0]} does not exist: run npm run build first`);
  process.exit(2);
}
console.log(`${availableParallelism()} cores, load ${fixed(loadavg()[0] ?? 0)}, Node ${process.versions.node}\n`);
for (const [kind, lines, budget] of keystrokes) {
  if (!isWanted(`${kind}-${lines}`) && !positionals.includes('keystroke')) continue;
  await keystroke(kind, lines, budget);
  await coreAlone(kind, lines);
}
if (isWanted('cold')) await cold();
if (isWanted('size')) await sizes();
if (isWanted('cli') && existsSync(join(root, 'dist/cli.js'))) commandLine();
