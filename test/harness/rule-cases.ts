import { expect } from 'vitest';
import {
  type Analysis,
  dedent,
  type Example,
  type Finding,
  type Fix,
  ignoreFix,
  prove,
  type Rule,
  rules,
  unmark,
} from '../../server/src/core/index';
import { everything, findingsOf, run, textOf } from './example-runs';

/** What is found, with the marks that an author would write. */
export function mark(text: string, findings: readonly Finding[]): string {
  const marks = findings.flatMap(({ span }) => [
    { at: span.start, mark: '«', order: 1 },
    { at: span.end, mark: '»', order: 0 },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((marked, { at, mark: sign }) => marked.slice(0, at) + sign + marked.slice(at), text);
}

/** Applies the fix of an index to finding after finding, each proved, until none is offered. */
export function fixEach(rule: Rule, example: Example, text: string, index: number): string {
  let current = text;
  for (let round = 0; round < 40; round++) {
    const analysis = run(rule, example, current);
    const offered = findingsOf(analysis, rule).flatMap((finding) =>
      finding.fixes.filter((fix) => fix.index === index).map((fix) => ({ finding, fix })),
    );
    const next = offered[0];
    if (!next) return current;
    current = proved(rule, analysis, next.finding, next.fix);
  }
  throw new Error(`${rule.id}: its fix is offered again and again`);
}

function proved(rule: Rule, analysis: Analysis, finding: Finding, fix: Fix): string {
  const proof = prove(analysis, finding, fix);
  if (proof.isProved) return proof.text;
  const edits = fix.edits()?.map((edit) => `${edit.span.start}-${edit.span.end} ${JSON.stringify(edit.newText)}`);
  throw new Error(`${rule.id}: "${fix.title}" is not proved: ${proof.reason}\n${edits?.join('\n')}\n${analysis.text}`);
}

/** Marks, exact spans and a clean run. */
export function expectMarks(rule: Rule, example: Example): void {
  const { text, spans } = unmark(textOf(example));
  const analysis = run(rule, example, text);
  expect(analysis.failures).toEqual([]);
  const found = findingsOf(analysis, rule);
  expect(mark(text, found)).toBe('bad' in example ? textOf(example) : text);
  if ('bad' in example) expect(spans.length, 'a bad example needs marks').toBeGreaterThan(0);
}

/** The same with the line ends of Windows, and the fix keeps them. */
export function expectSameWithCarriageReturns(rule: Rule, example: Example): void {
  const marked = textOf(example).replaceAll('\n', '\r\n');
  const { text } = unmark(marked);
  const analysis = run(rule, example, text);
  expect(analysis.failures).toEqual([]);
  expect(mark(text, findingsOf(analysis, rule))).toBe('bad' in example ? marked : text);
  if ('bad' in example && example.fixed !== undefined) {
    expect(fixEach(rule, example, text, 0)).toBe(dedent(example.fixed).replaceAll('\n', '\r\n'));
  }
}

/** The fixes give what the example says, and have nothing left to do then. */
export function expectFixes(rule: Rule, example: Extract<Example, { bad: string }>): void {
  const { text } = unmark(textOf(example));
  const expected = [example.fixed, ...(example.otherwiseFixed ?? [])];
  for (const [index, fixed] of expected.entries()) {
    if (fixed === undefined) continue;
    const result = fixEach(rule, example, text, index);
    expect(result).toBe(dedent(fixed));
    expect(result).not.toBe(text);
  }
}

/** The ignore comment that the light bulb offers silences the finding, and nothing of another rule. */
export function expectIgnorable(rule: Rule, example: Example): void {
  if (rule.kind === 'daemon') return;
  const analysis = run(rule, example, unmark(textOf(example)).text);
  for (const finding of findingsOf(analysis, rule)) {
    for (const scope of ['line', 'file'] as const) {
      const proof = ignoreFix(analysis, finding, scope, 'it is meant so');
      if (!proof) continue;
      if (!proof.isProved) throw new Error(`${rule.id}: the ignore comment breaks the file: ${proof.reason}`);
      const silenced = proof.analysis.suppressed.filter((one) => one.finding.rule.id === rule.id);
      expect(silenced.length, `${scope}:\n${proof.text}`).toBeGreaterThan(0);
      const others = (of: Analysis) => of.findings.filter((one) => one.rule.id !== rule.id).map((one) => one.rule.id);
      expect(others(proof.analysis)).toEqual(others(analysis));
      expect(silenced.length + findingsOf(proof.analysis, rule).length).toBe(findingsOf(analysis, rule).length);
    }
  }
}

/** Somebody is typing: what stands there so far is analysed by every rule, without a failure. */
export function expectPrefixesSurvive(rule: Rule, example: Example): void {
  const { text } = unmark(textOf(example));
  const step = Math.max(1, Math.floor(text.length / 40));
  for (let end = 0; end < text.length; end += step) {
    const analysis = run(rule, example, text.slice(0, end), everything);
    expect(analysis.failures, text.slice(0, end)).toEqual([]);
  }
}

export { rules, textOf };
