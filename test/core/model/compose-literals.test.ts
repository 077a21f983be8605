import { describe, expect, it } from 'vitest';
import { buildCompose } from '../../../server/src/core/model/compose';
import type { Service } from '../../../server/src/core/model/compose-service';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

function service(text: string): Service {
  const found = buildCompose(parseYaml(text), 'compose.yaml').service('web');
  if (!found) throw new Error('no service web');
  return found;
}

describe('scalars', () => {
  it.each([
    ['1.10', '1.1'],
    ['0o17', '15'],
    ['010', '8'],
    ['08', '8'],
    ['0x1F', '31'],
    ['1_000', '1000'],
    ['1e3', '1000'],
    ['1e6', '1e+06'],
    ['0.00001', '1e-05'],
    ['-0', '-0'],
    ['TRUE', 'true'],
    ['yes', 'yes'],
    ['"1.10"', '1.10'],
    ['!!str 1.10', '1.10'],
    ['2026-01-31', '2026-01-31 00:00:00 +0000 UTC'],
    ['2026-1-3T1:2:3Z', '2026-01-03 01:02:03 +0000 UTC'],
    ['2026-01-31 10:00:00.50', '2026-01-31 10:00:00.5 +0000 UTC'],
    ['2026-01-31T10:00:00+05:30', '2026-01-31 10:00:00 +0530 +0530'],
    ['2026-02-30', '2026-02-30'],
    ['2026-01-31T10:00:00', '2026-01-31T10:00:00'],
  ])('%s is the text %s', (written, text) => {
    expect(service(`services: { web: { environment: { A: ${written} } } }`).environment[0]?.text).toBe(text);
  });
});

describe('layers', () => {
  it('of hosts add addresses, each in the same words once', () => {
    const { extraHosts } = service(`services:
  base: { extra_hosts: ["a=10.0.0.1", "a=10.0.0.2", "b:10.0.0.3"] }
  web: { extends: base, extra_hosts: { a: 10.0.0.1, b: [10.0.0.4, 10.0.0.3] } }
`);
    expect(extraHosts.map(({ name, text }) => `${name} ${text}`)).toEqual([
      'a 10.0.0.1',
      'a 10.0.0.2',
      'b 10.0.0.3',
      'b 10.0.0.3',
      'b 10.0.0.4',
    ]);
  });

  it('that leave the command empty take it away', () => {
    const found = service('services: { base: { command: a, user: b }, web: { extends: base, command: , user: } }');
    expect(found.command).toBeUndefined();
    expect(found.user?.text).toBe('b');
  });
});

it('reads a block text at the end of a file without line end', () => {
  expect(service('services:\n  web:\n    user: |\n      me').text('user')).toBe('me');
  expect(service('services:\n  web:\n    user: |\n      me\n').text('user')).toBe('me\n');
});
