/**
 * What a host path hands to the container that mounts it: the engine's socket (directly, or in a directory that holds
 * one), the credentials of the host's user or cloud account, a part of the host from which it can be taken over, or a
 * part that tells about it. `harmless` paths are mounted everywhere for good reason.
 */
export type HostPathClass = 'engine-socket' | 'credentials' | 'takeover' | 'readable' | 'harmless' | 'other';

/** What a host path is, with its normalised form and, for sockets and credentials, the thing in words. */
export interface HostPathFacts {
  readonly class: HostPathClass;
  readonly path: string;
  readonly reason?: string;
  readonly isWindows: boolean;
}

/** Base names of the sockets of container engines. Source: documentation of moby, containerd, CRI-O, Podman, BuildKit. */
const socketNames: ReadonlyMap<string, string> = new Map([
  ['docker.sock', 'the Docker socket'],
  ['docker.sock.raw', 'the Docker socket'],
  ['containerd.sock', 'the containerd socket'],
  ['containerd.sock.ttrpc', 'the containerd socket'],
  ['crio.sock', 'the CRI-O socket'],
  ['podman.sock', 'the Podman socket'],
  ['dockershim.sock', 'the dockershim socket'],
  ['cri-dockerd.sock', 'the cri-dockerd socket'],
  ['frakti.sock', 'the frakti socket'],
  ['buildkitd.sock', 'the BuildKit socket'],
]);

/** Directories that hold such a socket, with /var/run written as /run. */
const socketDirectories: ReadonlySet<string> = new Set([
  '/',
  '/var',
  '/run',
  '/run/docker',
  '/run/containerd',
  '/run/crio',
  '/run/podman',
  '/run/k3s',
  '/run/k3s/containerd',
  '/run/buildkit',
  '/run/user',
]);

const windowsPipes = /^(?:\/\/|\\\\)[.?][\\/]pipe[\\/](docker_engine(?:_windows)?|containerd-containerd)$/i;

/** Paths whose writing hands over the host, themselves and everything below them. Source: CIS Docker Benchmark 5.5. */
const takeoverTrees: readonly string[] = [
  '/etc',
  '/boot',
  '/root',
  '/proc',
  '/sys',
  '/dev',
  '/lib',
  '/lib64',
  '/usr',
  '/bin',
  '/sbin',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/kubelet',
  '/var/lib/etcd',
  '/var/spool/cron',
  '/opt/containerd',
];

/** Paths that tell about the host or hold the data of its users, without what lies below them. */
const readablePaths: ReadonlySet<string> = new Set([
  '/home',
  '/users',
  '/var/log',
  '/var/lib',
  '/mnt',
  '/media',
  'c:/users',
]);

const windowsTakeover = /^[a-z]:$|^[a-z]:\/(?:windows|programdata\/docker)(?:\/|$)/;

/** Paths that are mounted everywhere for good reason, the second list only read-only. */
const harmlessPaths: ReadonlySet<string> = new Set([
  '/dev/null',
  '/dev/zero',
  '/dev/full',
  '/dev/random',
  '/dev/urandom',
  '/dev/shm',
  '/dev/net/tun',
  '/dev/fuse',
  '/dev/dri',
]);
const harmlessReadOnly: readonly string[] = [
  '/etc/localtime',
  '/etc/timezone',
  '/etc/hosts',
  '/etc/resolv.conf',
  '/etc/hostname',
  '/etc/os-release',
  '/etc/machine-id',
  '/etc/ssl/certs',
  '/etc/pki',
  '/etc/ca-certificates',
  '/usr/share/zoneinfo',
  '/usr/share/ca-certificates',
  '/usr/local/share/ca-certificates',
];

/** Paths Kubernetes workloads must not mount, equal to these. Source: Pod Security Standards, NSA hardening guide. */
const kubernetesSensitive: ReadonlySet<string> = new Set([
  '/',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib64',
  '/proc',
  '/root',
  '/run',
  '/sys',
  '/usr',
  '/var',
  '/var/lib',
  '/var/log',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/kubelet',
  '/var/lib/etcd',
  '/etc/kubernetes',
  'c:',
  'c:/windows',
]);
const kubernetesSensitiveTrees: readonly string[] = ['/etc/kubernetes', '/var/lib/kubelet', '/proc', '/root/.ssh'];

/** Where cloud accounts leave credentials on a node. Source: documentation of the providers. */
const cloudCredentials =
  /(?:^|\/)(?:\.aws|\.azure|\.config\/gcloud|gcloud)(?:\/|$)|\/application_default_credentials\.json$|^\/etc\/kubernetes\/(?:azure\.json|cloud-config)$|^\/var\/lib\/(?:cloud|waagent)(?:\/|$)/;

/**
 * A host path in one form: `/` between segments, no `.` or empty segments, `..` resolved, no slash at the end, /var/run
 * as /run, and Windows paths and pipes in lower case. Relative paths keep their leading dot segments.
 */
export function normalisedHostPath(path: string): string {
  const text = path.trim();
  if (windowsPipes.test(text)) return text.replace(/\\/g, '/').toLowerCase();
  const isWindows = /^[A-Za-z]:(?:[\\/]|$)/.test(text);
  const slashed = isWindows ? text.replace(/\\/g, '/').toLowerCase() : text;
  const isAbsolute = slashed.startsWith('/');
  const kept: string[] = [];
  for (const segment of slashed.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (segment !== '..' || !isAbsolute) kept.push(segment);
  }
  const joined = kept.join('/');
  if (!isAbsolute) return joined === '' || isWindows ? joined : slashed.startsWith('.') ? `./${joined}` : joined;
  return `/${joined}`.replace(/^\/var\/run(?=\/|$)/, '/run');
}

/** The engine socket that a host path is or holds, in words; undefined when it is none. */
export function engineSocket(path: string): string | undefined {
  const normal = normalisedHostPath(path);
  if (windowsPipes.test(normal)) return normal.includes('containerd') ? 'the containerd pipe' : 'the Docker pipe';
  if (normal === '/run/systemd/private') return 'the control socket of systemd';
  const named = socketNames.get(normal.slice(normal.lastIndexOf('/') + 1));
  if (named !== undefined) return named;
  const holdsSocket = socketDirectories.has(normal) || /^\/run\/user\/\d{1,10}$/.test(normal);
  return holdsSocket ? 'a directory with the engine socket' : undefined;
}

/** What a host path is to a container of a Compose project; `readOnly` tells how it is mounted. */
export function hostPathFacts(path: string, readOnly: boolean): HostPathFacts {
  const normal = normalisedHostPath(path);
  const isWindows = /^[a-z]:/.test(normal) || normal.startsWith('//');
  const socket = engineSocket(normal);
  if (socket !== undefined) return { class: 'engine-socket', path: normal, reason: socket, isWindows };
  return { class: plainClass(normal, readOnly), path: normal, isWindows };
}

function plainClass(path: string, readOnly: boolean): HostPathClass {
  if (harmlessPaths.has(path)) return 'harmless';
  if (harmlessReadOnly.some((tree) => isWithin(path, tree))) return readOnly ? 'harmless' : 'readable';
  if (/^\/usr\/share\/[^/]+/.test(path)) return 'other';
  if (windowsTakeover.test(path) || takeoverTrees.some((tree) => isWithin(path, tree))) {
    return readOnly ? 'readable' : 'takeover';
  }
  if (path === '/var/lib') return readOnly ? 'readable' : 'takeover';
  const folded = path.toLowerCase();
  if (readablePaths.has(folded) || /^\/home\/[^/]+$|^\/users\/[^/]+$|^\/run\/[^/]+$/.test(folded)) return 'readable';
  return 'other';
}

/** Whether a Kubernetes workload that mounts this host path gets hold of the node. A `..` segment counts as well. */
export function isSensitiveForKubernetes(path: string): boolean {
  if (path.split(/[\\/]/).includes('..')) return true;
  const normal = normalisedHostPath(path);
  return kubernetesSensitive.has(normal) || kubernetesSensitiveTrees.some((tree) => isWithin(normal, tree));
}

/** Whether a host path is where a node or a user keeps the credentials of a cloud account. */
export function holdsCloudCredentials(path: string): boolean {
  return cloudCredentials.test(normalisedHostPath(path));
}

function isWithin(path: string, tree: string): boolean {
  return path === tree || (path.startsWith(tree) && path.charAt(tree.length) === '/');
}
