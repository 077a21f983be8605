/** A path with `/` without `.`, `..` and slashes that change nothing, as Go's `path.Clean` has it. */
export function cleanPath(path: string): string {
  const kept: string[] = [];
  const isAbsolute = path.startsWith('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') kept.push(step);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isAbsolute) kept.push(step);
  }
  const cleaned = kept.join('/');
  return isAbsolute ? `/${cleaned}` : cleaned || '.';
}
