import type { Random } from '../random';
import { map, type Tree } from '../yaml-writer';

/** How often something stands where it may not. */
export interface Oddity {
  readonly chance: number;
  readonly random: Random;
}

/** An entry that is there with some probability. */
export function maybe(
  random: Random,
  chance: number,
  key: string,
  value: () => Tree,
): readonly [string, Tree] | undefined {
  return random.chance(chance) ? [key, value()] : undefined;
}

const wrongs: readonly Tree[] = [
  '"true"',
  'true',
  '12',
  '-1',
  '1.5',
  '1e3',
  '0x1F',
  '010',
  '1_000',
  'text',
  '~',
  'null',
  '',
  '""',
  '[]',
  '{}',
  '.inf',
  '2026-01-01',
  "'${VALUE}'",
  "'{{ .Values.x }}'",
  '<PLACEHOLDER>',
  '1:30',
  '!!str 5',
  '!!int "5"',
  '|\ntext\n',
  ['a'],
  map(['a', 'b']),
];

/** A value, or by chance something else in its place. */
export function odd(oddity: Oddity, value: Tree): Tree {
  return oddity.random.chance(oddity.chance) ? oddity.random.pick(wrongs) : value;
}

/** A boolean in one of the ways in which YAML 1.1 writes it. */
export function truth(oddity: Oddity): Tree {
  const { random } = oddity;
  const plain = random.chance(0.9)
    ? ['true', 'false']
    : ['True', 'FALSE', 'yes', 'no', 'on', 'Off', 'y', 'n', 'NO', 'null', ''];
  return odd(oddity, random.pick(plain));
}

const users = ['0', '1000', '1', '00', '0x0', '10001', '~'];

function user(oddity: Oddity): Tree {
  return odd(oddity, oddity.random.pick(users));
}

const profileTypes = [
  'RuntimeDefault',
  'Unconfined',
  'Localhost',
  '"RuntimeDefault"',
  'unconfined',
  '""',
  '~',
  '"${TYPE}"',
];

function profile(oddity: Oddity): Tree {
  const { random } = oddity;
  if (random.chance(0.1)) return random.pick(['{}', '~', '']);
  const type = random.pick(profileTypes);
  return map(
    ['type', odd(oddity, type)],
    maybe(random, 0.1, 'localhostProfile', () => 'web.json'),
  );
}

const seLinuxTypes = ['container_t', 'spc_t', 'container_engine_t', '""', '~', 'container_init_t'];

function seLinux(oddity: Oddity): Tree {
  const { random } = oddity;
  return map(
    maybe(random, 0.5, 'type', () => odd(oddity, random.pick(seLinuxTypes))),
    maybe(random, 0.2, 'user', () => random.pick(['system_u', '""', '~'])),
    maybe(random, 0.2, 'role', () => random.pick(['system_r', '""'])),
    maybe(random, 0.3, 'level', () => '"s0:c1,c2"'),
  );
}

function windowsOptions(oddity: Oddity): Tree {
  const { random } = oddity;
  return map(
    maybe(random, 0.7, 'hostProcess', () => truth(oddity)),
    maybe(random, 0.3, 'runAsUserName', () => 'ContainerUser'),
  );
}

const sysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.tcp_rmem',
  'net.ipv4.ip_local_reserved_ports',
  'net.core.somaxconn',
  'kernel/shm_rmid_forced',
  'kernel.msgmax',
  '"${NAME}"',
  '""',
];

/** The security context of a pod. */
export function podSecurityContext(oddity: Oddity): Tree {
  const { random } = oddity;
  if (random.chance(0.05)) return random.pick(['{}', '~', '']);
  const sysctl = () => map(['name', odd(oddity, random.pick(sysctls))], ['value', odd(oddity, '"1"')]);
  return map(
    ...shared(oddity),
    maybe(random, 0.2, 'fsGroup', () => user(oddity)),
    maybe(random, 0.2, 'sysctls', () => Array.from({ length: random.below(3) }, sysctl)),
    maybe(random, 0.1, 'supplementalGroups', () => [user(oddity)]),
    random.chance(oddity.chance) ? ['privileged', 'true'] : undefined,
  );
}

const capabilities = [
  'ALL',
  'all',
  'NET_BIND_SERVICE',
  'CHOWN',
  'SYS_ADMIN',
  'NET_RAW',
  'CAP_SYS_TIME',
  'net_admin',
  'SETPCAP',
  '"${CAPABILITY}"',
  'NONSENSE',
  '"ALL"',
  '""',
];

/** The security context of a container. */
export function containerSecurityContext(oddity: Oddity): Tree {
  const { random } = oddity;
  if (random.chance(0.05)) return random.pick(['{}', '~', '']);
  const names = () => Array.from({ length: random.below(3) }, () => odd(oddity, random.pick(capabilities)));
  const drop = () => (random.chance(0.6) ? ['ALL'] : names());
  return map(
    ...shared(oddity),
    maybe(random, 0.2, 'privileged', () => truth(oddity)),
    maybe(random, 0.6, 'allowPrivilegeEscalation', () => (random.chance(0.6) ? 'false' : truth(oddity))),
    maybe(random, 0.3, 'readOnlyRootFilesystem', () => truth(oddity)),
    maybe(random, 0.1, 'procMount', () => odd(oddity, random.pick(['Unmasked', 'Default', '""', 'default', '~']))),
    maybe(random, 0.6, 'capabilities', () => map(maybe(random, 0.8, 'drop', drop), maybe(random, 0.4, 'add', names))),
    random.chance(oddity.chance) ? ['fsGroup', '1'] : undefined,
  );
}

/** What both levels have. */
function shared(oddity: Oddity): (readonly [string, Tree] | undefined)[] {
  const { random } = oddity;
  return [
    maybe(random, 0.5, 'runAsNonRoot', () => truth(oddity)),
    maybe(random, 0.3, 'runAsUser', () => user(oddity)),
    maybe(random, 0.1, 'runAsGroup', () => user(oddity)),
    maybe(random, 0.4, 'seccompProfile', () => profile(oddity)),
    maybe(random, 0.15, 'appArmorProfile', () => profile(oddity)),
    maybe(random, 0.15, 'seLinuxOptions', () => seLinux(oddity)),
    maybe(random, 0.1, 'windowsOptions', () => windowsOptions(oddity)),
  ];
}
