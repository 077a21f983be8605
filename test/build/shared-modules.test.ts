import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holding, sharedModules, taking } from '../../scripts/shared-modules.mjs';

const sources = {
  'holder.js': `
    import { Finding, make } from './finding.js';
    import { version } from './data.json';
    console.log('holder', version, make() instanceof Finding);
    export const load = () => import('./protocol.cjs');`,
  'taker.js': `
    import { Finding } from './own.js';
    import words, { make } from './finding.js';
    import { version } from './data.json';
    const protocol = () => require('./protocol.cjs');
    console.log('taker', version, words, make() instanceof Finding, make.calls);
    console.log(protocol().Answer === protocol().Answer);`,
  'own.js': `export { Finding } from './finding.js'; import './deep.js'; import 'node:fs';`,
  'finding.js': `
    import './deep.js';
    export class Finding {}
    export function make() { make.calls = (make.calls ?? 0) + 1; return new Finding(); }
    export default 'words of findings';`,
  'deep.js': `console.log('deep'); export const depth = 1;`,
  'protocol.cjs': `console.log('protocol'); exports.Answer = class {};`,
  'data.json': `{ "version": "1.2.3", "unused": "a long text that nobody asks for" }`,
};

let folder: string;
beforeAll(() => {
  mkdirSync('.build', { recursive: true });
  folder = mkdtempSync(join('.build', 'shared-modules-'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two bundles that share modules', () => {
  const bundle = (name: string) => ({
    entryPoints: [join(folder, name)],
    outfile: join(folder, 'out', name),
    bundle: true,
    format: 'cjs' as const,
    platform: 'node' as const,
  });

  it('hold them once, each run once, with the same classes on both sides', async () => {
    const holder = bundle('holder.js');
    const taker = bundle('taker.js');
    const shared = await sharedModules(holder, taker);
    const own = `${folder.replaceAll('\\', '/')}/`;
    expect(Object.fromEntries([...shared].map(([path, kind]) => [path.replace(own, ''), kind]))).toEqual({
      'finding.js': 'esm',
      'deep.js': 'esm',
      'protocol.cjs': 'cjs',
    });

    await Promise.all([build(holding(shared, holder)), build(taking(shared, './holder.js', taker))]);
    const printed = execFileSync(process.execPath, [taker.outfile], { encoding: 'utf8' });
    expect(printed.split('\n')).toEqual([
      'deep',
      'holder 1.2.3 true',
      'taker 1.2.3 words of findings true 2',
      'protocol',
      'true',
      '',
    ]);
    const taken = readFileSync(taker.outfile, 'utf8');
    for (const text of ['class Finding', "'deep'", 'exports.Answer', 'nobody asks for']) {
      expect(taken).not.toContain(text);
    }
  });
});
