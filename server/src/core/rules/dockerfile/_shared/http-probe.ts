import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts } from './base-image';
import { chainOf } from './run-time-part';

const INSTALLERS: ReadonlySet<string> = new Set(['apt-get', 'apt', 'apk', 'dnf', 'microdnf', 'yum', 'zypper', 'tdnf']);

/** How the interpreter of an image asks a page for its status and exits with 1 where that is an error. */
const INTERPRETERS: Readonly<Record<string, (url: string) => readonly string[]>> = {
  node: (url) => ['node', '-e', nodeProbe(url)],
  'distroless-nodejs': (url) => ['/nodejs/bin/node', '-e', nodeProbe(url)],
  python: (url) => ['python', '-c', pythonProbe(url)],
  'distroless-python3': (url) => ['/usr/bin/python3', '-c', pythonProbe(url)],
  ruby: (url) => ['ruby', '-rnet/http', '-e', `exit Net::HTTP.get_response(URI('${url}')).is_a?(Net::HTTPSuccess)`],
  'php-cli': phpProbe,
  'php-apache': phpProbe,
};

/**
 * The command of a health check that asks a page by HTTP with what the image is known to hold: a program that the file
 * installs, the interpreter of the image, or BusyBox. Nothing where no such thing is known to be there.
 */
export function httpProbe(stage: Stage, port: number): readonly string[] | undefined {
  const url = `http://127.0.0.1${port === 80 ? '' : `:${port}`}/`;
  const installed = new Set(
    chainOf(stage)
      .flatMap((one) => one.ofKind('RUN').flatMap(({ commands }) => commands))
      .filter(({ program }) => program !== undefined && INSTALLERS.has(program))
      .flatMap(({ arguments: words }) => words.map(({ value }) => value)),
  );
  if (installed.has('curl')) return ['curl', '-fsS', '-o', '/dev/null', url];
  const facts = baseImageFacts(stage);
  const id = facts?.id ?? '';
  const isPython2 = id === 'python' && /^2\b/.test(stage.rootStage.from.reference?.tag?.text ?? '');
  if (Object.hasOwn(INTERPRETERS, id) && !isPython2) return INTERPRETERS[id]?.(url);
  const hasBusybox = facts?.packageManager === 'apk' || id === 'busybox';
  return hasBusybox || installed.has('wget') ? ['wget', '-q', '-O', '/dev/null', url] : undefined;
}

/** Whether what listens on a port most likely speaks plain HTTP. */
export function isHttpPort(port: number): boolean {
  const others = [80, 81, 4000, 4200, 5000, 5001, 5173];
  return others.includes(port) || (port >= 3000 && port <= 3099) || (port >= 8000 && port <= 8999 && port !== 8443);
}

/** Old releases of Node.js have no fetch. */
function nodeProbe(url: string): string {
  return `require('http').get('${url}', (r) => process.exit(r.statusCode < 400 ? 0 : 1)).on('error', () => process.exit(1))`;
}

function pythonProbe(url: string): string {
  return `import urllib.request; urllib.request.urlopen('${url}', timeout=3)`;
}

function phpProbe(url: string): readonly string[] {
  return ['php', '-r', `exit(@file_get_contents('${url}') === false ? 1 : 0);`];
}
