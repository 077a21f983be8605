import { imageFacts } from './images';
import { familiarName } from './registries';

/** Names of bases that hold a program's needs and little else. Sources: the documentation of each vendor. */
const minimalNames: ReadonlySet<string> = new Set([
  'scratch',
  'alpine',
  'busybox',
  'registry.access.redhat.com/ubi8/ubi-micro',
  'registry.access.redhat.com/ubi8/ubi-minimal',
  'registry.access.redhat.com/ubi9/ubi-micro',
  'registry.access.redhat.com/ubi9/ubi-minimal',
  'registry.access.redhat.com/ubi10/ubi-micro',
  'registry.access.redhat.com/ubi10/ubi-minimal',
  'rockylinux/rockylinux-minimal',
  'quay.io/fedora/fedora-minimal',
  'registry.fedoraproject.org/fedora-minimal',
  'bitnami/minideb',
  'mcr.microsoft.com/windows/nanoserver',
  'mcr.microsoft.com/azurelinux/distroless/base',
]);
const minimalPrefixes: readonly string[] = [
  'gcr.io/distroless/',
  'cgr.dev/',
  'dhi.io/',
  'mcr.microsoft.com/azurelinux/distroless/',
];
const minimalTagParts: ReadonlySet<string> = new Set([
  'slim',
  'distroless',
  'chiseled',
  'minimal',
  'micro',
  'nanoserver',
]);

/** Whether an image holds little beyond what its program needs: distroless, Alpine, slim and the like. */
export function isMinimalImage(name: string, tag: string): boolean {
  const familiar = familiarName(name);
  if (minimalNames.has(familiar) || minimalPrefixes.some((prefix) => familiar.startsWith(prefix))) return true;
  return tag
    .toLowerCase()
    .split('-')
    .some((part) => minimalTagParts.has(part) || /^alpine[\d.]*$/.test(part));
}

/** Whether an image has no shell, so that shell forms of commands and health checks cannot run. */
export function lacksShell(name: string, tag: string): boolean {
  if (familiarName(name) === 'scratch') return true;
  return imageFacts({ name, tag })?.hasShell === false;
}

/**
 * Smaller references for an image, with the version of its tag filled in; those that need a version are left out when
 * the tag names none.
 */
export function slimmerImages(name: string, tag: string): readonly string[] {
  const facts = imageFacts({ name, tag });
  if (facts === undefined || isMinimalImage(name, tag)) return [];
  const version = releaseOf(facts.id, tag);
  return facts.slimmer.flatMap((reference) => {
    if (!reference.includes('<version>')) return [reference];
    return version === undefined ? [] : [reference.replace(/<version>/g, version)];
  });
}

/** The release at the start of a tag; those of Debian may be named by their code names. */
function releaseOf(id: string, tag: string): string | undefined {
  const word = /^[a-z0-9][\w.]{0,30}/.exec(tag)?.[0];
  if (word === undefined || /^v?\d/.test(word)) return word;
  return id === 'debian' && /^(?:trixie|bookworm|bullseye|forky|stable|testing|sid)$/.test(word) ? word : undefined;
}

/**
 * Images of Debian and of languages whose slim variants hold neither curl nor wget: what they download with is purged
 * again. Sources, read on 2026-11-21: https://github.com/docker-library/python, ruby, php and openjdk (their
 * templates), https://github.com/rust-lang/docker-rust, https://github.com/nodejs/docker-node,
 * https://github.com/Perl/docker-perl. PHP keeps curl, in Debian and in Alpine.
 */
const slimWithoutTools: ReadonlySet<string> = new Set([
  'debian',
  'python',
  'node',
  'ruby',
  'php',
  'perl',
  'rust',
  'openjdk',
]);

/** Whether an image is known to come without curl or wget; BusyBox, and so Alpine, has a wget. */
export function lacksProgram(name: string, tag: string, program: string): boolean {
  const familiar = familiarName(name);
  if (/^gcr\.io\/distroless\//.test(familiar)) return !/debug/.test(tag);
  const isAlpine = familiar === 'alpine' || (slimWithoutTools.has(familiar) && /(?:^|-)alpine/.test(tag));
  if (isAlpine) return program === 'curl' && familiar !== 'php';
  if (familiar === 'ubuntu' || familiar === 'debian') return true;
  return slimWithoutTools.has(familiar) && familiar !== 'php' && /(?:^|-)slim(?:-|$)/.test(tag);
}
