// Builds everything that ships into dist/. `--watch` rebuilds on change, `--sizes` prints what each file weighs,
// `--clean` empties dist/ first, `--only cli.js` builds one file, `--into FOLDER` puts it elsewhere than dist/.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build, context } from 'esbuild';
import { withPrintedExamples } from './scripts/printed-examples.mjs';
import { holding, sharedModules, taking } from './scripts/shared-modules.mjs';

const isWatching = process.argv.includes('--watch');
const printsSizes = process.argv.includes('--sizes');
const only = valueAfter('--only');
const folder = valueAfter('--into') ?? 'dist';

function valueAfter(option) {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Settings that every bundle shares. The `module` entry first: the `main` of jsonc-parser is UMD, which breaks bundled. */
const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  target: 'es2022',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.svg': 'text', '.txt': 'text' },
};

const node = { ...common, platform: 'node', target: 'node20', format: 'cjs' };

/** The build of `yaml` for Node asks the environment about every token; the one for browsers does not. */
const engine = { ...node, alias: { yaml: resolve('node_modules/yaml/browser/index.js') } };
const browser = {
  ...common,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  alias: { path: 'path-browserify' },
};

/** The language services stay files of their own beside the server: loading them costs more than all rules do. */
const separateLanguages = {
  name: 'separate-languages',
  setup({ onResolve }) {
    onResolve({ filter: /\/language\/(dockerfile|yaml)$/ }, ({ path, kind }) =>
      kind === 'dynamic-import'
        ? { path: `./language/${path.slice(path.lastIndexOf('/') + 1)}.js`, external: true }
        : undefined,
    );
  },
};

/**
 * The traps of a rule are tests. What ships of its examples, in its own file or in `<rule>.cases.ts`, are the two that its
 * page and its hover print: the first bad one and the first good one.
 */
const withoutTraps = {
  name: 'without-traps',
  setup({ onLoad }) {
    onLoad({ filter: /core[\\/]rules[\\/].*\.cases\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
      const code = Buffer.from(outputFiles[0].text).toString('base64');
      const { cases } = await import(`data:text/javascript;base64,${code}`);
      const printed = [cases.find((one) => 'bad' in one), cases.find((one) => 'good' in one)].filter(Boolean);
      return { contents: `export const cases = ${JSON.stringify(printed)};`, loader: 'js' };
    });
    onLoad({ filter: /core[\\/]rules[\\/].*\.ts$/ }, ({ path }) => ({
      contents: withPrintedExamples(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** A validator for yaml-language-server that knows its draft by name and finds every schema in order. */
const contentValidator = (draft) =>
  `export default class { defaultMeta() { return '${draft}'; } getSchema() { return () => true; } };`;

/**
 * What yaml-language-server brings along and Bulkhead never asks it for: prettier only formats; ajv looks whether schemas
 * are schemas, which ours are, and ajv-i18n says in all languages what is wrong with them; the protocol's code names
 * messages of a server that is not started, and refuses to rename.
 */
const unaskedModules = {
  prettier: 'export default {};',
  'ajv-i18n': 'export default { en() {} };',
  ajv: contentValidator('http://json-schema.org/draft-07/schema'),
  'ajv/dist/2019': contentValidator('https://json-schema.org/draft/2019-09/schema'),
  'ajv/dist/2020': contentValidator('https://json-schema.org/draft/2020-12/schema'),
  'ajv-draft-04': contentValidator('http://json-schema.org/draft-04/schema'),
  'vscode-languageserver': 'export class NotificationType {} export class RequestType {}',
  'vscode-languageserver-protocol': 'export class ResponseError extends Error {} export const ErrorCodes = {};',
};
const withoutUnasked = {
  name: 'without-unasked',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w-]/ }, ({ path, importer }) => {
      const name = path.startsWith('prettier/') ? 'prettier' : path;
      const isUnasked = name in unaskedModules && /[\\/]yaml-language-server[\\/]/.test(importer);
      return isUnasked ? { path: name, namespace: 'without-unasked' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'without-unasked' }, ({ path }) => ({ contents: unaskedModules[path] }));
  },
};

/** dockerfile-language-service asks Docker Hub for tags; nothing of Bulkhead may reach for the network. */
const withoutRegistryClient = {
  name: 'without-registry-client',
  setup({ onLoad }) {
    onLoad({ filter: /dockerRegistryClient\.js$/ }, () => ({
      contents: 'exports.DockerRegistryClient = class { getTags() { return Promise.resolve([]); } };',
    }));
  },
};

/**
 * The server goes into the command line's one file as text: so it costs a check nothing, where even code that never runs
 * would be parsed on every start.
 */
const serverAsText = {
  name: 'server-as-text',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/lsp\/main$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: 'server', namespace: 'server-as-text' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'server-as-text' }, async () => {
      const { outputFiles } = await build({
        ...engine,
        entryPoints: ['server/src/lsp/main.ts'],
        plugins: [withoutUnasked, withoutRegistryClient, withoutTraps],
        write: false,
      });
      const wrapped = `(function (require, module, exports, __filename, __dirname) {${outputFiles[0].text}\n})`;
      const contents = `
        const { runInThisContext } = require('node:vm');
        const start = runInThisContext(${JSON.stringify(wrapped)}, { filename: 'bulkhead-server.js' });
        start(require, { exports: {} }, {}, __filename, __dirname);`;
      return { contents, loader: 'js' };
    });
  },
};

/**
 * The file that holds the engine is the server of a web worker, and in Node a module. The worker is given one file only,
 * and may have it from another origin or as a blob, so that nothing lies beside it; Node's own part takes from it.
 */
const workerServer = {
  ...browser,
  entryPoints: ['server/src/lsp/browser.ts'],
  outfile: 'dist/engine.js',
  format: 'iife',
  globalName: 'bulkhead',
  footer: { js: "if (typeof module === 'object') module.exports = bulkhead;" },
  plugins: [withoutTraps],
};
const nodeServer = {
  ...engine,
  entryPoints: ['server/src/lsp/main.ts'],
  outfile: 'dist/server.js',
  // As `require`: Node finds names in a CommonJS file that it imports only where a build for Node listed them.
  supported: { 'dynamic-import': false },
  plugins: [separateLanguages, withoutTraps],
};

/** An extension in the browser must be one file; the one of the desktop takes from it. */
const browserExtension = {
  ...browser,
  entryPoints: ['client/src/extension-browser.ts'],
  outfile: 'dist/browser/extension.js',
  format: 'cjs',
  external: ['vscode'],
};
const nodeExtension = {
  ...node,
  entryPoints: ['client/src/extension.ts'],
  outfile: 'dist/extension.js',
  external: ['vscode'],
};

/** The same file for Node and for a web worker. */
const language = { ...browser, format: 'cjs' };

/** Files of which the second takes from the first what both need. */
const pairs = [
  [workerServer, nodeServer],
  [browserExtension, nodeExtension],
];
const single = [
  {
    ...engine,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [serverAsText, withoutTraps],
  },
  {
    ...language,
    entryPoints: ['server/src/language/dockerfile.ts'],
    outfile: 'dist/language/dockerfile.js',
    plugins: [withoutRegistryClient],
  },
  {
    ...language,
    entryPoints: ['server/src/language/yaml.ts'],
    outfile: 'dist/language/yaml.js',
    plugins: [withoutUnasked],
  },
];

const schemaBuilder = 'scripts/kubernetes-schema.mjs';

if (process.argv.includes('--clean')) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
if (!only && existsSync(schemaBuilder)) execFileSync(process.execPath, [schemaBuilder], { stdio: 'inherit' });

const isWanted = ({ outfile }) => !only || outfile === join('dist', only);
const put = (bundle) => ({ ...bundle, outfile: join(folder, relative('dist', bundle.outfile)) });

/** Both bundles of a pair, or the one of them that is wanted. */
async function together([holder, taker]) {
  const shared = await sharedModules(holder, taker);
  const address = `./${relative(dirname(taker.outfile), holder.outfile).replaceAll('\\', '/')}`;
  return [holding(shared, holder), taking(shared, address, taker)];
}

// One broken bundle must not hide what is wrong with the others.
const paired = await Promise.allSettled(pairs.filter((pair) => pair.some(isWanted)).map(together));
const wanted = [...paired.flatMap(({ value }) => value ?? []), ...single].filter(isWanted).map(put);
const brokenPairs = paired.filter(({ status }) => status === 'rejected').length;
if (isWatching) {
  for (const bundle of wanted) await (await context(bundle)).watch();
  console.log('esbuild: watching');
} else {
  const results = await Promise.allSettled(wanted.map((bundle) => build(bundle)));
  const broken = results.filter(({ status }) => status === 'rejected').length;
  const commandLine = join(folder, 'cli.js');
  if (existsSync(commandLine)) chmodSync(commandLine, 0o755);
  if (printsSizes) {
    for (const { outfile } of wanted) {
      if (existsSync(outfile))
        console.log(`${String(Math.ceil(statSync(outfile).size / 1024)).padStart(6)} kB  ${outfile}`);
    }
  }
  if (broken + brokenPairs > 0) {
    console.error(`esbuild: ${broken + 2 * brokenPairs} of ${wanted.length + 2 * brokenPairs} bundles failed`);
    process.exitCode = 1;
  }
}
