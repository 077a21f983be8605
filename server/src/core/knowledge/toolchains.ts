/** A base image that holds compilers, and the programs that build with them. */
export interface Toolchain {
  /** What it builds, for a message. */
  readonly language: string;
  /** Names as people know them, `*` standing for anything. */
  readonly images: RegExp;
  /** What the tag must hold where only some tags are for building. */
  readonly tags?: RegExp;
  /** The programs that build, with the words that make them do so; none where every call builds. */
  readonly builds: Readonly<Record<string, RegExp>>;
  /** The image that runs what was built; nothing where that depends on the distribution alone. */
  readonly runtime?: (tag: string) => string | undefined;
}

const EVERY = /^/;
const JAVA_BUILDS = {
  mvn: /^(?:package|install|verify|deploy|compile)$/,
  mvnw: /^(?:package|install|verify|deploy|compile)$/,
  gradle: /^(?:build|assemble|bootJar|shadowJar|installDist|jar|war)$/,
  gradlew: /^(?:build|assemble|bootJar|shadowJar|installDist|jar|war)$/,
  sbt: /^(?:compile|package|assembly|stage|dist)$/,
  javac: EVERY,
};
const C_BUILDS = { make: EVERY, gcc: EVERY, 'g++': EVERY, cc: EVERY, cmake: EVERY, ninja: EVERY };

/**
 * The official images that are made for building, as their pages say: https://hub.docker.com/_/golang,
 * https://hub.docker.com/_/rust, https://hub.docker.com/_/gcc, https://hub.docker.com/_/maven,
 * https://hub.docker.com/_/gradle, https://hub.docker.com/_/swift, https://hub.docker.com/_/eclipse-temurin,
 * https://github.com/dotnet/dotnet-docker, https://hub.docker.com/r/nvidia/cuda
 */
const TOOLCHAINS: readonly Toolchain[] = [
  { language: 'Go', images: /^golang$/, builds: { go: /^(?:build|install)$/, make: EVERY } },
  { language: 'Rust', images: /^rust$/, builds: { cargo: /^(?:build|install)$/, rustc: EVERY, make: EVERY } },
  { language: 'C', images: /^gcc$/, builds: C_BUILDS },
  {
    language: 'Java',
    images: /^(?:maven|gradle|sbtscala\/scala-sbt|hseeberger\/scala-sbt)$/,
    builds: JAVA_BUILDS,
    runtime: jreOf,
  },
  { language: 'Java', images: /^/, tags: /(?:^|[-_])jdk(?:$|[-_])/, builds: JAVA_BUILDS, runtime: jreOf },
  {
    language: '.NET',
    images: /^mcr\.microsoft\.com\/dotnet\/sdk$/,
    builds: { dotnet: /^(?:build|publish|pack)$/ },
    runtime: (tag) => `mcr.microsoft.com/dotnet/aspnet:${tag}`,
  },
  {
    language: 'Swift',
    images: /^swift$/,
    builds: { swift: /^build$/ },
    runtime: (tag) => (tag === 'latest' || tag.endsWith('-slim') ? undefined : `swift:${tag}-slim`),
  },
  {
    language: 'CUDA',
    images: /^(?:nvcr\.io\/)?nvidia\/cuda$/,
    tags: /(?:^|-)devel(?:-|$)/,
    builds: { ...C_BUILDS, nvcc: EVERY },
    runtime: (tag) => `nvidia/cuda:${tag.replace('devel', 'runtime')}`,
  },
  { language: 'compiled', images: /^/, tags: /(?:^|-)devel(?:-|$)/, builds: { ...C_BUILDS, nvcc: EVERY } },
];

function jreOf(tag: string): string | undefined {
  const version = /(?:^|(?:jdk|temurin|corretto|openjdk)-?)(8|11|17|21|25)(?:[.\-_]|$)/.exec(tag)?.[1];
  return version === undefined ? undefined : `eclipse-temurin:${version}-jre`;
}

/** The toolchain that an image is made of; nothing for the others. */
export function toolchain(familiarName: string, tag: string): Toolchain | undefined {
  // A slim Swift holds only what programs need at run time.
  if (familiarName === 'swift' && tag.includes('slim')) return undefined;
  return TOOLCHAINS.find(({ images, tags }) => images.test(familiarName) && (tags === undefined || tags.test(tag)));
}

/** The image that runs what a toolchain's image has built, with the same libraries as far as the tag tells. */
export function runtimeImage({ runtime }: Toolchain, tag: string): string | undefined {
  if (runtime) return runtime(tag);
  const alpine = /(?:^|-)alpine(3\.\d+)?$/.exec(tag);
  if (alpine) return alpine[1] === undefined ? undefined : `alpine:${alpine[1]}`;
  const codeName = /(?:^|-)(?:slim-)?(trixie|bookworm|bullseye)$/.exec(tag)?.[1];
  return codeName === undefined ? undefined : `debian:${codeName}-slim`;
}
