/** What a package that has no place in a shipped image is for. */
export type UnneededKind = 'debugger' | 'editor' | 'network' | 'remote-access' | 'inspection' | 'compiler' | 'manual';

const exactNames: ReadonlyMap<string, UnneededKind> = new Map([
  ['nano', 'editor'],
  ['pico', 'editor'],
  ['joe', 'editor'],
  ['telnet', 'remote-access'],
  ['inetutils-telnet', 'remote-access'],
  ['ftp', 'remote-access'],
  ['tftp', 'remote-access'],
  ['tnftp', 'remote-access'],
  ['rsh-client', 'remote-access'],
  ['nmap', 'network'],
  ['ncat', 'network'],
  ['nmap-ncat', 'network'],
  ['nc', 'network'],
  ['socat', 'network'],
  ['tcpdump', 'network'],
  ['tshark', 'network'],
  ['iputils-ping', 'network'],
  ['net-tools', 'network'],
  ['dnsutils', 'network'],
  ['bind-utils', 'network'],
  ['bind-tools', 'network'],
  ['traceroute', 'network'],
  ['strace', 'debugger'],
  ['ltrace', 'debugger'],
  ['gdb', 'debugger'],
  ['lldb', 'debugger'],
  ['valgrind', 'debugger'],
  ['lsof', 'inspection'],
  ['htop', 'inspection'],
  ['procps', 'inspection'],
  ['man-db', 'manual'],
  ['man-pages', 'manual'],
  ['gcc', 'compiler'],
  ['g++', 'compiler'],
  ['clang', 'compiler'],
  ['make', 'compiler'],
  ['cmake', 'compiler'],
  ['build-essential', 'compiler'],
  ['build-base', 'compiler'],
]);

const nameShapes: readonly (readonly [shape: RegExp, kind: UnneededKind])[] = [
  [/^(?:vim|emacs|neovim)(?:[-.]|$)/, 'editor'],
  [/^netcat(?:-|$)/, 'network'],
  [/^(?:gcc|g\+\+|clang)-\d/, 'compiler'],
  [/.-(?:dev|devel)$/, 'compiler'],
];

/** Packages that let someone debug a running program from outside. Source: documentation of each debugger. */
const languageDebuggers: ReadonlySet<string> = new Set([
  'debugpy',
  'ptvsd',
  'pydevd-pycharm',
  'dlv',
  'vsdbg',
  'xdebug',
]);
const xdebugPackage = /^(?:php\d{0,2}(?:\.\d)?-(?:pecl-)?xdebug\d?|xdebug-\d[\w.]{0,20})$/;

/**
 * What a package of a distribution is for when a shipped image does not need it, undefined for all others. The name may
 * carry a version (`gdb=12.1-3`) and an architecture (`gdb:amd64`).
 */
export function unneededPackage(word: string): UnneededKind | undefined {
  const name = bareName(word);
  return exactNames.get(name) ?? nameShapes.find(([shape]) => shape.test(name))?.[1];
}

/** Whether a package of any manager is a debugger that listens for a client. */
export function isLanguageDebugger(word: string): boolean {
  const name = bareName(word).replace(/^.*\//, '');
  return languageDebuggers.has(name) || xdebugPackage.test(name);
}

function bareName(word: string): string {
  return word
    .replace(/[=<>~@[].*$/, '')
    .replace(/:[a-z0-9]{1,20}$/, '')
    .toLowerCase();
}
