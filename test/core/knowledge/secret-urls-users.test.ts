import { expect, it } from 'vitest';
import { userInfoInUrls } from '../../../server/src/core/knowledge/secrets';

it('finds users and passwords of addresses, variables included', () => {
  const text = 'git clone https://me:pw@example.com/a "ssh://git@b" postgres://u:${P:-a}@db:5432/x';
  const found = userInfoInUrls(text);
  expect(found.map(({ user, password, host }) => [user, password, host])).toEqual([
    ['me', 'pw', 'example.com'],
    ['git', undefined, 'b'],
    ['u', '${P:-a}', 'db'],
  ]);
  expect(found.map(({ passwordSpan: { start, end } }) => text.slice(start, end))).toEqual(['pw', 'git', '${P:-a}']);
});

it('leaves ports, packages and mail addresses alone', () => {
  expect(userInfoInUrls('http://a:80/ me@example.com git@github.com:a/b https://example.com:8443/@scope/a')).toEqual(
    [],
  );
});

it('takes a long text without an end in its stride', () => {
  const before = performance.now();
  userInfoInUrls(`https://${'${a}'.repeat(20_000)} ${'http://a:'.repeat(20_000)}@`);
  expect(performance.now() - before).toBeLessThan(2_000);
});
