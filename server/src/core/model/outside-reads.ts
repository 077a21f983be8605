/**
 * Which checks look at nothing but the instruction that they are shown: what they say of it holds as long as its text
 * stays the same, so that a silent one need not be asked again with every keystroke. Views count each look beyond their
 * own instruction here; whoever wants to know of a piece of work compares the counts before and after it.
 */
let count = 0;

/** How often anything has looked beyond its instruction until now. */
export function outsideReads(): number {
  return count;
}

/** Notes a look at what stands outside an instruction. */
export function noteOutsideRead(): void {
  count++;
}

/** What a reading gives, its looks outside not counted: for what a record of silence is kept under anyway. */
export function withoutNoting<T>(read: () => T): T {
  const before = count;
  try {
    return read();
  } finally {
    count = before;
  }
}

/**
 * A function of a node that works its answer out once and keeps it as long as the node. Whoever asks later has looked
 * as far as the one who asked first: a cache that hides this makes findings stale, so keep what is derived from
 * instructions and commands only with this.
 */
export function keptFor<N extends object, T>(read: (node: N) => T): (node: N) => T {
  const known = new WeakMap<N, { readonly value: T; readonly looksOutside: boolean }>();
  return (node) => {
    const earlier = known.get(node);
    if (earlier) {
      if (earlier.looksOutside) count++;
      return earlier.value;
    }
    const before = count;
    const value = read(node);
    known.set(node, { value, looksOutside: count !== before });
    return value;
  };
}
