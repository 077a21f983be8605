import { map, type Tree } from '../yaml-writer';
import { containerSecurityContext, maybe, type Oddity, odd } from './fields';

const images = [
  'nginx:1.27',
  'registry.example.com/web:2.0',
  'redis',
  '"busybox:latest"',
  'postgres@sha256:0',
  '"${IMAGE}"',
];

/** One item of a list of containers. */
export function container(oddity: Oddity, name: string): Tree {
  const { random } = oddity;
  return map(
    ['name', odd(oddity, name)],
    ['image', odd(oddity, random.pick(images))],
    maybe(random, 0.2, 'command', () => ['sh', '-c', odd(oddity, '"echo hi"')]),
    maybe(random, 0.1, 'restartPolicy', () => 'Always'),
    maybe(random, 0.3, 'env', () => [map(['name', 'A'], ['value', odd(oddity, random.pick(['b', '"1"', '""']))])]),
    maybe(random, 0.4, 'ports', () => Array.from({ length: 1 + random.below(2) }, () => port(oddity))),
    maybe(random, 0.2, 'resources', () => resources(oddity)),
    maybe(random, 0.7, 'securityContext', () => containerSecurityContext(oddity)),
    maybe(random, 0.2, 'livenessProbe', () => probe(oddity)),
    maybe(random, 0.1, 'startupProbe', () => probe(oddity)),
    maybe(random, 0.1, 'lifecycle', () => map([random.pick(['preStop', 'postStart']), handler(oddity)])),
    maybe(random, 0.2, 'volumeMounts', () => [map(['name', 'v0'], ['mountPath', odd(oddity, '/data')])]),
    random.chance(oddity.chance) ? ['imagePullPolcy', 'Always'] : undefined,
    random.chance(oddity.chance) ? ['image', 'other'] : undefined,
  );
}

function port(oddity: Oddity): Tree {
  const { random } = oddity;
  return map(
    ['containerPort', odd(oddity, random.pick(['80', '8080', '0x50']))],
    maybe(random, 0.3, 'hostPort', () => odd(oddity, random.pick(['80', '0', '443', '~', '00']))),
    maybe(random, 0.1, 'protocol', () => 'TCP'),
  );
}

const quantities = ['64Mi', '1', '"1"', '0.5', '100m', '1e3', '1Gi', '1.5Gi', '""'];

function resources(oddity: Oddity): Tree {
  const { random } = oddity;
  const amounts = () =>
    map(
      ['memory', odd(oddity, random.pick(quantities))],
      maybe(random, 0.5, 'cpu', () => random.pick(quantities)),
    );
  return map(maybe(random, 0.7, 'limits', amounts), maybe(random, 0.5, 'requests', amounts));
}

function probe(oddity: Oddity): Tree {
  const handling = handler(oddity);
  if (typeof handling === 'string' || !('fields' in handling)) return handling;
  return map(
    ...handling.fields,
    maybe(oddity.random, 0.3, 'periodSeconds', () => odd(oddity, '5')),
  );
}

const hosts = ['127.0.0.1', 'shop.example.com', '""', '~', '"${HOST}"', '10.0.0.1'];

function handler(oddity: Oddity): Tree {
  const { random } = oddity;
  const host = () => maybe(random, 0.3, 'host', () => odd(oddity, random.pick(hosts)));
  const target = ['port', odd(oddity, random.pick(['80', 'http', '"80"']))] as const;
  return random.pick<Tree>([
    map(['httpGet', map(['path', '/'], target, host())]),
    map(['tcpSocket', map(target, host())]),
    map(['exec', map(['command', ['"true"']])]),
    map(['httpGet', map(host(), target)]),
  ]);
}
