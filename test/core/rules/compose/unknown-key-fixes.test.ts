import { expect, it } from 'vitest';
import { analyse, defaultSettings } from '../../../../server/src/core/index';

/** The titles of the fixes that a Compose file is offered for its unknown keys. */
function fixesFor(text: string): string[] {
  const analysis = analyse({ path: 'compose.yaml', text }, defaultSettings('2026-01-01'));
  const findings = analysis?.findings.filter(({ rule }) => rule.id === 'compose/unknown-key') ?? [];
  return findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

it('renames a misspelt key that Compose refuses', () => {
  expect(fixesFor('services:\n  web:\n    extends: { servise: api }\n  api: { image: api:1 }\n')).toEqual([
    'Rename to service',
    'Delete servise',
  ]);
});

it('does not make the file of extends out of a key that Compose passes over', () => {
  const text = 'services:\n  web:\n    extends: { fil: base.yaml, service: api }\n  api: { image: api:1 }\n';
  expect(fixesFor(text)).toEqual(['Delete fil']);
});
