import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each module may import, as ARCHITECTURE.md says; a module may always import itself. */
const core = 'server/src/core';
const layers: Record<string, readonly string[]> = {
  [`${core}/memory`]: [],
  [`${core}/text`]: [],
  [`${core}/knowledge`]: [`${core}/memory`, `${core}/text`],
  [`${core}/syntax`]: [`${core}/memory`, `${core}/text`],
  [`${core}/schema`]: [`${core}/text`, `${core}/syntax`],
  [`${core}/model`]: [`${core}/memory`, `${core}/text`, `${core}/syntax`, `${core}/schema`, `${core}/knowledge`],
  [`${core}/engine`]: [
    `${core}/memory`,
    `${core}/text`,
    `${core}/syntax`,
    `${core}/schema`,
    `${core}/knowledge`,
    `${core}/model`,
  ],
  [`${core}/rules`]: [
    `${core}/memory`,
    `${core}/text`,
    `${core}/schema`,
    `${core}/knowledge`,
    `${core}/model`,
    `${core}/engine`,
    'schemas',
  ],
  [`${core}/features`]: ['text', 'syntax', 'schema', 'knowledge', 'model', 'engine', 'rules'].map(
    (to) => `${core}/${to}`,
  ),
  [core]: ['text', 'syntax', 'schema', 'knowledge', 'model', 'engine', 'rules', 'features'].map(
    (to) => `${core}/${to}`,
  ),
  'server/src/protocol.ts': [],
  'server/src/language': [core, 'schemas'],
  'server/src/host': [core],
  'server/src/lsp': [
    core,
    'server/src/host',
    'server/src/language',
    'server/src/protocol.ts',
    'package.json',
    'schemas',
  ],
  'server/src/cli': [core, 'server/src/host', 'package.json'],
  client: ['server/src/protocol.ts'],
};

/** Which modules may import a package; packages that are not named here may not be imported at all. */
const packages: Record<string, readonly string[]> = {
  yaml: [`${core}/syntax`],
  'jsonc-parser': [`${core}/syntax`],
  unbash: [`${core}/syntax`],
  'vscode-languageserver': ['server/src/lsp', 'server/src/language'],
  'vscode-languageserver-types': ['server/src/language'],
  'vscode-languageserver-textdocument': ['server/src/lsp', 'server/src/language'],
  'vscode-uri': ['server/src/lsp'],
  'dockerfile-language-service': ['server/src/language'],
  'yaml-language-server': ['server/src/language'],
  ignore: ['server/src/host'],
  picomatch: ['server/src/host', `${core}/engine`],
  sarif: ['server/src/cli'],
  vscode: ['client'],
  'vscode-languageclient': ['client', 'server/src/protocol.ts'],
};

/** `bulkhead lsp` starts the server; nothing else of the command line knows it. */
const exceptions = new Set(['server/src/cli/commands/lsp.ts > server/src/lsp/main']);

const names = Object.keys(layers).sort((a, b) => b.length - a.length);

function moduleOf(path: string): string | undefined {
  return names.find((name) => path === name || path.startsWith(`${name}/`));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)'([^'\n]+)'/gm)].map(([, target]) => target ?? '');
}

function complaint(path: string, target: string): string | undefined {
  const from = moduleOf(path);
  if (!from) return `${path} belongs to no module`;
  if (!target.startsWith('.')) {
    if (target.startsWith('node:')) {
      const isPure = from.startsWith(core) || from === 'server/src/protocol.ts';
      return isPure ? `${path} imports ${target}` : undefined;
    }
    const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? target);
    const allowed = packages[name];
    return allowed?.includes(from) ? undefined : `${path} imports the package ${target}`;
  }
  const resolved = relative('.', normalize(join(dirname(path), target))).replaceAll('\\', '/');
  if (resolved.endsWith('.json')) {
    const holder = resolved.startsWith('schemas/') ? 'schemas' : (moduleOf(resolved) ?? resolved);
    const isOpen = holder === from || layers[from]?.includes(holder);
    return isOpen ? undefined : `${path} imports ${resolved}`;
  }
  const to = moduleOf(`${resolved}.ts`) === 'server/src/protocol.ts' ? 'server/src/protocol.ts' : moduleOf(resolved);
  if (to === from) return isOtherRule(from, path, resolved) ? `${path} imports another rule, ${resolved}` : undefined;
  if (exceptions.has(`${path} > ${resolved}`) || isTreeForRules(from, resolved)) return undefined;
  if (!to || !layers[from]?.includes(to)) return `${path} imports ${resolved}`;
  if (to === core && !['index', 'core'].includes(resolved.split('/').at(-1) ?? ''))
    return `${path} imports deep: ${resolved}`;
  return undefined;
}

/** Rules may name the nodes of a tree, but not parse. */
function isTreeForRules(from: string, resolved: string): boolean {
  return from === `${core}/rules` && /\/syntax\/(?:[a-z]+-tree|problem)$/.test(resolved);
}

/** A rule may share what `_shared` and its own `.cases` file hold, and the list may import every rule. */
function isOtherRule(from: string, path: string, resolved: string): boolean {
  if (from !== `${core}/rules` || path === `${core}/rules/index.ts`) return false;
  return !resolved.includes('/_shared/') && !resolved.endsWith('.cases') && !path.includes('/_shared/');
}

describe('modules', () => {
  const files = [...sources('server/src'), ...sources('client/src')];

  it('import only what ARCHITECTURE.md lets them', () => {
    const complaints = files.flatMap((path) => importsOf(path).flatMap((target) => complaint(path, target) ?? []));
    expect(complaints).toEqual([]);
  });

  it('are all there, so that the table speaks of something', () => {
    for (const name of names)
      expect(
        files.some((path) => path === name || path.startsWith(`${name}/`)),
        name,
      ).toBe(true);
  });

  it('would be told from one another', () => {
    expect(complaint(`${core}/text/span.ts`, '../model/kind')).toBeDefined();
    expect(complaint(`${core}/rules/compose/a.ts`, './b')).toBeDefined();
    expect(complaint(`${core}/engine/rule.ts`, 'node:fs')).toBeDefined();
    expect(complaint('client/src/start.ts', '../../server/src/core/index')).toBeDefined();
  });
});
