import { rule } from '../../../engine/rule';
import { contextSources } from '../_shared/copy-sources';

export default rule('dockerfile/copy-outside-context', {
  title: 'The source path leaves the build context',
  why: 'The builder cuts the path off at the root of the build context, so another file is copied than the path says, or none is found.',
  todo: 'Build from a folder above, or hand the other folder over with `--build-context`.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  visit: 'copy',
  check(copy, report) {
    for (const source of contextSources(copy)) {
      if (leaves(source.value)) report(source, { says: `${source.value} lies outside the build context` });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY «../shared» /app/shared
      `,
    },
    {
      because: 'from deeper down, in quotes and in the JSON form, among others',
      bad: 'FROM node:24\nCOPY a «"a/../../b"» /app/\nADD ["a", «"./../c"», "/app/"]\nCOPY «..» /app\n',
    },
    {
      because: 'it stays within',
      good: 'FROM node:24\nCOPY a/../b /app\nCOPY ..a b.. /app/\nCOPY ./a/b/../../c /app\n',
    },
    {
      because: 'stages and addresses have roots of their own',
      good: 'FROM node:24 AS a\nFROM node:24\nCOPY --from=a ../b /b\nADD https://example.com/../a /a\n',
    },
    { because: 'the destination may go up', good: 'FROM node:24\nWORKDIR /app\nCOPY a ../b\n' },
  ],
});

function leaves(path: string): boolean {
  let depth = 0;
  for (const piece of path.split(/[/\\]/)) {
    if (piece === '..') depth--;
    else if (piece !== '' && piece !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
