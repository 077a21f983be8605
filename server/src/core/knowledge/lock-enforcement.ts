/** How a program is made to install exactly what its lock file says. */
export interface LockEnforcement {
  readonly programs: readonly string[];
  readonly lockFiles: readonly string[];
  /** Verbs that install all dependencies and may change the lock; an empty text stands for no verb. */
  readonly verbs: readonly string[];
  /** Verbs that always change it. */
  readonly updates?: readonly string[];
  /** The verb that does it right in place of the others. */
  readonly lockedVerb?: string;
  /** The flag that does it right. */
  readonly flag?: string;
  /** The variable that does it right. */
  readonly variable?: string;
  /** Flags that keep the lock file as it is. */
  readonly enforcing: RegExp;
  /** Flags without which the program keeps it by itself, where a build says so. */
  readonly breaking?: RegExp;
  /** Variables that keep it when they are switched on. */
  readonly variables: readonly string[];
}

/** Source: the manual of each program on its install command. */
export const lockEnforcements: readonly LockEnforcement[] = [
  {
    programs: ['npm'],
    lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
    verbs: ['install', 'i', 'in', 'ins', 'inst', 'insta', 'instal'],
    lockedVerb: 'ci',
    enforcing: /^(?:-g|--global|--location=global|--dry-run|--package-lock-only)$/,
    variables: [],
  },
  {
    programs: ['yarn', 'yarnpkg'],
    lockFiles: ['yarn.lock'],
    verbs: ['', 'install'],
    flag: '--frozen-lockfile',
    enforcing: /^(?:--frozen-lockfile|--immutable|--immutable-cache|--check-cache|--version|--help|-v|-h)(?:=true)?$/,
    variables: ['YARN_ENABLE_IMMUTABLE_INSTALLS'],
  },
  {
    programs: ['pnpm'],
    lockFiles: ['pnpm-lock.yaml'],
    verbs: ['install', 'i'],
    flag: '--frozen-lockfile',
    enforcing: /^(?:--frozen-lockfile(?:=true)?|-g|--global)$/,
    // With CI set, pnpm keeps the lock file by itself; a build that says otherwise means it.
    breaking: /^--(?:no-frozen-lockfile|frozen-lockfile=false|fix-lockfile|no-lockfile|lockfile=false)$/,
    variables: [],
  },
  {
    programs: ['bun'],
    lockFiles: ['bun.lock', 'bun.lockb'],
    verbs: ['install', 'i'],
    flag: '--frozen-lockfile',
    enforcing: /^(?:--frozen-lockfile|-g|--global)$/,
    variables: [],
  },
  {
    programs: ['bundle', 'bundler'],
    lockFiles: ['Gemfile.lock', 'gems.locked'],
    verbs: ['', 'install'],
    updates: ['update'],
    variable: 'BUNDLE_FROZEN',
    enforcing: /^(?:--deployment|--frozen|--local|--version|--help|-v|-h)$/,
    variables: ['BUNDLE_FROZEN', 'BUNDLE_DEPLOYMENT'],
  },
  {
    programs: ['composer', 'composer.phar'],
    lockFiles: ['composer.lock'],
    verbs: [],
    updates: ['update', 'u', 'upgrade'],
    lockedVerb: 'install',
    enforcing: /^--(?:lock|dry-run)$/,
    variables: [],
  },
  {
    programs: ['pipenv'],
    lockFiles: ['Pipfile.lock'],
    verbs: ['install'],
    flag: '--deploy',
    enforcing: /^--(?:deploy|ignore-pipfile)$/,
    variables: ['PIPENV_DEPLOY', 'PIPENV_IGNORE_PIPFILE'],
  },
  {
    programs: ['poetry'],
    lockFiles: ['poetry.lock'],
    verbs: [],
    updates: ['update'],
    lockedVerb: 'install',
    enforcing: /^--(?:dry-run|lock)$/,
    variables: [],
  },
  {
    programs: ['uv'],
    lockFiles: ['uv.lock'],
    verbs: ['sync'],
    flag: '--locked',
    enforcing: /^--(?:locked|frozen)$/,
    variables: ['UV_LOCKED', 'UV_FROZEN'],
  },
  {
    programs: ['cargo'],
    lockFiles: ['Cargo.lock'],
    verbs: ['build', 'b', 'rustc', 'run', 'r', 'install'],
    flag: '--locked',
    enforcing: /^(?:--locked|--frozen|--offline)$/,
    variables: [],
  },
  {
    programs: ['dotnet'],
    lockFiles: ['packages.lock.json'],
    verbs: ['restore'],
    flag: '--locked-mode',
    enforcing: /^(?:--locked-mode|[-/]p:RestoreLockedMode=true)$/i,
    variables: ['RestoreLockedMode'],
  },
];
