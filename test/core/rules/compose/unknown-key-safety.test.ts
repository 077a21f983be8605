import { expect, it } from 'vitest';
import { analyse, defaultSettings, harden } from '../../../../server/src/core/index';

/** A Compose file with all its safe fixes made. */
function safelyHardened(text: string): string | undefined {
  const analysis = analyse({ path: 'compose.yaml', text }, defaultSettings('2026-01-01'));
  return analysis && harden(analysis, 'safe').text;
}

it('renames a misspelt key that Compose refuses', () => {
  expect(safelyHardened('services:\n  web:\n    image: web:1\n    resart: always\n')).toContain(
    '    restart: always\n',
  );
});

it('leaves a misspelt key of extends, which Compose passes over, to people', () => {
  expect(
    safelyHardened('services:\n  web:\n    extends: { fil: base.yaml, service: web }\n  db: { image: db:1 }\n'),
  ).toContain('{ fil:');
});
