/** A run-time environment that an official image brings, and the packages that would bring it again. */
interface ShippedRuntime {
  readonly images: RegExp;
  readonly runtime: string;
  /** Packages of the distribution. */
  readonly packages: RegExp;
}

/**
 * Official images put their run-time environment into /usr/local or /opt by themselves:
 * https://github.com/docker-library/official-images
 */
const RUNTIMES: readonly ShippedRuntime[] = [
  {
    images: /^python$/,
    runtime: 'Python',
    packages: /^(?:python3?|python3-pip|python3-venv|py3-pip|python3-minimal)$/,
  },
  { images: /^node$/, runtime: 'Node.js', packages: /^(?:nodejs|npm|nodejs-npm)$/ },
  { images: /^golang$/, runtime: 'Go', packages: /^(?:go|golang(?:-go|-\d[\d.]*(?:-go)?)?)$/ },
  { images: /^ruby$/, runtime: 'Ruby', packages: /^(?:ruby|ruby-dev|ruby-full|ruby\d\.\d)$/ },
  { images: /^php$/, runtime: 'PHP', packages: /^php[\d.]*(?:-(?:cli|fpm))?$/ },
  {
    images: /^(?:eclipse-temurin|amazoncorretto|openjdk|ibm-semeru-runtimes|sapmachine)$/,
    runtime: 'Java',
    packages: /^(?:default-(?:jdk|jre)(?:-headless)?|openjdk-?\d+(?:-(?:jdk|jre)(?:-headless)?)?)$/,
  },
  {
    images: /^(?:maven|gradle|tomcat)$/,
    runtime: 'Java',
    packages: /^(?:default-(?:jdk|jre)(?:-headless)?|openjdk-?\d+(?:-(?:jdk|jre)(?:-headless)?)?)$/,
  },
];

/** The run-time environment that an official image brings and a package of the distribution would bring again. */
export function shippedRuntime(familiarName: string, packageName: string): string | undefined {
  const name = packageName.replace(/[=<>~@:].*$/, '');
  return RUNTIMES.find(({ images, packages }) => images.test(familiarName) && packages.test(name))?.runtime;
}

/** Programs that official images bring and that a package manager of a language would install again. */
export function shippedTool(familiarName: string, manager: string, packageName: string): boolean {
  if (familiarName === 'ruby') return manager === 'gem' && /^bundler(?::|$)/.test(packageName);
  // https://github.com/nodejs/docker-node: each image brings yarn 1, and npm refuses to write over it.
  return familiarName === 'node' && manager === 'npm' && /^yarn(?:@(?:1|latest|\^1)[\d.]*)?$/.test(packageName);
}
