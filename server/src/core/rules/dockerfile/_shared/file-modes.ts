/** Where the bits of each class stand in a mode. */
const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 };
const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 };

/**
 * The octal mode that a file of an octal mode has after a change, octal or by letters; nothing where either is of
 * another form, or where the mask of the process has a say in it.
 */
export function resultingMode(before: string, change: string): string | undefined {
  if (!/^0?[0-7]{3}$/.test(before)) return undefined;
  if (/^0?[0-7]{3}$/.test(change)) return change;
  let mode = Number.parseInt(before, 8);
  for (const clause of change.split(',')) {
    const [, who = '', operator, letters = ''] = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause) ?? [];
    if (operator === undefined || (who === '' && letters.includes('w'))) return undefined;
    const classes = who === '' || who.includes('a') ? ['u', 'g', 'o'] : [...who];
    const bits = [...letters].reduce((sum, letter) => sum | (BITS[letter] ?? 0), 0);
    for (const name of classes) {
      const shift = SHIFTS[name] ?? 0;
      if (operator === '+') mode |= bits << shift;
      else if (operator === '-') mode &= ~(bits << shift);
      else mode = (mode & ~(7 << shift)) | (bits << shift);
    }
  }
  return mode.toString(8).padStart(3, '0');
}
