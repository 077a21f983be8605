import { keptWith } from '../memory/kept-with';
/**
 * What checks look at beyond the instruction that they are shown. What a check says holds as long as its instruction and
 * all that it looked at stay the same, so that hardly any need be asked again with a keystroke. Views note each look
 * beyond their own instruction here.
 */
export type Looks = ReadonlySet<Look>;

/**
 * The number of a stage, an aspect of one (see `aspectOf`), `HEAD`, `FRAME`, `NAMES` or `EVERYTHING`, or a question about
 * other files as the engine words it.
 */
export type Look = number | string;

/** What stands above the first stage, comments and blank lines included. */
export const HEAD = -1;

/** Anything else: comments, the whole text, what programs beside us say. */
export const EVERYTHING = -2;

/**
 * How the file is divided into stages, which of them they are built on, and what is said above the first one. Whoever
 * looks beyond an instruction at all looks at that.
 */
export const FRAME = -3;

/** What the stages are called. Apart from the frame, so that a name can be typed without asking all stages again. */
export const NAMES = -4;

let looked: Set<Look> | undefined;

/** Notes a look at what stands outside an instruction. */
export function noteLook(at: Look): void {
  looked ??= new Set();
  looked.add(at);
}

/** Notes a look at what only asking again can tell. */
export function noteOutsideRead(): void {
  noteLook(EVERYTHING);
}

/** What has been looked at since it was last asked; nothing where nothing was. */
export function takeLooks(): Looks | undefined {
  const taken = looked;
  looked = undefined;
  return taken;
}

/** What a reading gives, its looks outside not counted: for what a check is remembered under anyway. */
export function withoutNoting<T>(read: () => T): T {
  const before = looked;
  looked = undefined;
  try {
    return read();
  } finally {
    looked = before;
  }
}

/**
 * A function of a node that works its answer out once and keeps it as long as the node. Whoever asks later has looked
 * as far as the one who asked first: a cache that hides this makes findings stale, so keep what is derived from
 * instructions, commands, stages and files only with this. What is handed over beside the node must be the same in all
 * of an analysis, such as the project.
 */
export function keptFor<N extends object, T, W = void>(read: (node: N, beside: W) => T): (node: N, beside: W) => T {
  const known = keptWith<N, { readonly value: T; readonly looks: Looks | undefined }>();
  return (node, beside) => {
    const earlier = known.get(node);
    if (earlier) {
      noteAgain(earlier.looks);
      return earlier.value;
    }
    const before = looked;
    looked = undefined;
    try {
      const value = read(node, beside);
      known.set(node, { value, looks: looked });
      return value;
    } finally {
      const own = looked;
      looked = before;
      noteAgain(own);
    }
  };
}

function noteAgain(looks: Looks | undefined): void {
  if (looks) for (const at of looks) noteLook(at);
}
