// Two bundles of one package that have modules in common: one file holds these and hands them out, the other takes them
// from there. Nobody writes a list of them, so nothing that is added later ends up in both, where a class of one would
// not be the class of the other.
import { relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';

const nameOf = (path) => relative('.', path).split(sep).join('/');

/**
 * The modules at which the taker is cut off: it imports them itself and the holder has them too. What they import in turn
 * is the holder's.
 *
 * @param {import('esbuild').BuildOptions} holder
 * @param {import('esbuild').BuildOptions} taker
 * @returns {Promise<Map<string, 'cjs' | 'esm'>>} paths in the project, with the kind of each module
 */
export async function sharedModules(holder, taker) {
  const [held, taken] = await Promise.all([graphOf(holder), graphOf(taker)]);
  const shared = new Map();
  const seen = new Set(taker.entryPoints);
  for (const path of seen) {
    for (const next of taken[path]?.imports ?? []) {
      // Data is taken apart by what is used of it: each bundle has its own few words.
      const isCode = /\.[cm]?[jt]s$/.test(next.path);
      if (held[next.path] && isCode) shared.set(next.path, held[next.path].format ?? 'cjs');
      else if (!next.external) seen.add(next.path);
    }
  }
  return shared;
}

async function graphOf(options) {
  const { metafile } = await build({ ...options, outfile: undefined, metafile: true, write: false, minify: false });
  return metafile.inputs;
}

/** The holder's bundle: its own entry, and each shared module by its path. A CommonJS module runs when first asked for. */
export function holding(shared, { entryPoints: [entry], ...options }) {
  const paths = [...shared.keys()];
  const imports = paths.map((path, at) => (shared.get(path) === 'esm' ? `import * as m${at} from './${path}';` : ''));
  const asked = paths.map((path, at) => {
    const module = shared.get(path) === 'esm' ? `asModule(m${at})` : `require('./${path}')`;
    return `${JSON.stringify(path)}: () => ${module},`;
  });
  const contents = `
    ${imports.join('\n')}
    export * from './${entry}';
    const asModule = (names) => Object.defineProperty(names, '__esModule', { value: true });
    export const modules = { ${asked.join('\n')} };`;
  return { ...options, stdin: { contents, resolveDir: resolve('.'), sourcefile: 'shared-modules.js', loader: 'js' } };
}

/** The taker's bundle, which finds the holder's file at `address`, relative to its own. */
export function taking(shared, address, options) {
  const takenFromHolder = {
    name: 'taken-from-holder',
    setup({ onResolve, onLoad, resolve: find }) {
      onResolve({ filter: /.*/ }, async ({ path, pluginData, kind, importer, namespace, resolveDir }) => {
        if (path === address) return { path, external: true };
        if (pluginData === takenFromHolder || kind === 'entry-point') return undefined;
        const found = await find(path, { kind, importer, namespace, resolveDir, pluginData: takenFromHolder });
        if (found.external || found.namespace !== 'file' || !shared.has(nameOf(found.path))) return undefined;
        return { path: nameOf(found.path), namespace: 'held' };
      });
      onLoad({ filter: /.*/, namespace: 'held' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(address)}).modules[${JSON.stringify(path)}]();`,
      }));
    },
  };
  return { ...options, plugins: [takenFromHolder, ...(options.plugins ?? [])] };
}
