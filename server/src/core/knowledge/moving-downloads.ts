/** A kind of address that gives another file from one day to the next. */
export interface MovingAddress {
  /** The part that moves, as the first group. */
  readonly expression: RegExp;
  /** Why it moves, to follow the part. */
  readonly says: string;
}

/** Names of branches that are worked on. Source: the defaults of the forges and common use. */
const branch = '(?:main|master|develop|dev|trunk|HEAD|nightly)';

/** Source: documentation of the forges on addresses of releases, archives and files. */
export const movingAddresses: readonly MovingAddress[] = [
  { expression: /\/releases\/(latest)\/download\//i, says: 'is whatever release is newest' },
  {
    expression: new RegExp(`/archive/(?:refs/heads/)?(${branch})\\.(?:tar|zip|tgz)`),
    says: 'is whatever was pushed last',
  },
  {
    expression: new RegExp(`/(?:zip|tar\\.gz|zipball|tarball)/(?:refs/heads/)?(${branch})(?:[/?#]|$)`),
    says: 'is whatever was pushed last',
  },
  {
    expression: new RegExp(`raw\\.githubusercontent\\.com/[^/]+/[^/]+/(?:refs/heads/)?(${branch})/`),
    says: 'is whatever was pushed last',
  },
  { expression: new RegExp(`/(?:-/)?raw/(?:refs/heads/|branch/)?(${branch})/`), says: 'is whatever was pushed last' },
  { expression: /[/=_.-](latest)(?:[/?&#_-]|\.[a-zA-Z]|$)/, says: 'is whatever version is newest' },
];

/** Scripts of vendors that install their newest version. Source: the installation page of each. */
export const movingInstallers: readonly RegExp[] = [
  /^https?:\/\/get\.docker\.com\/?$/,
  /^https?:\/\/get\.k3s\.io\/?$/,
  /^https?:\/\/get\.rke2\.io\/?$/,
  /^https?:\/\/get\.pnpm\.io\/install\.sh$/,
  /^https?:\/\/get\.sdkman\.io\/?$/,
  /^https?:\/\/get\.pulumi\.com\/?$/,
  /^https?:\/\/get\.volta\.sh\/?$/,
  /^https?:\/\/get\.nexte\.st\//,
  /^https?:\/\/install\.python-poetry\.org\/?$/,
  /^https?:\/\/astral\.sh\/(?:uv|ruff)\/install\.sh$/,
  /^https?:\/\/bun\.(?:sh|com)\/install$/,
  /^https?:\/\/deno\.land\/(?:x\/install\/)?install\.sh$/,
  /^https?:\/\/starship\.rs\/install\.sh$/,
  /^https?:\/\/dl\.google\.com\/dl\/cloudsdk\/channels\//,
  /^https?:\/\/getcomposer\.org\/installer$/,
  /^https?:\/\/bootstrap\.pypa\.io\/get-pip\.py$/,
  /^https?:\/\/just\.systems\/install\.sh$/,
  /^https?:\/\/taskfile\.dev\/install\.sh$/,
  /^https?:\/\/(?:sh|static)\.rustup\.rs\/?$/,
];
