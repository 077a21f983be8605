import { compileGlob } from '../../../engine/glob';
import { rule } from '../../../engine/rule';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import { contextSources } from '../_shared/copy-sources';
import { contextPath, ignoreFileOf } from '../_shared/ignore-file';

export default rule('dockerfile/copy-whole-context', {
  title: 'The whole build context is copied into the final image',
  why: 'Whatever lies beside the Dockerfile one day is shipped: the history of Git, a `.env` with passwords, and any change of it builds all later steps anew.',
  todo: 'Name what the program needs, or begin `.dockerignore` with `*` and let in by name.',
  severity: 'info',
  default: 'off',
  category: 'image-hygiene',
  peers: { cis: ['4.3', '4.10'] },
  references: ['https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore'],
  visit: 'copy',
  check(copy, report, { path, project }) {
    const whole = contextSources(copy).filter(({ value }) => /^(?:\*{1,2}|)$/.test(contextPath(value)));
    if (whole.length === 0 || !copy.stage.isShipped || copy.onbuild || excludesSecrets(copy)) return;
    const first = ignoreFileOf(path, project)?.patterns[0];
    if (first && !first.isException && /^(?:\*|\*\*|\*\*\/\*)$/.test(first.text)) return;
    for (const source of whole) {
      report(source, { says: `${source.raw} is the whole build context, whatever it holds one day` });
    }
  },
  examples: [
    { bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY «.» .\nCMD ["node", "server.js"]\n' },
    {
      because: 'other ways to write it, and a stage that the last one builds upon',
      bad: `
        FROM node:24-slim AS base
        COPY «./» /app/
        FROM base
        ADD ["«.»", "/src/"]
        COPY package.json «*» /other/
        COPY «/» /all
      `.replace('["«.»"', '[«"."»'),
    },
    { because: 'files by name', good: 'FROM node:24-slim\nCOPY package.json src/ /app/\nCOPY src /app/src\n' },
    {
      because: 'a stage that is not shipped',
      good: 'FROM node:24 AS build\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=build /dist /usr/share/nginx/html\n',
    },
    { because: 'another stage, whole', good: 'FROM alpine:3.22 AS files\nFROM scratch\nCOPY --from=files / /\n' },
    {
      because: 'only what is let in by name is there',
      files: { '.dockerignore': '# all\n*\n!src\n' },
      good: 'FROM node:24-slim\nCOPY . /app\n',
    },
    {
      because: 'the worst is left out',
      good: 'FROM node:24-slim\nCOPY --exclude=.git --exclude=.env* . /app\n',
    },
    { because: 'mounted, not copied', good: 'FROM node:24-slim\nRUN --mount=type=bind,target=. make\n' },
  ],
});

function excludesSecrets({ excludes }: Copy | Add): boolean {
  return ['.git', '.env'].every((name) =>
    excludes.some(({ value }) => compileGlob(`/${contextPath(value)}`)(`/${name}`)),
  );
}
