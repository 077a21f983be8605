import { rule } from '../../../engine/rule';

export default rule('dockerfile/from-as-casing', {
  title: 'AS and FROM differ in case',
  why: 'Keywords in one case are told apart from names at a glance.',
  severity: 'hint',
  category: 'correctness',
  peers: { buildkit: ['FromAsCasing'] },
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  fix: { title: 'Write AS like FROM', safety: 'safe' },
  visit: 'from',
  check({ keyword, as }, report) {
    if (!as) return;
    const wanted = as.value === '' ? undefined : inCaseOf(keyword.value, as.value);
    if (wanted === undefined || wanted === as.value) return;
    report(as, {
      says: `${as.value} is not in the case of ${keyword.value}`,
      fix: (edit) => (as.parts ? edit.refuse('The word is not in one piece.') : edit.replace(as, wanted)),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24 «as» build
        RUN npm ci
      `,
      fixed: `
        FROM node:24 AS build
        RUN npm ci
      `,
    },
    {
      because: 'the other way round, on a line of its own, and mixed',
      bad: `
        from node:24 \\
          # builds
          «AS» build
        from node:24 «As» web
      `,
      fixed: `
        from node:24 \\
          # builds
          as build
        from node:24 as web
      `,
    },
    { because: 'both in one case', good: 'FROM node:24 AS build\nfrom node:24 as web\n' },
    { because: 'FROM itself is in mixed case, which another rule reports', good: 'From node:24 as build\n' },
    { because: 'a stage without a name', good: 'FROM node:24\n' },
  ],
});

/** A word in the case of another that is all capitals or all small letters; nothing where it is neither. */
function inCaseOf(written: string, word: string): string | undefined {
  if (written === written.toLowerCase()) return word.toLowerCase();
  return written === written.toUpperCase() ? word.toUpperCase() : undefined;
}
