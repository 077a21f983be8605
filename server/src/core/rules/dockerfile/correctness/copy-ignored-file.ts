import { rule } from '../../../engine/rule';
import { contextSources } from '../_shared/copy-sources';
import { contextPath, ignoreFileOf, ignoringPattern } from '../_shared/ignore-file';

export default rule('dockerfile/copy-ignored-file', {
  title: 'The copied file is excluded by the ignore file',
  why: 'What the ignore file excludes never reaches the builder, so the build stops here and says that the file does not exist.',
  todo: 'Take the pattern out of the ignore file, or put `!<path>` behind it.',
  severity: 'error',
  category: 'correctness',
  peers: { buildkit: ['CopyIgnoredFile'] },
  references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  visit: 'copy',
  check(copy, report, { path, project }) {
    // A trigger copies from the context of another build.
    if (copy.onbuild) return;
    const sources = contextSources(copy).filter(({ value }) => value !== '' && !/[*?[\\]/.test(value));
    if (sources.length === 0) return;
    const file = ignoreFileOf(path, project);
    if (!file) return;
    for (const source of sources) {
      const pattern = ignoringPattern(file, contextPath(source.value));
      if (pattern !== undefined) report(source, { says: `${source.value}: "${pattern}" in ${file.name} excludes it` });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        COPY package.json «dist/» /app/
      `,
      files: { '.dockerignore': 'node_modules\ndist\n' },
    },
    {
      because: 'patterns reach what lies in a folder, paths are tidied, ADD and the JSON form are the same',
      bad: `
        FROM alpine:3.22
        COPY «./build//app.js» /srv/
        ADD [«"docs/readme.md"», "/srv/"]
      `,
      files: { '.dockerignore': '# results\n/build/\n\n**/*.md\n' },
    },
    {
      because: 'everything is excluded but what is let in again',
      bad: `
        FROM node:24-slim
        COPY package.json «yarn.lock» ./
        COPY src src
      `,
      files: { '.dockerignore': '*\n!package.json\n!src/**\n' },
    },
    {
      because: 'nothing is left of the context',
      bad: `
        FROM alpine:3.22
        COPY «.» /srv
      `,
      files: { '.dockerignore': '**\n' },
    },
    {
      because: 'the file of its own name goes first',
      bad: `
        FROM alpine:3.22
        COPY «app.conf» /etc/
      `,
      path: 'deploy/api.Dockerfile',
      files: { 'api.Dockerfile.dockerignore': '*.conf\n', '.dockerignore': 'other\n' },
    },
    {
      because: 'the context without what is excluded is still something',
      good: `
        FROM node:24-slim
        COPY . .
        COPY src/ src/
      `,
      files: { '.dockerignore': 'node_modules\n.git\n*.md\nsrc/test\n' },
    },
    {
      because: 'exceptions let a part of the folder in',
      good: `
        FROM node:24-slim
        COPY . .
        COPY dist/ public/ ./
      `,
      files: { '.dockerignore': '*\n!dist/server.js\n!**/*.html\n' },
    },
    {
      because: 'patterns are rooted: this one is for the context only',
      good: `
        FROM alpine:3.22
        COPY lib/build /srv/
      `,
      files: { '.dockerignore': 'build\n' },
    },
    {
      because: 'other stages, addresses, heredocs and variables are not in the context',
      good: `
        FROM alpine:3.22 AS build
        FROM alpine:3.22
        ARG NAME
        COPY --from=build dist /srv/
        ADD https://example.com/dist /srv/
        COPY <<dist /srv/file
        text
        dist
        COPY $NAME dist* /srv/
        ONBUILD COPY dist /srv/
      `,
      files: { '.dockerignore': 'dist\nhttps*\n' },
    },
    {
      because: 'there is no ignore file',
      good: `
        FROM alpine:3.22
        COPY dist /srv/
      `,
    },
  ],
});
