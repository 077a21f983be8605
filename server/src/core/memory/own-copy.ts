/**
 * The same text in memory of its own. Engines let a piece of a text point into the whole one, so that whoever keeps the
 * piece for longer than the text keeps all of it: https://bugs.chromium.org/p/v8/issues/detail?id=2869.
 */
export function ownCopy(piece: string): string {
  return ` ${piece}`.slice(1);
}
