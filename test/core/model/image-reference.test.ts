import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../../server/src/core/model/image-reference';

describe('an image reference', () => {
  it.each([
    ['nginx', undefined, 'nginx', undefined, undefined, 'nginx'],
    ['nginx:1.27', undefined, 'nginx', '1.27', undefined, 'nginx'],
    ['docker.io/library/nginx', 'docker.io', 'library/nginx', undefined, undefined, 'nginx'],
    ['index.docker.io/a/b:c', 'index.docker.io', 'a/b', 'c', undefined, 'a/b'],
    ['reg.example.com:3000/app', 'reg.example.com:3000', 'app', undefined, undefined, 'reg.example.com:3000/app'],
    ['localhost/a/b:c', 'localhost', 'a/b', 'c', undefined, 'localhost/a/b'],
    ['localhost:5000/a', 'localhost:5000', 'a', undefined, undefined, 'localhost:5000/a'],
    ['[::1]:5000/a:b', '[::1]:5000', 'a', 'b', undefined, '[::1]:5000/a'],
    ['team/app:1', undefined, 'team/app', '1', undefined, 'team/app'],
    ['Host/app', 'Host', 'app', undefined, undefined, 'Host/app'],
  ])('%s', (text, registry, repository, tag, digest, familiarName) => {
    const reference = parseImageReference(text);
    expect(reference?.registry?.text).toBe(registry);
    expect(reference?.repository.text).toBe(repository);
    expect(reference?.tag?.text).toBe(tag);
    expect(reference?.digest?.text).toBe(digest);
    expect(reference?.familiarName).toBe(familiarName);
  });

  it('may have a tag and a digest, with spans', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const text = `ghcr.io/a/b:1@${digest}`;
    const reference = parseImageReference(text);
    expect(reference?.tag).toEqual({ text: '1', span: { start: 12, end: 13 } });
    expect(reference?.digest).toEqual({ text: digest, span: { start: 14, end: text.length } });
    expect(reference?.name).toEqual({ text: 'ghcr.io/a/b', span: { start: 0, end: 11 } });
  });

  it.each(['', ':x', 'a:', '/a', 'a//b', 'Ubuntu', 'a b', '$X', 'a:$X', 'a@sha256:1', 'a:b:c', 'a_', '-a'])(
    'is not %j',
    (text) => expect(parseImageReference(text)).toBeUndefined(),
  );
});
