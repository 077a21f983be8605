/** A platform that an image is built for. */
export interface Platform {
  readonly system: string;
  readonly architecture: string;
}

/** https://github.com/containerd/platforms/blob/main/database.go */
const SYSTEMS: ReadonlySet<string> = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(
    ' ',
  ),
);
const ARCHITECTURES: ReadonlySet<string> = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ' +
    'ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);
const ARCHITECTURE_ALIASES: Readonly<Record<string, string>> = {
  i386: '386',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
};

/** A system, with its version and features in parentheses; the signs in those may be percent-encoded. */
const SYSTEM = /^[a-z0-9_-]+(?:\((?:[a-z0-9_.-]|%[0-9a-f]{2})*(?:\+(?:[a-z0-9_.-]|%[0-9a-f]{2})+)*\))?$/;
const COMPONENT = /^[a-z0-9_.-]+$/;

/** A platform as `--platform` takes it: `os[/arch[/variant]]` or an architecture; nothing for any other text. */
export function parsePlatform(text: string): Platform | undefined {
  const parts = text.toLowerCase().split('/');
  const [first = '', second, variant] = parts;
  if (parts.length > 3 || !SYSTEM.test(first)) return undefined;
  if ([second, variant].some((part) => part !== undefined && !COMPONENT.test(part))) return undefined;
  const system = first.replace(/\(.*/, '').replace(/^macos$/, 'darwin');
  if (second !== undefined) return { system, architecture: architectureOf(second) };
  if (SYSTEMS.has(system)) return { system, architecture: 'amd64' };
  const architecture = architectureOf(first);
  return ARCHITECTURES.has(architecture) ? { system: 'linux', architecture } : undefined;
}

function architectureOf(text: string): string {
  return Object.hasOwn(ARCHITECTURE_ALIASES, text) ? (ARCHITECTURE_ALIASES[text] ?? text) : text;
}
