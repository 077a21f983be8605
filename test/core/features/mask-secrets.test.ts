import { expect, it } from 'vitest';
import { maskSecrets } from '../../../server/src/core/features/mask-secrets';

it.each([
  ['ENV DB_PASSWORD=hunter2hunter2 LANG=C', 'ENV DB_PASSWORD=… LANG=C'],
  ['ENV DB_PASSWORD="hunter2 hunter2" LANG=C', 'ENV DB_PASSWORD="…" LANG=C'],
  ['      DB_PASSWORD: hunter2hunter2', '      DB_PASSWORD: …'],
  ['"db_password": "hunter2hunter2",', '"db_password": "…",'],
  ['URL=postgres://app:hunter2x@db/app', 'URL=postgres://app:…@db/app'],
  [`TOKEN: ${['gh', 'p_'].join('')}abcdefghijklmnopqrstuvwxyz0123456789`, 'TOKEN: ghp_…'],
  ['PASSWORD: $' + '{DB_PASSWORD}', 'PASSWORD: $' + '{DB_PASSWORD}'],
  ['USER root', 'USER root'],
  ['image: nginx:1.29', 'image: nginx:1.29'],
])('%j is shown as %j', (line, shown) => {
  expect(maskSecrets(line)).toBe(shown);
});

it('shows nothing where a rule found a secret', () => {
  const line = 'ENV DB_PASSWORD hunter2';
  expect(maskSecrets(line, [{ start: 4, end: 15 }])).toBe('ENV DB_PASSWORD …');
  expect(maskSecrets(line, [{ start: 16, end: 23 }])).toBe('ENV DB_PASSWORD …');
  expect(maskSecrets('ENV GREETING=hunter2', [{ start: 13, end: 20 }])).toBe('ENV GREETING=…');
});
