/**
 * The files around the open documents, answered at once: what is known, `null` for what is known not to be there, and
 * nothing for what is still being fetched. `settled` resolves when nothing is being fetched any more.
 */
export interface Files {
  read(uri: string): string | null | undefined;
  /** Names in a folder, those of folders with a `/` at their end. */
  list(uri: string): readonly string[] | undefined;
  /** Forgets a file and the listing of its folder; without a URI everything. */
  forget(uri?: string): void;
  settled(): Promise<void>;
}

/** Files larger than this, in UTF-16 units, are not looked at: no configuration or source of an image is that long. */
export const longestFile = 4_000_000;

/** The folder of a URI, without a slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/**
 * A relative path resolved against a folder's URI; nothing where it leaves the root. Names are encoded as editors
 * encode them.
 */
export function resolveUri(folder: string, path: string): string | undefined {
  const scheme = folder.indexOf('://');
  const authorityEnd = folder.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  const root = authorityEnd < 0 ? folder : folder.slice(0, authorityEnd);
  const parts = path.startsWith('/') || authorityEnd < 0 ? [] : folder.slice(authorityEnd + 1).split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(encodeURIComponent(part));
    else if (parts.pop() === undefined) return undefined;
  }
  return [root, ...parts.filter((part) => part !== '')].join('/');
}
