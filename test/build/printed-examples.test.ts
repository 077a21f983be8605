import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examplesIn, isBad, withPrintedExamples } from '../../scripts/printed-examples.mjs';
import { rules } from '../../server/src/core/index';

const folder = 'server/src/core/rules';
const sources = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('_shared') && !path.endsWith('.cases.ts'))
    .flatMap((path): [string, string][] => {
      const source = readFileSync(`${folder}/${path}`, 'utf8');
      const [, id] = /^export default rule\('([^']+)'/m.exec(source) ?? [];
      return id === undefined ? [] : [[id, source]];
    }),
);

describe('what ships of the examples', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('of %s is what is printed', (id, rule) => {
    const source = sources.get(id);
    if (source === undefined) throw new Error(`${id} has no source of its own`);
    const found = examplesIn(source);
    if (!found) return expect(source).toMatch(/\n {2}examples: [a-zA-Z]+,\n/);
    const kinds = rule.examples.map((example) => 'bad' in example);
    if (found.lists.length === 0) expect(found.items.map(isBad)).toEqual(kinds);
    else expect(found.items.some(isBad)).toBe(true);
    const printed = examplesIn(withPrintedExamples(source));
    const wanted = [found.items.find(isBad), found.items.find((item) => !isBad(item))].filter((item) => item);
    expect(printed?.items).toEqual(wanted);
    expect(printed?.lists).toEqual(wanted.length < 2 ? found.lists : []);
    return undefined;
  });
});
