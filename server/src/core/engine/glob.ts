/** Says whether a path (with `/`, relative to where the pattern was written) is one that the pattern means. */
export type PathMatcher = (path: string) => boolean;

const mostAlternatives = 256;

/**
 * Compiles a pattern with `*`, `**`, `?`, `[a-z]` and `{a,b}`. A pattern without `/` means a name in any folder, one that
 * names a folder means everything in it. Matching takes time in proportion to pattern times path, whatever they hold.
 */
export function compileGlob(pattern: string): PathMatcher {
  const alternatives = expandBraces(pattern).map((one) => segmentsOf(one));
  return (path) => {
    const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
    return alternatives.some((alternative) => matchesSegments(alternative, segments));
  };
}

function segmentsOf(pattern: string): string[] {
  const trimmed = pattern.startsWith('./') ? pattern.slice(2) : pattern;
  const isAnywhere = !trimmed.replace(/\/$/, '').includes('/');
  const segments = trimmed.split('/').filter((segment) => segment !== '');
  return isAnywhere && segments.length > 0 ? ['**', ...segments] : segments;
}

function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const waiting = [pattern];
  while (waiting.length > 0 && done.length + waiting.length < mostAlternatives) {
    const next = waiting.pop() ?? '';
    const open = next.indexOf('{');
    const parts = open < 0 ? undefined : alternativesAt(next, open);
    if (parts) waiting.push(...parts.choices.map((choice) => next.slice(0, open) + choice + next.slice(parts.end)));
    else done.push(next);
  }
  return [...done, ...waiting];
}

function alternativesAt(pattern: string, open: number): { choices: string[]; end: number } | undefined {
  const choices: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const unit = pattern[at];
    if (unit === '{') depth++;
    else if (unit === ',' && depth === 1) {
      choices.push(pattern.slice(start, at));
      start = at + 1;
    } else if (unit === '}') {
      depth--;
      if (depth === 0) return { choices: [...choices, pattern.slice(start, at)], end: at + 1 };
    }
  }
  return undefined;
}

/** Backtracks to the last `**` only, so that the work stays in proportion. What is left of the path lies in a folder. */
function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let at = 0;
  let used = 0;
  let star = -1;
  let retry = 0;
  while (used < path.length) {
    const wanted = pattern[at];
    if (wanted === '**') {
      star = at++;
      retry = used;
    } else if (wanted !== undefined && matchesName(wanted, path[used] ?? '')) {
      at++;
      used++;
    } else if (wanted === undefined && at > 0 && pattern[at - 1] !== '**') {
      return true;
    } else if (star >= 0) {
      at = star + 1;
      used = ++retry;
    } else return false;
  }
  while (pattern[at] === '**') at++;
  return at === pattern.length;
}

function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let used = 0;
  let star = -1;
  let retry = 0;
  while (used < name.length) {
    const width = pattern[at] === '*' ? 0 : widthOfMatch(pattern, at, name[used] ?? '');
    if (pattern[at] === '*') {
      star = at++;
      retry = used;
    } else if (width > 0) {
      at += width;
      used++;
    } else if (star >= 0) {
      at = star + 1;
      used = ++retry;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** How much of the pattern at `at` one character of a name uses up; 0 where it does not fit. */
function widthOfMatch(pattern: string, at: number, unit: string): number {
  const wanted = pattern[at];
  if (wanted === undefined) return 0;
  if (wanted === '?') return 1;
  if (wanted === '[') {
    const end = pattern.indexOf(']', at + 2);
    if (end > 0) return isInSet(pattern.slice(at + 1, end), unit) ? end - at + 1 : 0;
  }
  return wanted === unit ? 1 : 0;
}

function isInSet(set: string, unit: string): boolean {
  const isNegated = set.startsWith('!') || set.startsWith('^');
  const members = isNegated ? set.slice(1) : set;
  let isIn = false;
  for (let at = 0; at < members.length; at++) {
    const first = members[at] ?? '';
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    const last = isRange ? (members[at + 2] ?? first) : first;
    if (unit >= first && unit <= last) isIn = true;
    if (isRange) at += 2;
  }
  return isIn !== isNegated;
}
