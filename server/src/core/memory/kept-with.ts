/** Answers that are kept with the nodes that they are about. */
export interface KeptWith<N extends object, T> {
  /** What is kept with a node; nothing where nothing is. */
  get(node: N): T | undefined;
  set(node: N, value: T): void;
}

/**
 * A place in nodes for one answer each, gone with its node. It does what a `WeakMap` does, but for what minor collections
 * of garbage make of one: all values of a table in old memory are taken for alive
 * (https://github.com/v8/v8/blob/main/src/heap/scavenger.cc), and a value that leads back to its node holds a whole
 * analysis with it, one for each keystroke, which made most of the pauses. A copy of a node has no answers.
 */
export function keptWith<N extends object, T>(): KeptWith<N, T> {
  const place = Symbol('kept');
  interface Keeper {
    [place]?: { readonly of: object; readonly value: T };
  }
  return {
    get(node) {
      const keeper: Keeper = node;
      const found = keeper[place];
      return found?.of === node ? found.value : undefined;
    },
    set(node, value) {
      const keeper: Keeper = node;
      keeper[place] = { of: node, value };
    },
  };
}
