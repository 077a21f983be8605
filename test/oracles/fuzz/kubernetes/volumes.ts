import { map, type Tree } from '../yaml-writer';
import { maybe, type Oddity, odd } from './fields';

/** One volume of a pod; by chance without a type, with an empty one, or with two. */
export function volume(oddity: Oddity, index: number): Tree {
  const { random } = oddity;
  const sources: readonly (readonly [string, Tree])[] = [
    ['emptyDir', '{}'],
    ['emptyDir', map(['sizeLimit', odd(oddity, random.pick(['1Gi', '1', '~']))])],
    ['hostPath', map(['path', odd(oddity, random.pick(['/tmp/x', '/etc', '/var/run/docker.sock', '/srv', '"${P}"']))])],
    ['hostPath', '{}'],
    ['configMap', map(['name', 'x'])],
    [
      'secret',
      map(
        ['secretName', 'x'],
        maybe(random, 0.3, 'defaultMode', () => odd(oddity, random.pick(['0400', '256', '0o400']))),
      ),
    ],
    ['nfs', map(['server', 'nfs.example.com'], ['path', '/'])],
    ['persistentVolumeClaim', map(['claimName', 'x'])],
    ['csi', map(['driver', 'x.example.com'])],
    ['downwardAPI', map(['items', [map(['path', 'x'], ['fieldRef', map(['fieldPath', 'metadata.name'])])]])],
    ['projected', map(['sources', [map(['secret', map(['name', 'x'])])]])],
    ['cephfs', map(['monitors', ['a']])],
    ['gitRepo', map(['repository', 'https://example.com/x.git'])],
    ['image', map(['reference', 'x:1'])],
    ['ephemeral', '{}'],
    ['emptyDir', ''],
    ['hostPath', '~'],
  ];
  const name = ['name', odd(oddity, `v${index}`)] as const;
  const source = random.chance(0.95) ? random.pick(sources) : undefined;
  const second = random.chance(0.04) ? random.pick(sources) : undefined;
  const other = second && second[0] !== source?.[0] ? second : undefined;
  return random.chance(0.8) ? map(name, source, other) : map(source, other, name);
}
