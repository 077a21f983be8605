import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Value } from '../../../model/dockerfile-value';

const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;
const REPOSITORY = /[^/]\.git(?:[#?].*)?$|^(?:git@|git:|ssh:)/i;
const ARCHIVE = /\.(?:tar|tgz|tbz|tbz2|tb2|txz|tlz|tzst|gz|bz2|xz|zst|lzma|lz|z)$|\.tar\.[a-z0-9]+$/i;

/** Whether a source of ADD is fetched from elsewhere: an address or a repository. */
export function isRemote(source: string): boolean {
  return REMOTE.test(source) || REPOSITORY.test(source);
}

/** Whether a source of ADD is a Git repository, which is cloned and not downloaded. */
export function isRepository(source: string): boolean {
  return REPOSITORY.test(source) || /^https?:\/\/[^/]+\/.*\.git(?:#|$)/i.test(source);
}

/** Whether ADD unpacks a local file of this name. */
export function isArchive(source: string): boolean {
  return ARCHIVE.test(source);
}

/** The sources whose path is known and that come from the build context: no stage, no address, no heredoc. */
export function contextSources(copy: Copy | Add): readonly (Value & { readonly value: string })[] {
  if (copy.from) return [];
  return copy.sources.filter(
    (source): source is Value & { readonly value: string } => source.value !== undefined && !isRemote(source.value),
  );
}
