import type { Random } from '../random';
import { map, type Tree } from '../yaml-writer';
import { container } from './containers';
import { maybe, type Oddity, odd, podSecurityContext, truth } from './fields';
import { volume } from './volumes';

export type { Oddity } from './fields';

type Entry = readonly [string, Tree] | undefined;

/** A pod with its metadata, as it stands in a template or is a Pod. */
export function podTemplate(oddity: Oddity): Tree {
  const { random } = oddity;
  const spec: Entry[] = [
    maybe(random, 0.1, 'hostNetwork', () => truth(oddity)),
    maybe(random, 0.1, 'hostPID', () => truth(oddity)),
    maybe(random, 0.1, 'hostIPC', () => truth(oddity)),
    maybe(random, 0.1, 'hostUsers', () => truth(oddity)),
    maybe(random, 0.1, 'os', () => map(['name', random.pick(['windows', 'linux', 'windows', '""'])])),
    maybe(random, 0.1, 'nodeSelector', () => map(['kubernetes.io/os', random.pick(['windows', 'linux'])])),
    maybe(random, 0.1, 'automountServiceAccountToken', () => truth(oddity)),
    maybe(random, 0.1, 'terminationGracePeriodSeconds', () => odd(oddity, random.pick(['30', '0']))),
    maybe(random, 0.5, 'securityContext', () => podSecurityContext(oddity)),
    maybe(random, 0.2, 'initContainers', () => containers(oddity, random.below(3), 'init')),
    ['containers', containers(oddity, random.pick([1, 1, 1, 2, 0]), 'c')],
    maybe(random, 0.05, 'ephemeralContainers', () => containers(oddity, 1, 'debug')),
    maybe(random, 0.4, 'volumes', () => Array.from({ length: random.below(4) }, (_, index) => volume(oddity, index))),
    random.chance(oddity.chance) ? ['unknownField', random.pick(['1', 'x', '[]'])] : undefined,
    random.chance(oddity.chance) ? ['hostPID', 'true'] : undefined,
  ];
  const metadata = map(
    ['name', 'web'],
    maybe(random, 0.2, 'labels', () => map(['app', odd(oddity, random.pick(['web', '"1"']))])),
    maybe(random, 0.15, 'annotations', () => annotations(oddity)),
  );
  return map(['metadata', metadata], ['spec', map(...shuffled(random, spec))]);
}

function containers(oddity: Oddity, length: number, name: string): Tree {
  return Array.from({ length }, (_, index) => container(oddity, `${name}${index}`));
}

/** The order of fields says nothing, but anchors must come before their aliases, so it is worth trying. */
function shuffled(random: Random, entries: Entry[]): Entry[] {
  if (random.chance(0.7)) return entries;
  const rest = [...entries];
  return entries.map(() => rest.splice(random.below(rest.length), 1)[0]);
}

const annotationKeys = [
  'container.apparmor.security.beta.kubernetes.io/c0',
  'container.apparmor.security.beta.kubernetes.io/none',
  'seccomp.security.alpha.kubernetes.io/pod',
  'container.seccomp.security.alpha.kubernetes.io/c0',
  'example.com/note',
];
const annotationValues = [
  'unconfined',
  'runtime/default',
  'localhost/web',
  '""',
  '"true"',
  "'${PROFILE}'",
  'x: y',
  '{}',
];

function annotations(oddity: Oddity): Tree {
  const { random } = oddity;
  const value = () =>
    random.chance(oddity.chance) ? random.pick(annotationValues) : random.pick(annotationValues.slice(0, 6));
  return map(
    ...Array.from({ length: 1 + random.below(2) }, () => [random.pick(annotationKeys), value()] as const).slice(0, 1),
  );
}

const times = ['2026-01-31T12:00:00Z', '"2026-01-31T12:00:00+01:00"', '2026-01-31', '"2026-02-30T12:00:00Z"', '~'];
const bytes = ['YQ==', 'aGVsbG8=', '"YQ==\\n"', 'YQ', '""', '|\nYQ==\n', '!!binary YQ==', '1234'];
const texts = ['"1"', 'b', '1', '1.0', 'yes', '0644', '~', '2026-01-01', '"yes"', '!!str 5', '1e3'];
const ports = ['80', 'http', '"80"', '50%', '0x50', '80.5', '1e3', '2147483648', '~'];
const amounts = ['1Gi', '500m', '"0"', '1e3', '1E', '.5', '0x10', '010', '1_000', '-1', '" 1Gi"', '1.5e-2', '2Zi', '~'];

/** One of the values; mostly the first two, which are right. */
function corner({ chance, random }: Oddity, values: readonly string[]): Tree {
  return random.pick(random.chance(chance * 5) ? values : values.slice(0, 2));
}

/** Fields whose types have a reading of their own. */
function schemaCorners(oddity: Oddity, metadata: readonly [string, Tree]): Tree[] {
  const head = (apiVersion: string, kind: string) => [['apiVersion', apiVersion], ['kind', kind], metadata] as const;
  const schema = map(
    ['type', 'object'],
    ['default', corner(oddity, ['{}', '[]', '1.50', '~', 'yes', 'text'])],
    ['x-kubernetes-preserve-unknown-fields', truth(oddity)],
    ['properties', map(['size', map(['type', 'integer'], ['maximum', corner(oddity, ['5', '1.5', '"5"', '1e3'])])])],
    ['additionalProperties', corner(oddity, ['true', 'false', '{}', '~', '"true"', '[]'])],
  );
  return [
    map(...head('v1', 'Secret'), ['data', map(['a', corner(oddity, bytes)], ['b', corner(oddity, bytes)])]),
    map(
      ...head('v1', 'ConfigMap'),
      ['data', map(['a', corner(oddity, texts)], ['8080', corner(oddity, texts)])],
      ['binaryData', map(['c', corner(oddity, bytes)])],
    ),
    map(...head('v1', 'PersistentVolumeClaim'), [
      'spec',
      map(['resources', map(['requests', map(['storage', corner(oddity, amounts)])])]),
    ]),
    map(...head('policy/v1', 'PodDisruptionBudget'), ['spec', map(['minAvailable', corner(oddity, ports)])]),
    map(...head('v1', 'Service'), [
      'spec',
      map(
        ['selector', map(['app', corner(oddity, texts)])],
        ['ports', [map(['port', '80'], ['targetPort', corner(oddity, ports)])]],
      ),
    ]),
    map(...head('coordination.k8s.io/v1', 'Lease'), [
      'spec',
      map(['renewTime', corner(oddity, ['"2026-01-31T12:00:00.000000Z"', '~', ...times])]),
    ]),
    map(['apiVersion', 'v1'], ['kind', 'Event'], metadata, ['lastTimestamp', corner(oddity, times)]),
    map(...head('apiextensions.k8s.io/v1', 'CustomResourceDefinition'), [
      'spec',
      map(['group', 'example.com'], ['versions', [map(['name', 'v1'], ['schema', map(['openAPIV3Schema', schema])])]]),
    ]),
  ];
}

/** Objects without pods, and some that no API server knows. */
export function otherObject(oddity: Oddity): Tree {
  const { random } = oddity;
  const metadata = [
    'metadata',
    map(
      ['name', 'x'],
      maybe(random, 0.3, 'namespace', () => 'shop'),
    ),
  ] as const;
  const port = map(
    ['port', odd(oddity, '80')],
    maybe(random, 0.5, 'targetPort', () => random.pick(['80', 'http', '"80"'])),
  );
  return random.pick<Tree>([
    map(['apiVersion', 'v1'], ['kind', 'ConfigMap'], metadata, [
      'data',
      map(['a', odd(oddity, '"1"')], ['b', '|\ntext\n']),
    ]),
    ...schemaCorners(oddity, metadata),
    map(['apiVersion', 'v1'], ['kind', 'Secret'], metadata, ['stringData', map(['a', odd(oddity, 'b')])]),
    map(['apiVersion', 'v1'], ['kind', 'Service'], metadata, [
      'spec',
      map(['selector', map(['app', 'web'])], ['ports', [port]]),
    ]),
    map(['apiVersion', 'v1'], ['kind', 'Namespace'], metadata),
    map(['apiVersion', 'v1'], ['kind', 'ServiceAccount'], metadata, ['automountServiceAccountToken', truth(oddity)]),
    map(['apiVersion', 'example.com/v1'], ['kind', 'Thing'], metadata, [
      'spec',
      map(['template', podTemplate(oddity)]),
    ]),
    map(['apiVersion', odd(oddity, 'apps/v1')], ['kind', random.pick(['Pod', 'Deploymnet', 'Deployment'])], metadata),
    map(['kind', 'Pod'], metadata),
  ]);
}
