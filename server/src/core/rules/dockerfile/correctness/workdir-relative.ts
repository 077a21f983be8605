import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { spanWithin } from '../../../model/dockerfile-value';

export default rule('dockerfile/workdir-relative', {
  title: 'WORKDIR is not absolute',
  why: 'Where it ends depends on the base image, so the files move when that changes its working directory.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL3000'],
    buildkit: ['WorkdirRelativePath'],
    trivy: ['DS-0009'],
    checkov: ['CKV_DOCKER_10'],
    kics: ['WORKDIR Path Not Absolute'],
    'dockerfile-utils': ['WORKDIR_IS_NOT_ABSOLUTE'],
  },
  references: ['https://docs.docker.com/reference/build-checks/workdir-relative-path/'],
  fix: { title: 'Begin the path at the root', safety: 'suggested' },
  visit: 'workdir',
  check(workdir, report) {
    const { path, state, syntax, stage } = workdir;
    const word = syntax.argument;
    // The first one decides: those behind it are as sure as it is.
    if (!path || !word || state?.workdir) return;
    const start = /^["']/.test(path.raw) ? 1 : 0;
    const text = path.value ?? path.raw.slice(start);
    // A variable that nobody knows may hold an absolute path.
    if (text === '' || isAbsolute(text) || (path.value === undefined && text.startsWith('$'))) return;
    const head = { span: spanWithin(word, start, text.startsWith('./') ? start + 2 : start) };
    const isWritten = path.raw.startsWith(text.slice(0, 2), start) && !text.startsWith('..') && text !== '.';
    const edit = (edits: DockerfileEdits) => edits.replace(head, '/');
    report(path, {
      says: `${text} is taken from the working directory of the base image`,
      // The empty image has no other working directory.
      fix:
        isWritten && !stage.isWindows
          ? { safety: stage.rootStage.from.isScratch ? 'safe' : 'suggested', edit }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM nginx:1.29
        WORKDIR «usr/share/nginx/html»
        COPY public .
      `,
      fixed: `
        FROM nginx:1.29
        WORKDIR /usr/share/nginx/html
        COPY public .
      `,
    },
    {
      because: 'quotes, variables of known values, in a trigger and in each stage',
      bad: `
        FROM node:24 AS build
        ENV APP=app
        WORKDIR «"./src"»
        ONBUILD WORKDIR sub
        FROM node:24
        ENV APP=app
        ONBUILD WORKDIR «site»
        WORKDIR «$APP/src»
      `,
      fixed: `
        FROM node:24 AS build
        ENV APP=app
        WORKDIR "/src"
        ONBUILD WORKDIR sub
        FROM node:24
        ENV APP=app
        ONBUILD WORKDIR /site
        WORKDIR $APP/src
      `,
    },
    {
      because: 'the beginning is enough to know, and the empty image has no folder of its own',
      bad: 'FROM scratch\nARG DIR\nWORKDIR «app/$DIR»\n',
      fixed: 'FROM scratch\nARG DIR\nWORKDIR /app/$DIR\n',
    },
    { because: 'where it leads to is not known', bad: 'FROM node:24\nWORKDIR «../app»\n' },
    {
      because: 'an absolute one stands before it, in the stage or in the one it is built on',
      good: 'FROM node:24 AS base\nWORKDIR /app\nWORKDIR src\nFROM base\nWORKDIR test/\n',
    },
    {
      because: 'absolute on Windows, and in quotes',
      good: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:\\app\nWORKDIR "c:/app"\nWORKDIR \\app\n',
    },
    {
      because: 'nobody knows what the variable holds',
      good: 'FROM node:24\nARG DIR\nWORKDIR ${DIR}\nWORKDIR $HOME/app\n',
    },
  ],
});

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path);
}
