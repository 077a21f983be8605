import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { type DecodedText, decodeText } from './decode';
import { reasonOf } from './errors';

/** In bytes; no file that people write by hand comes near it. */
const largestFile = 20 * 1024 * 1024;

/** What a look at the beginning of a file read, in bytes. */
const headSize = 4096;

export interface ReadText extends DecodedText {
  /** As they lie on the disk. */
  readonly bytes: Buffer;
}

/** The text of a file, or in words why there is none. */
export function readText(path: string): ReadText | { readonly unreadable: string } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const entry = fstatSync(file);
    if (entry.isDirectory()) return { unreadable: 'it is a folder, not a file' };
    if (!entry.isFile()) return { unreadable: 'it is not an ordinary file' };
    if (entry.size > largestFile) return { unreadable: `it is larger than ${largestFile / 1024 / 1024} MB` };
    const bytes = readFileSync(file);
    const decoded = decodeText(bytes);
    return 'unreadable' in decoded ? decoded : { ...decoded, bytes };
  } catch (error) {
    return { unreadable: reasonOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whether the beginning of a JSON file looks like something of ours: most JSON in a repository is not. */
export function mayBeOurJson(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const head = Buffer.alloc(headSize);
    const length = readSync(file, head, 0, headSize, 0);
    const text = head.toString('latin1', 0, length);
    return text.includes('"apiVersion"') && text.includes('"kind"');
  } catch {
    // Left to the reading of the file, which says why it cannot be read.
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
