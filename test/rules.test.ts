import { describe, expect, it } from 'vitest';
import type { Example } from '../server/src/core/index';
import {
  expectFixes,
  expectIgnorable,
  expectMarks,
  expectPrefixesSurvive,
  expectSameWithCarriageReturns,
  rules,
  textOf,
} from './harness/rule-cases';

// One rule: BULKHEAD_RULE=kubernetes/host-pid npx vitest run test/rules.test.ts
const only = process.env.BULKHEAD_RULE;
const chosen = rules.filter((rule) => !only || rule.id.startsWith(only));

function nameOf(example: Example, index: number): string {
  const label = 'good' in example ? `good: ${example.because}` : `bad: ${example.because ?? `case ${index + 1}`}`;
  return `${label} (${index + 1})`;
}

for (const rule of chosen) {
  describe(rule.id, () => {
    it('is described and its examples prove what it promises', () => {
      expect(rule.title.length).toBeLessThanOrEqual(70);
      expect(rule.title.endsWith('.')).toBe(false);
      expect(rule.why.trim()).not.toBe('');
      const bad = rule.examples.flatMap((example) => ('bad' in example ? [example] : []));
      expect(bad.length, 'a bad example').toBeGreaterThan(0);
      expect(rule.examples.length, 'a good example').toBeGreaterThan(bad.length);
      expect(new Set(rule.examples.map((one) => `${textOf(one)}${JSON.stringify(one)}`)).size).toBe(
        rule.examples.length,
      );
      for (const index of rule.fixes.keys()) {
        const cases = bad.filter((one) => (index === 0 ? one.fixed : one.otherwiseFixed?.[index - 1]) !== undefined);
        expect(cases.length, `a case of its fix "${rule.fixes[index]?.title}"`).toBeGreaterThan(0);
      }
      if (rule.fixes.length === 0) {
        expect(
          bad.filter((one) => one.fixed !== undefined || one.otherwiseFixed),
          'no fix is declared',
        ).toEqual([]);
      }
    });
    for (const [index, example] of rule.examples.entries()) {
      describe(nameOf(example, index), () => {
        it('reports exactly the marked spans', () => expectMarks(rule, example));
        it('does the same with CRLF line ends', () => expectSameWithCarriageReturns(rule, example));
        if ('bad' in example) {
          it('is fixed as it says', () => expectFixes(rule, example));
          it('can be ignored', () => expectIgnorable(rule, example));
        }
        it('can be typed', () => expectPrefixesSurvive(rule, example));
      });
    }
  });
}
