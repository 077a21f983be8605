import { expect, it } from 'vitest';
import { analyse } from '../../../server/src/core/engine/analysis';
import { defaultSettings, rules } from '../../../server/src/core/index';

it('looks for variables whose names are longer than an expression may be', () => {
  const name = 'X'.repeat(100_000);
  const settings = { ...defaultSettings('2026-11-21'), preset: 'all' as const };
  const text = `FROM debian:12-slim\nRUN echo "$${name}" && ${name}=1\n`;
  const { failures } = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, rules);
  expect(failures).toEqual([]);
});
