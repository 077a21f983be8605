import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Workdir } from '../../../model/dockerfile-instructions';
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
    const before = state?.workdir;
    // The stage that this one is built on has chosen the folder: those behind it are as sure as it is.
    if (!path || !word || (before && before.stage !== stage)) return;
    const start = /^["']/.test(path.raw) ? 1 : 0;
    const text = path.value ?? path.raw.slice(start);
    // A variable that nobody knows may hold an absolute path.
    if (text === '' || isAbsolute(text) || (path.value === undefined && text.startsWith('$'))) return;
    // The backslash escapes where no directive says otherwise, and is written as a separator all the same.
    if (stage.isWindows && path.raw.startsWith('\\', start)) return;
    const head = { span: spanWithin(word, start, text.startsWith('./') ? start + 2 : start) };
    const isWritten = path.raw.startsWith(text.slice(0, 2), start) && !text.startsWith('..') && text !== '.';
    const mayEdit = isWritten && !stage.isWindows;
    if (before || hasTriggerBefore(workdir)) {
      // A trigger runs behind all that stands in the stage, below it too.
      const known = workdir.onbuild ? undefined : state?.workdirPath;
      const folder = known?.startsWith('/') ? known.replace(/\/+$/, '') : undefined;
      const edit = (edits: DockerfileEdits) => edits.replace(head, `${folder}/`);
      report(path, {
        severity: 'hint',
        says: `${text} is taken from ${folder ?? 'the working directory'} as it is on this line`,
        fix: mayEdit && folder !== undefined ? { title: 'Write the whole path', safety: 'safe', edit } : undefined,
      });
      return;
    }
    const edit = (edits: DockerfileEdits) => edits.replace(head, '/');
    report(path, {
      says: `${text} is taken from the working directory of the base image`,
      // The empty image has no other working directory.
      fix: mayEdit ? { safety: stage.rootStage.from.isScratch ? 'safe' : 'suggested', edit } : undefined,
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
        ONBUILD WORKDIR /sub
        FROM node:24
        ENV APP=app
        ONBUILD WORKDIR «site»
        WORKDIR «$APP/src»
      `,
      fixed: `
        FROM node:24 AS build
        ENV APP=app
        WORKDIR "/src"
        ONBUILD WORKDIR /sub
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
    {
      because: 'behind an absolute one it is only hard to follow: a hint',
      bad: 'FROM node:24\nWORKDIR /app/\nRUN ls\nWORKDIR «./src»\nWORKDIR «"test/unit"»\nWORKDIR «..»\n',
      fixed: 'FROM node:24\nWORKDIR /app/\nRUN ls\nWORKDIR /app/src\nWORKDIR "/app/src/test/unit"\nWORKDIR ..\n',
    },
    {
      because: 'a trigger behind another one, or below a folder that is still changed',
      bad: 'FROM node:24\nONBUILD WORKDIR /app\nONBUILD WORKDIR «src»\nFROM node:24\nWORKDIR /app\nONBUILD WORKDIR «src»\nWORKDIR /other\n',
    },
    { because: 'where it leads to is not known', bad: 'FROM node:24\nWORKDIR «../app»\n' },
    {
      because: 'the stage that it is built on has an absolute one',
      good: 'FROM node:24 AS base\nWORKDIR /app\nFROM base\nWORKDIR test/\n',
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

/** Whether an ONBUILD above the one that holds it sets the folder. */
function hasTriggerBefore({ onbuild, order, stage }: Workdir): boolean {
  if (!onbuild) return false;
  return stage.ofKind('ONBUILD').some((one) => one.order < order && one.trigger?.kind === 'WORKDIR');
}
