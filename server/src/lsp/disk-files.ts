import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Files, folderOf, longestFile } from './files';

interface Kept<Value> {
  readonly value: Value;
  readonly since: number;
}

/** How long a file is taken to be as it was read, in milliseconds, where nobody tells of changes on the disk. */
const unwatchedLifetime = 2000;

/** The files of the disk. `isWatched` says whether the client tells of changes, so that nothing is read twice. */
export function diskFiles(isWatched: () => boolean, now: () => number = Date.now): Files {
  const texts = new Map<string, Kept<string | null>>();
  const listings = new Map<string, Kept<readonly string[]>>();

  function cached<Value>(
    kept: Map<string, Kept<Value>>,
    uri: string,
    load: (path: string) => Value,
    none: Value,
  ): Value {
    const known = kept.get(uri);
    if (known && (isWatched() || now() - known.since < unwatchedLifetime)) return known.value;
    let value = none;
    try {
      value = load(fileURLToPath(uri));
    } catch {
      // Not there, not ours to read, or no path of this system: for whoever asks it does not exist.
    }
    kept.set(uri, { value, since: now() });
    return value;
  }

  return {
    read: (uri) => cached(texts, uri, readText, null),
    list: (uri) => cached(listings, uri, readNames, []),
    forget(uri) {
      if (uri === undefined) {
        texts.clear();
        listings.clear();
        return;
      }
      texts.delete(uri);
      listings.delete(folderOf(uri));
    },
    settled: () => Promise.resolve(),
  };
}

function readText(path: string): string | null {
  const entry = statSync(path);
  if (!entry.isFile() || entry.size > longestFile) return null;
  const text = readFileSync(path, 'utf8');
  return text.includes('\0') ? null : text;
}

function readNames(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  );
}
