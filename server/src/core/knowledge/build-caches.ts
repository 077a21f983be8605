/** What a build program leaves behind that only later builds need. */
export interface BuildCache {
  readonly programs: readonly string[];
  /** The verbs that fill the cache, all words with one blank between. */
  readonly fills: RegExp;
  /** The folders, those of the user's home with `~`. */
  readonly folders: readonly string[];
  /** Where they are in an official image whose environment moves them, by its name. */
  readonly images?: Readonly<Record<string, readonly string[]>>;
  /** Variables that move them: what they say is no longer known here. */
  readonly variables: readonly string[];
  /** The command that empties it. */
  readonly cleans?: RegExp;
  /** Flags with which a later step relies on what is in it. */
  readonly relies: RegExp;
  /** Flags with which nothing is kept. */
  readonly keepsNothing?: RegExp;
}

/**
 * Sources: `go help cache`, `go help modules`; Cargo home, https://doc.rust-lang.org/cargo/guide/cargo-home.html;
 * https://maven.apache.org/settings.html; https://docs.gradle.org/current/userguide/directory_layout.html;
 * https://www.scala-sbt.org/1.x/docs/Cached-Resolution.html; Composer COMPOSER_CACHE_DIR; Bundler settings; NuGet folders
 */
export const buildCaches: readonly BuildCache[] = [
  {
    programs: ['go'],
    fills: /^(?:build|install|mod download|get)$/,
    folders: ['~/go/pkg/mod', '~/.cache/go-build'],
    images: { golang: ['/go/pkg/mod', '~/.cache/go-build'] },
    variables: ['GOPATH', 'GOMODCACHE', 'GOCACHE'],
    cleans: /^clean$/,
    relies: /^-mod=mod$/,
    keepsNothing: /^-mod=vendor$/,
  },
  {
    programs: ['cargo'],
    fills: /^(?:build|b|install|fetch)$/,
    folders: ['~/.cargo/registry'],
    images: { rust: ['/usr/local/cargo/registry'] },
    variables: ['CARGO_HOME'],
    relies: /^--(?:offline|frozen)$/,
  },
  {
    programs: ['mvn', 'mvnw'],
    fills: /^(?:package|install|verify|deploy|compile|dependency:\S+)$/,
    folders: ['~/.m2'],
    variables: ['MAVEN_OPTS', 'MAVEN_CONFIG'],
    relies: /^(?:-o|--offline)$/,
    keepsNothing: /^-Dmaven\.repo\.local=/,
  },
  {
    programs: ['gradle', 'gradlew'],
    fills: /^(?:build|assemble|bootJar|shadowJar|installDist|dependencies|jar|war)$/,
    folders: ['~/.gradle'],
    images: { gradle: ['/home/gradle/.gradle'] },
    variables: ['GRADLE_USER_HOME'],
    relies: /^--offline$/,
  },
  {
    programs: ['sbt'],
    fills: /^(?:compile|package|assembly|stage|dist|update)$/,
    folders: ['~/.ivy2', '~/.cache/coursier', '~/.sbt'],
    variables: ['COURSIER_CACHE', 'SBT_OPTS'],
    relies: /^offline$/,
  },
  {
    programs: ['composer'],
    fills: /^(?:install|i|require|create-project|update)$/,
    folders: ['~/.cache/composer', '~/.composer/cache'],
    images: { composer: ['/tmp/cache'] },
    variables: ['COMPOSER_CACHE_DIR', 'COMPOSER_HOME'],
    cleans: /^(?:clear-cache|clearcache|cc)$/,
    relies: /^$/,
    keepsNothing: /^--no-cache$/,
  },
  {
    programs: ['bundle'],
    fills: /^install$/,
    folders: ['~/.bundle/cache'],
    images: { ruby: ['/usr/local/bundle/cache'] },
    variables: ['BUNDLE_PATH', 'BUNDLE_DEPLOYMENT'],
    cleans: /^clean$/,
    relies: /^--local$/,
    keepsNothing: /^--no-cache$/,
  },
  {
    programs: ['dotnet'],
    fills: /^(?:restore|publish|build)$/,
    folders: ['~/.nuget/packages'],
    variables: ['NUGET_PACKAGES'],
    cleans: /^nuget$/,
    relies: /^--no-restore$/,
  },
];
