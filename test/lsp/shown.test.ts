import { describe, expect, it } from 'vitest';
import { type Rule, rule } from '../../server/src/core/engine/rule';
import { defaultSettings } from '../../server/src/core/index';
import { diagnosticsOf, mostDiagnostics } from '../../server/src/lsp/diagnostics';
import { engineOf } from './test-engine';

const words = { title: 'It is so', why: 'Because.', category: 'correctness', examples: [] } as const;

function shown(rules: readonly Rule[], text: string) {
  const analysis = engineOf(rules).analyse({ path: '/Dockerfile', text }, defaultSettings('2026-01-31'));
  return analysis ? diagnosticsOf('file:///Dockerfile', analysis, true).diagnostics : [];
}

describe('diagnostics', () => {
  it.each([
    ['dockerfile/maintainer-deprecated', [2]],
    ['dockerfile/option-removed', [2]],
    ['dockerfile/arg-unused', [1]],
    ['dockerfile/lists-not-removed', undefined],
    ['dockerfile/user-root', undefined],
  ] as const)('of %s are tagged %j', (id, tags) => {
    const one = rule(id, { ...words, severity: 'info', visit: 'user', check: (user, report) => report(user) });
    expect(shown([one], 'FROM scratch\nUSER a\n')[0]?.tags).toEqual(tags);
  });

  it('lead to the other places that a finding is about', () => {
    const one = rule('dockerfile/two-users', {
      ...words,
      severity: 'info',
      visit: 'user',
      check: (user, report) => report(user, { related: [{ at: user.stage.from, says: 'the stage' }] }),
    });
    expect(shown([one], 'FROM scratch\nUSER a\n')[0]?.relatedInformation).toEqual([
      {
        location: {
          uri: 'file:///Dockerfile',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 12 } },
        },
        message: 'the stage',
      },
    ]);
  });

  it('beyond what an editor shows are the quietest ones', () => {
    const loud = rule('dockerfile/loud', {
      ...words,
      severity: 'info',
      visit: 'user',
      check: (user, report) => report(user, { severity: user.syntax.words[0]?.value === 'root' ? 'error' : 'hint' }),
    });
    const text = `FROM scratch\n${'USER a\n'.repeat(mostDiagnostics)}USER root\n`;
    const diagnostics = shown([loud], text);
    expect(diagnostics).toHaveLength(mostDiagnostics);
    expect(diagnostics.at(-1)?.severity).toBe(1);
  });
});
