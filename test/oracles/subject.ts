import { createHash } from 'node:crypto';
import type { Kind } from '../../server/src/core/index';

/** A text that both an official program and Bulkhead read. */
export interface Subject {
  readonly kind: Kind;
  /** Where it comes from, in words: `dockerfile/copy-ignored-file, example 2, "Remove it"`. */
  readonly origin: string;
  /** With `/`; the folder of the file is the folder of `files`. */
  readonly path: string;
  readonly text: string;
  /** The files beside it that a reading may need, by their path relative to its folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** The same for the same text at the same path among the same files; 16 hexadecimal digits. */
export function keyOf({ kind, path, text, files }: Subject): string {
  const others = Object.keys(files)
    .sort()
    .map((name) => [name, files[name]]);
  return createHash('sha256')
    .update(JSON.stringify([kind, path, text, others]))
    .digest('hex')
    .slice(0, 16);
}
