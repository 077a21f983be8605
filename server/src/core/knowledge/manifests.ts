/** How a package manager installs what files of the project list, without writing to them. */
export interface ManifestInstall {
  readonly programs: readonly string[];
  /** The verbs that do it, all words with one blank between. */
  readonly verbs: RegExp;
  /** The flag that keeps the files as they are; nothing where the verb says so. */
  readonly flag?: RegExp;
  /** Variables that do the same when they are switched on. */
  readonly variables?: readonly string[];
  /** The names of the files. */
  readonly manifests: RegExp;
}

/** Source: the manual of each program on its install command; Docker's guides to Go, Node.js and Python. */
const INSTALLS: readonly ManifestInstall[] = [
  { programs: ['npm'], verbs: /^(?:ci|clean-install)$/, manifests: /^(?:package|package-lock|npm-shrinkwrap)\.json$/ },
  {
    programs: ['yarn'],
    verbs: /^(?:install|)$/,
    flag: /^--(?:frozen-lockfile|immutable)$/,
    manifests: /^(?:package\.json|yarn\.lock)$/,
  },
  {
    programs: ['pnpm'],
    verbs: /^(?:install|i)$/,
    flag: /^--frozen-lockfile$/,
    manifests: /^(?:package\.json|pnpm-lock\.yaml)$/,
  },
  {
    programs: ['pip', 'pip3'],
    verbs: /^install$/,
    flag: /^(?:-r|--requirement)/,
    manifests: /^requirements[\w.-]*\.txt$/,
  },
  {
    programs: ['uv'],
    verbs: /^sync$/,
    flag: /^--(?:frozen|locked)$/,
    variables: ['UV_FROZEN', 'UV_LOCKED'],
    manifests: /^(?:pyproject\.toml|uv\.lock)$/,
  },
  {
    programs: ['bundle', 'bundler'],
    verbs: /^install$/,
    flag: /^--(?:deployment|frozen)$/,
    variables: ['BUNDLE_DEPLOYMENT', 'BUNDLE_FROZEN'],
    manifests: /^(?:Gemfile|Gemfile\.lock)$/,
  },
  { programs: ['go'], verbs: /^mod download$/, manifests: /^go\.(?:mod|sum)$/ },
  { programs: ['composer'], verbs: /^install$/, manifests: /^composer\.(?:json|lock)$/ },
];

/** The install that reads files of some names, all of them; nothing where the names are others. */
export function installOf(names: readonly string[]): ManifestInstall | undefined {
  if (names.length === 0) return undefined;
  return INSTALLS.find(({ manifests }) => names.every((name) => manifests.test(name)));
}
