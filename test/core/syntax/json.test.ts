import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonProblems } from '../../../server/src/core/syntax/json';

function shown(text: string): string[] {
  return jsonProblems(text).map(({ span, code }) => `${code} ${text.slice(span.start, span.end)}`);
}

describe('strict JSON', () => {
  it.each([
    ['{"a": [1, true, null, "x"]}\n', []],
    ['{"a": 1,}', ['trailing-comma ,']],
    ['{"a": [1,]}', ['trailing-comma ,']],
    ['{"a": 1 // why\n}', ['invalid-comment-token // why']],
    ['{"a": 1 "b": 2}', ['comma-expected "b"']],
    ['{"a" 1}', ['colon-expected 1']],
    ["{'a': 1}", ["invalid-symbol 'a'"]],
    ['{"a": tru}', ['invalid-symbol tru']],
    ['{"a": "x\n}', ['unexpected-end-of-string "x']],
    ['{"a": 1\n', ['close-brace-expected 1']],
    ['{"a": 1} x', ['invalid-symbol x']],
    ['{"a": 1} 2', ['end-of-file-expected 2']],
    ['\uFEFF{}', []],
    ["{ 'a': 1, 'b': 2 }", ["invalid-symbol 'a'"]],
  ])('reports what is wrong in %j at its token', (text, expected) => {
    expect(shown(text)[0]).toBe(expected[0]);
    expect(shown(text).length === 0).toBe(expected.length === 0);
  });

  it('reports an empty file', () => {
    expect(jsonProblems('')).toHaveLength(1);
  });

  it('bounds the nesting', () => {
    expect(jsonProblems('['.repeat(10_000))[0]?.code).toBe('too-deep');
    expect(jsonProblems('{"a":'.repeat(100_000))[0]?.code).toBe('too-deep');
  });

  it('agrees with the built-in reader about what is JSON, and never throws', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string({
        unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '1', 'a', ' ', '\n', '/', '*', '\\', 'true'),
      }),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (source) => {
        let isJson = true;
        try {
          JSON.parse(source.replace(/^\uFEFF/, ''));
        } catch {
          isJson = false;
        }
        const problems = jsonProblems(source);
        if (isJson) expect(problems).toEqual([]);
        else expect(problems.length).toBeGreaterThan(0);
        for (const { span } of problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
