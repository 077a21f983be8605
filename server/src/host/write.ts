import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Encoding, encodeText } from './decode';

/** Thrown where the file is no longer what was read: somebody else is writing it. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('it was changed by something else meanwhile, so nothing was written');
  }
}

/**
 * Replaces a file in one step: whoever reads it sees the old text or the new one, and a failure leaves the old one.
 * Mode, owner and encoding stay; of a symbolic link the target is written. `before` is what was read.
 */
export function writeAtomically(path: string, text: string, encoding: Encoding, before: Buffer): void {
  const target = realpathSync(path);
  const { mode, uid, gid } = statSync(target);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(file, encodeText(text, encoding));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    keepOwner(temporary, uid, gid);
    chmodSync(temporary, mode & 0o7777);
    if (!readFileSync(target).equals(before)) throw new ChangedMeanwhile();
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepOwner(path: string, uid: number, gid: number): void {
  const own = statSync(path);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only root may give files away; the text matters more than whose it is.
  }
}
