import { setFlagsFromString } from 'node:v8';

/**
 * Has the engine allocate everything in young memory. V8 may learn from a document being opened, of which nearly all
 * lives on, that what is made there belongs in old memory at once. In about one start of 25 it did, and then most of what
 * a keystroke leaves was taken for alive until the next major collection: minor ones took 4 ms in place of 1.
 * Not under Electron, which may have frozen the flags, and a process that sets one then ends:
 * https://github.com/nwjs/nw.js/issues/8067
 */
export function allocateYoung(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--no-allocation-site-pretenuring');
}
