/** An image reference taken apart; `registry` is never empty, Docker Hub is `docker.io`. */
export interface ImageName {
  readonly registry: string;
  readonly path: string;
  /** The name as people write it: without docker.io and library. */
  readonly familiar: string;
  readonly isRegistryWritten: boolean;
}

/** A registry or part of one that is frozen or gone, and where its images live now. */
export interface RetiredRegistry {
  readonly prefix: string;
  readonly replacement: string;
  /** Whether the same path and tag exist there, so that swapping the prefix changes nothing. */
  readonly isSameContent: boolean;
  readonly source: string;
}

/** Sources of images that are trusted when the settings name none: official images and vendors' own base images. */
export const defaultTrustedRegistries: readonly string[] = [
  'docker.io/library',
  'gcr.io/distroless',
  'registry.k8s.io',
  'mcr.microsoft.com',
  'cgr.dev',
  'registry.access.redhat.com',
  'public.ecr.aws/docker',
];

const dockerHubNames: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'hub.docker.com',
]);

/** Prefixes under which mirrors serve official images unchanged. */
const officialMirrors: readonly string[] = ['public.ecr.aws/docker/library/', 'mirror.gcr.io/library/'];

const architectureNamespaces: ReadonlySet<string> = new Set([
  'amd64',
  'arm32v5',
  'arm32v6',
  'arm32v7',
  'arm64v8',
  'i386',
  'ppc64le',
  'riscv64',
  's390x',
  'mips64le',
]);

const retiredRegistries: readonly RetiredRegistry[] = [
  {
    prefix: 'k8s.gcr.io',
    replacement: 'registry.k8s.io',
    isSameContent: true,
    source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  },
  {
    prefix: 'gcr.io/google_containers',
    replacement: 'registry.k8s.io',
    isSameContent: false,
    source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  },
  {
    prefix: 'gcr.io/google-containers',
    replacement: 'registry.k8s.io',
    isSameContent: false,
    source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  },
  {
    prefix: 'quay.io/kubernetes-ingress-controller',
    replacement: 'registry.k8s.io/ingress-nginx',
    isSameContent: false,
    source: 'https://github.com/kubernetes/ingress-nginx/blob/main/Changelog.md',
  },
];

/** Takes the name of an image (without tag and digest) apart, as the engine resolves it. */
export function imageName(name: string): ImageName {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isRegistryWritten = /[.:]/.test(first) || first === 'localhost';
  const written = isRegistryWritten ? first.toLowerCase() : 'docker.io';
  const registry = dockerHubNames.has(written) ? 'docker.io' : written;
  const rest = isRegistryWritten ? name.slice(slash + 1) : name;
  const path = registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  const short = registry === 'docker.io' ? path.replace(/^library\//, '') : `${registry}/${path}`;
  return { registry, path, familiar: short, isRegistryWritten };
}

/** The familiar name of an image, and for an official one served by a mirror or by architecture its official name. */
export function familiarName(name: string): string {
  const { familiar } = imageName(name);
  const mirror = officialMirrors.find((prefix) => familiar.startsWith(prefix));
  const bare = mirror === undefined ? familiar : familiar.slice(mirror.length);
  const [first = '', second, ...more] = bare.split('/');
  return second !== undefined && more.length === 0 && architectureNamespaces.has(first) ? second : bare;
}

/** Whether the name is one of Docker's official images, directly or by a mirror that serves them unchanged. */
export function isOfficial(name: string): boolean {
  return !familiarName(name).includes('/');
}

/**
 * Whether an image comes from one of the listed sources. An entry is a registry with an optional path
 * (`ghcr.io/acme`), compared segment by segment so that evil-gcr.io is not gcr.io; `*` alone allows everything, at the
 * start or end of an entry it stands for the rest.
 */
export function isFromRegistry(name: string, allowed: readonly string[]): boolean {
  const { registry, path } = imageName(name);
  const whole = `${registry}/${path}`;
  return allowed.some((entry) => matchesSource(entry.trim().replace(/\/$/, ''), registry, whole));
}

function matchesSource(entry: string, registry: string, whole: string): boolean {
  if (entry === '*') return true;
  if (entry === '') return false;
  if (entry.startsWith('*')) return registry.endsWith(entry.slice(1).toLowerCase());
  if (entry.endsWith('*')) return whole.startsWith(withHubName(entry.slice(0, -1)));
  const source = withHubName(entry);
  return whole === source || whole.startsWith(`${source}/`);
}

function withHubName(source: string): string {
  const [host = '', ...rest] = source.split('/');
  const folded = host.toLowerCase();
  return [dockerHubNames.has(folded) ? 'docker.io' : folded, ...rest].join('/');
}

/** The retired registry that an image name points at. */
export function retiredRegistry(name: string): RetiredRegistry | undefined {
  const { registry, path } = imageName(name);
  const whole = `${registry}/${path}`;
  const known = retiredRegistries.find(({ prefix }) => whole === prefix || whole.startsWith(`${prefix}/`));
  if (known !== undefined || !whole.startsWith('gcr.io/k8s-staging-')) return known;
  return {
    prefix: whole.split('/').slice(0, 2).join('/'),
    replacement: 'registry.k8s.io',
    isSameContent: false,
    source: 'https://github.com/kubernetes/registry.k8s.io',
  };
}
