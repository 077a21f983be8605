/** A folder in which a package manager puts what it downloads. */
export interface DownloadFolder {
  /** Variables that move it, and what is put behind their value; the first that is set counts. */
  readonly variables?: readonly (readonly [name: string, behind: string])[];
  /** Where it is in official images whose environment moves it, by their name. */
  readonly images?: Readonly<Record<string, string>>;
  /** Where it is for root, if that is elsewhere. */
  readonly forRoot?: string;
  /** Where it is; `~` is the home folder. Nothing where nobody can tell without the image. */
  readonly path?: string;
  /** Other folders that will do, as nobody can tell the release of the program. */
  readonly also?: readonly string[];
  /** Whether two runs must not write at once. */
  readonly isLocked?: boolean;
}

/** What a package manager downloads, and where to. */
export interface DownloadCache {
  readonly manager: string;
  /** The verbs that download. */
  readonly verbs: RegExp;
  readonly folders: readonly DownloadFolder[];
  /** Flags that make it do without its cache. */
  readonly withoutCache?: readonly string[];
  /** Variables that do the same. */
  readonly withoutCacheVariables?: readonly string[];
  /** Flags with which nothing is downloaded. */
  readonly offline?: readonly string[];
}

const locked = (path: string): DownloadFolder => ({ path, isLocked: true });

/**
 * Sources: the documentation of each program (npm config, yarn v1 cache, pnpm store-dir, Go environment, pip caching,
 * uv caching, Cargo home, Bundler settings, Composer COMPOSER_CACHE_DIR, NuGet folders), apt.conf(5), apk-cache(5),
 * dnf.conf(5), and the Dockerfiles of the official images.
 */
export const downloadCaches: readonly DownloadCache[] = [
  {
    manager: 'npm',
    verbs: /^(?:ci|clean-install|install|i|add)$/,
    folders: [
      {
        variables: [
          ['npm_config_cache', ''],
          ['NPM_CONFIG_CACHE', ''],
        ],
        path: '~/.npm',
      },
    ],
    offline: ['--offline'],
  },
  {
    manager: 'yarn',
    verbs: /^(?:|install|add|global add)$/,
    folders: [
      {
        variables: [['YARN_CACHE_FOLDER', '']],
        forRoot: '/usr/local/share/.cache/yarn',
        path: '~/.cache/yarn',
        isLocked: true,
      },
    ],
    offline: ['--offline'],
  },
  {
    manager: 'pnpm',
    verbs: /^(?:install|i|add|fetch|ci)$/,
    folders: [{ variables: [['PNPM_HOME', '/store']], path: '~/.local/share/pnpm/store' }],
    offline: ['--offline'],
  },
  {
    manager: 'bun',
    verbs: /^(?:install|i|add|a|ci)$/,
    folders: [{ variables: [['BUN_INSTALL_CACHE_DIR', '']], path: '~/.bun/install/cache' }],
    withoutCache: ['--no-cache'],
  },
  {
    manager: 'go',
    verbs: /^(?:build|install|mod download)$/,
    folders: [
      {
        variables: [
          ['GOMODCACHE', ''],
          ['GOPATH', '/pkg/mod'],
        ],
        images: { golang: '/go/pkg/mod' },
        path: '~/go/pkg/mod',
      },
      { variables: [['GOCACHE', '']], path: '~/.cache/go-build' },
    ],
    offline: ['-mod=vendor'],
  },
  {
    manager: 'pip',
    verbs: /^install$/,
    folders: [{ variables: [['PIP_CACHE_DIR', '']], path: '~/.cache/pip' }],
    withoutCache: ['--no-cache-dir'],
    withoutCacheVariables: ['PIP_NO_CACHE_DIR'],
    offline: ['--no-index'],
  },
  {
    manager: 'uv',
    verbs: /^(?:sync|pip install|tool install|python install)$/,
    folders: [{ variables: [['UV_CACHE_DIR', '']], path: '~/.cache/uv' }],
    withoutCache: ['--no-cache', '--no-cache-dir'],
    withoutCacheVariables: ['UV_NO_CACHE'],
    offline: ['--offline', '--no-index'],
  },
  {
    manager: 'cargo',
    verbs: /^(?:build|b|install)$/,
    folders: [
      {
        variables: [['CARGO_HOME', '/registry']],
        images: { rust: '/usr/local/cargo/registry' },
        path: '~/.cargo/registry',
      },
      { variables: [['CARGO_HOME', '/git/db']], images: { rust: '/usr/local/cargo/git/db' }, path: '~/.cargo/git/db' },
    ],
    offline: ['--offline', '--frozen'],
  },
  {
    manager: 'bundler',
    verbs: /^install$/,
    folders: [{ images: { ruby: '/usr/local/bundle/cache' }, isLocked: true }],
    offline: ['--local'],
  },
  {
    manager: 'composer',
    verbs: /^(?:install|i|require|create-project)$/,
    folders: [
      {
        variables: [
          ['COMPOSER_CACHE_DIR', ''],
          ['COMPOSER_HOME', '/cache'],
        ],
        images: { composer: '/tmp/cache' },
        path: '~/.cache/composer',
      },
    ],
    withoutCache: ['--no-cache'],
  },
  {
    manager: 'dotnet',
    verbs: /^restore$/,
    folders: [{ variables: [['NUGET_PACKAGES', '']], path: '~/.nuget/packages' }],
  },
  {
    manager: 'apt',
    verbs: /^install$/,
    folders: [locked('/var/cache/apt'), locked('/var/lib/apt')],
    offline: ['--no-download'],
  },
  {
    manager: 'apk',
    verbs: /^add$/,
    folders: [locked('/etc/apk/cache')],
    withoutCache: ['--no-cache'],
    offline: ['--no-network'],
  },
  {
    manager: 'yum',
    verbs: /^(?:install|update|upgrade)$/,
    folders: [locked('/var/cache/yum')],
    offline: ['-C', '--cacheonly'],
  },
  {
    manager: 'dnf',
    verbs: /^(?:install|in|update|upgrade|up)$/,
    folders: [
      {
        images: { fedora: '/var/cache/libdnf5' },
        path: '/var/cache/dnf',
        also: ['/var/cache/libdnf5', '/var/cache/dnf', '/var/cache/yum'],
        isLocked: true,
      },
    ],
    offline: ['-C', '--cacheonly'],
  },
  {
    manager: 'zypper',
    verbs: /^(?:install|in|update|up|patch|dup|dist-upgrade)$/,
    folders: [locked('/var/cache/zypp')],
  },
];
