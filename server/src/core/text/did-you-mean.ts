/**
 * The known word that a misspelt one most likely stands for; nothing where none is near enough. Case does not count,
 * and a word without its `kind/` is near the full one.
 */
export function nearestWord(written: string, known: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase().slice(0, longestWord);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  let longer: string | undefined;
  for (const word of known) {
    const candidate = word.toLowerCase();
    const tail = wanted.includes('/') ? candidate : candidate.slice(candidate.lastIndexOf('/') + 1);
    const limit = Math.max(1, Math.floor(Math.min(wanted.length, tail.length) / 3));
    const distance = distanceWithin(wanted, tail, Math.min(limit, least));
    if (distance !== undefined && distance < least) {
      nearest = word;
      least = distance;
    }
    if (wanted.length >= shortestBeginning && candidate.includes(wanted)) longer ??= word;
  }
  return nearest ?? longer;
}

/** ` Did you mean X?`, or nothing: to be put behind a message. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const word = nearestWord(written, known);
  return word === undefined ? '' : ` Did you mean "${word}"?`;
}

const longestWord = 100;
/** A word of at least this length may be a piece of the one that was meant. */
const shortestBeginning = 5;

/** How many letters must be added, dropped, replaced or swapped; nothing where it is more than `limit`. */
export function distanceWithin(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    if (Math.min(...current) > limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last[b.length] ?? 0;
  return distance <= limit ? distance : undefined;
}
