/** How many UTF-16 units two texts begin with in common. Halves are compared whole, which engines do many at a time. */
export function sharedHead(a: string, b: string): number {
  let same = 0;
  let limit = Math.min(a.length, b.length);
  while (same < limit) {
    const middle = (same + limit + 1) >>> 1;
    if (a.slice(same, middle) === b.slice(same, middle)) same = middle;
    else limit = middle - 1;
  }
  return same;
}

/** How many two texts end with in common, those of the shared head not counted again. */
export function sharedTail(a: string, b: string, head: number): number {
  let same = 0;
  let limit = Math.min(a.length, b.length) - head;
  while (same < limit) {
    const middle = (same + limit + 1) >>> 1;
    const isSame = a.slice(a.length - middle, a.length - same) === b.slice(b.length - middle, b.length - same);
    if (isSame) same = middle;
    else limit = middle - 1;
  }
  return same;
}
