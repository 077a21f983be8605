import type { Manner } from './manner';

/** The first lines: directives, and what only looks like them. */
export function directives(manner: Manner): string {
  const { random, end } = manner;
  let text = '';
  const left = ['escape', 'syntax', 'check'];
  while (random.chance(0.2)) {
    const known = left.splice(random.below(left.length), 1)[0] ?? 'escape';
    const name = manner.pick([known, known.toUpperCase()], ['escape', 'author', 'Syntax']);
    const value = manner.pick(goodValues[known] ?? [''], [
      'docker/dockerfile:1 a',
      '',
      'error=true',
      '`\\',
      'skip=all;x=y',
    ]);
    const sign = manner.pick(['#', '# ', '#\t'], [' # ', '//', '##', '#\u00a0', '#\f']);
    text += `${sign}${name}${random.pick(['=', ' = ', '= ', '\t='])}${value}${random.pick(['', '', ' '])}${end}`;
    if (known === 'escape' && value === '`') manner.escapeCharacter = '`';
  }
  if (random.chance(0.05)) text += end;
  if (random.chance(0.1)) text += `# a comment${end}`;
  return text;
}

const goodValues: Readonly<Record<string, readonly string[]>> = {
  escape: ['`', '`', '\\'],
  syntax: ['docker/dockerfile:1', 'docker/dockerfile:1-labs  # why', 'docker.io/docker/dockerfile@sha256:0'],
  check: ['skip=all', 'skip=all;error=false', 'skip=StageNameCasing,UndefinedVar', 'error=false ; skip=none'],
};
