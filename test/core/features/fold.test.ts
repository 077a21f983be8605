import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../server/src/core/engine/finding';
import { type Rule, rule, type Severity } from '../../../server/src/core/engine/rule';
import { showFindings } from '../../../server/src/core/features/fold';

const anyRule: Rule = rule('dockerfile/any', {
  title: 'Any',
  why: 'Any.',
  severity: 'info',
  category: 'correctness',
  examples: [],
  visit: 'file',
  check() {},
});

function finding(start: number, end: number, isMissing: boolean, severity: Severity = 'info'): Finding {
  return {
    rule: anyRule,
    severity,
    message: `${start} ${severity}`,
    span: { start, end },
    fixes: [],
    related: [],
    isMissing,
  };
}

const text = 'web: "a name"\n';

describe('what an editor shows', () => {
  it('is one for all that is missing from one token, as loud as the loudest', () => {
    const findings = [finding(0, 3, true), finding(0, 3, true, 'error'), finding(0, 3, true, 'hint')];
    const shown = showFindings(text, findings, true);
    expect(shown).toMatchObject([
      { message: 'web: 3 hardening settings missing', severity: 'error', span: { start: 0, end: 3 } },
    ]);
    expect(shown[0]?.findings.map(({ severity }) => severity)).toEqual(['error', 'info', 'hint']);
  });

  it('leaves a single missing setting, other tokens and other findings as they are', () => {
    const findings = [finding(0, 3, true), finding(0, 3, false), finding(0, 4, true), finding(5, 13, true)];
    expect(showFindings(text, findings, true).map(({ findings: [first] }) => first)).toEqual(findings);
  });

  it('stands at the place of the first of its findings', () => {
    const findings = [finding(0, 3, false), finding(5, 13, true), finding(5, 13, true), finding(13, 14, false)];
    expect(showFindings(text, findings, true).map(({ message }) => message)).toEqual([
      '0 info',
      'a name: 2 hardening settings missing',
      '13 info',
    ]);
  });

  it('is every finding where folding is off', () => {
    const findings = [finding(0, 3, true), finding(0, 3, true)];
    expect(showFindings(text, findings, false)).toHaveLength(2);
  });

  it('cuts a name that is longer than a line of the screen', () => {
    const long = 'x'.repeat(200);
    const [shown] = showFindings(long, [finding(0, 200, true), finding(0, 200, true)], true);
    expect(shown?.message.length).toBeLessThan(100);
  });
});
