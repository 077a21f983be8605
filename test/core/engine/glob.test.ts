import { describe, expect, it } from 'vitest';
import { compileGlob } from '../../../server/src/core/engine/glob';

describe('a path pattern', () => {
  it.each([
    ['*.yaml', 'a.yaml', true],
    ['*.yaml', 'deep/er/a.yaml', true],
    ['*.yaml', 'a.yml', false],
    ['/a.yaml', 'a.yaml', true],
    ['/a.yaml', 'b/a.yaml', false],
    ['./a.yaml', 'a.yaml', true],
    ['vendor', 'vendor/x/Dockerfile', true],
    ['vendor/', 'lib/vendor/x/Dockerfile', true],
    ['deploy/**', 'deploy/a/b.yaml', true],
    ['deploy/**', 'deploy', true],
    ['deploy/**', 'other/deploy/a', false],
    ['deploy/*.yaml', 'deploy/a/b.yaml', false],
    ['**/test/**', 'a/test/b/c', true],
    ['**/test/*.yaml', 'test/b.yaml', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/x/y/c', false],
    ['{compose,docker-compose}*.{yml,yaml}', 'docker-compose.prod.yml', true],
    ['{compose,docker-compose}*.{yml,yaml}', 'compose.json', false],
    ['Dockerfile.[a-c]', 'Dockerfile.b', true],
    ['Dockerfile.[!a-c]', 'Dockerfile.b', false],
    ['file?', 'file1', true],
    ['file?', 'file', false],
    ['a[b', 'a[b', true],
    ['a{b', 'a{b', true],
    ['', 'a', false],
  ])('%j on %j is %j', (pattern, path, expected) => {
    expect(compileGlob(pattern)(path)).toBe(expected);
  });

  it('stays quick on patterns made to be slow', () => {
    const stars = '*a'.repeat(200);
    expect(compileGlob(`${stars}b`)('a'.repeat(5_000))).toBe(false);
    expect(compileGlob('**/a/'.repeat(50))('a/'.repeat(1_000))).toBe(true);
    expect(compileGlob('{a,b}'.repeat(40))('c')).toBe(false);
  });
});
