import { distanceWithin } from '../text/did-you-mean';
import { daemonKeyRows, ignoredDaemonFlags, removedDaemonKeys } from './data/daemon-key-rows';
import { lazily, tableRows } from './rows';

/**
 * What the daemon decodes a value of daemon.json into; a map has names of the user's choice. An address, a prefix
 * (`10.0.0.0/8`), a size (`64M`) and a duration (`48h`) are written as strings.
 */
export type DaemonValueType =
  | 'boolean'
  | 'integer'
  | 'string'
  | 'address'
  | 'prefix'
  | 'size'
  | 'duration'
  | 'strings'
  | 'addresses'
  | 'string-map'
  | 'string-maps'
  | 'boolean-map'
  | 'any-map'
  | 'any'
  | 'extensions'
  | 'object'
  | 'objects'
  | 'object-map';

/** A key of daemon.json. Nested keys have dots; `*` is any name, `[]` an item of a list. */
export interface DaemonKey {
  readonly key: string;
  /** The command-line flag with the same effect; a value in both places stops the daemon. */
  readonly flag?: string;
  readonly type: DaemonValueType;
  /** The only values there are. */
  readonly allowed?: readonly string[];
  /** What a value looks like, in a few words. */
  readonly form?: string;
  readonly default?: string | number | boolean;
  /** Absent: everywhere. */
  readonly platform?: 'linux' | 'windows';
  /** The engine release that brought it. */
  readonly since: string;
  readonly deprecated?: string;
  readonly removed?: string;
  /** True for an object in which the daemon refuses names that it does not know; in others it passes them over. */
  readonly isClosed?: boolean;
  /** True when a reload (SIGHUP) applies it without a restart. */
  readonly reloads?: boolean;
  /** True when the daemon refuses the key, although its source names it. */
  readonly isUnread?: boolean;
  /** True when the daemon accepts the key and does nothing with it. */
  readonly isIgnored?: boolean;
  readonly meaning: string;
}

/** A key that is gone. */
export interface RemovedDaemonKey {
  readonly key: string;
  readonly removedIn: string;
  readonly successor?: string;
}

/** A flag's name that the daemon accepts as a key and never reads. */
export interface IgnoredDaemonFlag {
  readonly name: string;
  readonly use?: string;
}

/** Top-level keys whose members are options of something else and not checked by name. */
export const openDaemonKeys: ReadonlySet<string> = new Set([
  'log-opts',
  'runtimes',
  'default-ulimits',
  'default-network-opts',
  'features',
  'builder',
  'nri-opts',
  'extension-config',
  'cluster-store-opts',
]);

/**
 * Whether the daemon knows a name at the top of the file: those of its settings and of all its flags. It asks the same
 * of the members of an object at the top, but for the open ones.
 */
export function isKnownToDaemon(name: string): boolean {
  const row = name.includes('.') ? undefined : keys().get(name);
  // `proxies` is not looked for by name: it is an object whose members are.
  if (row) return row.isUnread !== true && name !== 'proxies';
  return ignoredDaemonFlag(name) !== undefined;
}

/** Names people write for a key, beyond what a letter or two explains. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['mirror', 'registry-mirrors'],
  ['mirrors', 'registry-mirrors'],
  ['registries', 'insecure-registries'],
  ['log-options', 'log-opts'],
  ['logging-driver', 'log-driver'],
  ['logdriver', 'log-driver'],
  ['storage-options', 'storage-opts'],
  ['exec-options', 'exec-opts'],
  ['dns-options', 'dns-opts'],
  ['data-dir', 'data-root'],
  ['root-dir', 'data-root'],
  ['default-address-pools-list', 'default-address-pools'],
  ['userns', 'userns-remap'],
  ['inter-container-communication', 'icc'],
  ['tls-verify', 'tlsverify'],
  ['tls-ca-cert', 'tlscacert'],
  ['tls-cert', 'tlscert'],
  ['tls-key', 'tlskey'],
  ['ip-tables', 'iptables'],
  ['selinux', 'selinux-enabled'],
  ['seccomp', 'seccomp-profile'],
  ['proxy', 'proxies'],
]);

const keys = lazily(
  () =>
    new Map(
      daemonKeyRows
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as DaemonKey)
        .map((row) => [row.key, row] as const),
    ),
);

/** Every key, as listed. */
export function allDaemonKeys(): readonly DaemonKey[] {
  return [...keys().values()];
}

/** The keys that stand at the top of the file and that the daemon reads. */
export const topDaemonKeys = lazily((): readonly DaemonKey[] =>
  allDaemonKeys().filter(({ key, isUnread }) => !/[.[*]/.test(key) && isUnread !== true),
);

/**
 * The key at a path of names; list items are `[]`. User-chosen names (`runtimes.mine.path`) find the row with `*`.
 * Undefined for names no row knows.
 */
export function daemonKey(path: readonly string[]): DaemonKey | undefined {
  const written = path.join('.').replace(/\.\[\]/g, '[]');
  const [top = '', , ...rest] = path;
  return keys().get(written) ?? keys().get([top, '*', ...rest].join('.'));
}

/** The keys written inside the object at a path, by their last name. */
export function daemonMembers(path: string): readonly DaemonKey[] {
  return allDaemonKeys().filter(({ key }) => key.startsWith(`${path}.`) && !key.slice(path.length + 1).includes('.'));
}

/** The row of a key that is gone. */
export function removedDaemonKey(key: string): RemovedDaemonKey | undefined {
  return removed().get(key);
}

const removed = lazily(
  () =>
    new Map(
      tableRows(removedDaemonKeys).map(([key = '', removedIn = '', successor = '']) => [
        key,
        { key, removedIn, ...(successor === '' ? {} : { successor }) },
      ]),
    ),
);

/** The row of a flag's name that the daemon accepts at the top of the file and never reads. */
export function ignoredDaemonFlag(name: string): IgnoredDaemonFlag | undefined {
  return ignored().get(name);
}

const ignored = lazily(
  () =>
    new Map(
      tableRows(ignoredDaemonFlags).map(([name = '', use = '']) => [name, { name, ...(use === '' ? {} : { use }) }]),
    ),
);

/** The top-level key someone may have meant by an unknown name: other spelling, other name, or a letter or two apart. */
export function nearestDaemonKey(name: string): string | undefined {
  if (name.length > 60) return undefined;
  const folded = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_ .]/g, '-')
    .toLowerCase();
  const meant = ignored().get(folded)?.use ?? otherNames.get(folded);
  if (meant !== undefined) return meant;
  let best: { readonly key: string; readonly distance: number } | undefined;
  for (const { key } of topDaemonKeys()) {
    const distance = distanceWithin(folded, key, Math.min(2, Math.floor(key.length / 3)));
    if (distance !== undefined && (best === undefined || distance < best.distance)) best = { key, distance };
  }
  return best?.key;
}
