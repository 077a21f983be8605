import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Value } from '../../../model/dockerfile-value';
import { contextSources } from '../_shared/copy-sources';
import { contextPath, ignoreFileOf, ignoringPattern } from '../_shared/ignore-file';

export default rule('dockerfile/unneeded-file-copied', {
  title: 'Repository or editor files are copied into the image',
  why: 'They make the image larger, and the history of Git, pipelines and Compose files tell whoever has the image how it is made and run.',
  severity: 'info',
  category: 'image-hygiene',
  peers: { dockle: ['DKL-LI-0003'], cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore'],
  fix: { title: 'Leave it out', safety: 'suggested' },
  visit: 'copy',
  check(copy, report, { path, project }) {
    const flag = copy.flag('keep-git-dir');
    const named = contextSources(copy).filter(({ value }) => what(value) !== undefined);
    if ((named.length === 0 && !flag) || copy.onbuild || !copy.stage.isShipped) return;
    if (flag && flag.text !== 'false') {
      report(flag, {
        says: 'the history of the repository is kept in the image',
        fix: (edit) => edit.removeWord(flag),
      });
    }
    const ignored = ignoreFileOf(path, project);
    for (const source of named) {
      const own = contextPath(source.value);
      if (ignored && ignoringPattern(ignored, own) !== undefined) continue;
      if (/(?:^|\/)Makefile$/.test(own) && usesMake(copy)) continue;
      report(source, {
        says: `${source.value} is ${what(source.value)}, no part of the program`,
        fix: (edit) => leaveOut(edit, copy, source),
      });
    }
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package.json «Dockerfile» /app/\nCOPY «.git» /app/.git\nCMD ["node"]\n',
      fixed: 'FROM node:24-slim\nCOPY package.json /app/\nCMD ["node"]\n',
    },
    {
      because: 'folders, the JSON form and a repository with its history',
      bad: `
        FROM node:24-slim
        COPY ["«docker-compose.prod.yml", "src", "/app/"]
        COPY «./node_modules/» /app/node_modules
        ADD «--keep-git-dir=true» https://github.com/acme/shop.git#v1.0 /src
        CMD ["node"]
      `.replace('"«docker-compose.prod.yml"', '«"docker-compose.prod.yml"»'),
      fixed: `
        FROM node:24-slim
        COPY ["src", "/app/"]
        ADD https://github.com/acme/shop.git#v1.0 /src
        CMD ["node"]
      `,
    },
    {
      because: 'a stage that is not shipped, and what it has built',
      good: `
        FROM node:24 AS build
        COPY .git Makefile /src/
        FROM node:24-slim
        COPY --from=build /src/node_modules /app/node_modules
      `,
    },
    { because: 'make runs in the image', good: 'FROM gcc:15\nCOPY Makefile main.c /src/\nRUN make -C /src\n' },
    { because: 'names that only look alike', good: 'FROM node:24-slim\nCOPY .gitconfig compose.js gitlab /app/\n' },
    {
      because: 'it does not reach the context',
      files: { '.dockerignore': '.git\n' },
      good: 'FROM node:24-slim\nCOPY .git /app/.git\n',
    },
    {
      because: 'the history is left out',
      good: 'FROM alpine:3.22\nADD --keep-git-dir=false https://github.com/a/b.git /b\n',
    },
    { because: 'a name that is not known', good: 'FROM node:24-slim\nCOPY $FILES /app/\n' },
  ],
});

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\.(?:git|svn|hg)$/, 'the history of the sources'],
  [/^(?:\.github|\.gitlab-ci\.yml)$/, 'for the pipeline'],
  [/^(?:\.idea|\.vscode|\.vs|\.DS_Store|Thumbs\.db|\.vimrc)$/, 'for an editor'],
  [/^(?:\.cache|\.npm)$/, 'a cache'],
  [/^node_modules$/, 'for the machine that it was installed on'],
  [/^Dockerfile(?:\.[\w.-]+)?$|^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$|^Makefile$/, 'for the build'],
];

function what(source: string): string | undefined {
  const name = contextPath(source).split('/').pop() ?? '';
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

function usesMake({ stage }: Copy | Add): boolean {
  return stage.ofKind('RUN').some(({ commands }) => commands.some(({ program }) => program === 'make'));
}

function leaveOut(edit: DockerfileEdits, copy: Copy | Add, source: Value): void {
  const items = copy.syntax.json?.items;
  if (copy.sources.length + copy.inlineFiles.length === 1) edit.removeInstruction(copy);
  else if (!items) edit.removeWord(source);
  else {
    const at = items.findIndex(({ span }) => span.start === source.span.start);
    const next = items[at + 1];
    if (next) edit.replace({ span: { start: source.span.start, end: next.span.start } }, '');
    else edit.refuse('Nothing stands behind it.');
  }
}
