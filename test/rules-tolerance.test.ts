import { describe, expect, it } from 'vitest';
import { analyse, rules, unmark } from '../server/src/core/index';
import { everything, projectOf, textOf } from './harness/example-runs';

/** Small, fast and the same on every machine: a failing run can be repeated from its seed. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const seeds = rules.flatMap((rule) =>
  rule.examples.map((example) => ({ kind: rule.kind, path: example.path, text: unmark(textOf(example)).text })),
);
const noise = [
  '\n',
  ' ',
  '  ',
  ':',
  '-',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '#',
  '&a',
  '*a',
  '<<',
  '\\',
  '$',
  '\t',
  '|',
  '!',
  '',
  ',',
];

/** A text as it may stand while somebody edits: pieces gone, doubled, or broken by what was just typed. */
function mutated(text: string, pick: (below: number) => number): string {
  let result = text;
  for (let change = 0; change <= pick(4); change++) {
    const at = pick(result.length + 1);
    const length = pick(12);
    const kind = pick(3);
    if (kind === 0) result = result.slice(0, at) + result.slice(at + length);
    else if (kind === 1) result = result.slice(0, at) + (noise[pick(noise.length)] ?? '') + result.slice(at);
    else result = result.slice(0, at + length) + result.slice(at);
  }
  return result;
}

describe('all rules, on texts that nobody meant', () => {
  it('neither fail nor report or edit outside the text', { timeout: 300_000 }, () => {
    const seed = 20261121;
    const pick = generator(seed);
    for (let count = 0; count < 6000; count++) {
      const from = seeds[pick(seeds.length)];
      if (!from) continue;
      const text = mutated(from.text, pick);
      const source = { path: from.path ?? 'file', text, kind: from.kind, project: projectOf({}) };
      const analysis = analyse(source, everything);
      const where = `seed ${seed}, input ${count}, ${from.kind}:\n${text}`;
      expect(analysis?.failures, where).toEqual([]);
      for (const finding of analysis?.findings ?? []) {
        const spans = [finding.span, ...finding.fixes.flatMap((fix) => fix.edits()?.map((edit) => edit.span) ?? [])];
        for (const span of spans) {
          if (span.start < 0 || span.end < span.start || span.end > text.length) {
            throw new Error(`${finding.rule.id} at ${span.start}-${span.end}: ${where}`);
          }
        }
      }
    }
  });
});
