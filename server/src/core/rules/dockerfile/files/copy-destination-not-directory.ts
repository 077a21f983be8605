import { rule } from '../../../engine/rule';
import type { Value } from '../../../model/dockerfile-value';

export default rule('dockerfile/copy-destination-not-directory', {
  title: 'Several sources need a destination that ends with /',
  why: 'Unless a folder of that name is there already, each file is written over the one before, and only the last is left. Older builders refuse the file.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL3021'],
    trivy: ['DS-0011'],
    kics: ['COPY With More Than Two Arguments Not Ending With Slash'],
    'dockerfile-utils': ['INVALID_DESTINATION'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  // Where the destination is a folder it stays one.
  fix: { title: 'End the destination with /', safety: 'safe' },
  visit: 'copy',
  check(copy, report) {
    const { destination, sources, heredocs } = copy;
    const count = sources.length + heredocs.length;
    if (!destination || count < 2 || isFolder(destination, copy.stage.isWindows)) return;
    const closing = /["']$/.test(destination.raw) || copy.syntax.json ? 1 : 0;
    const at = destination.span.end - closing;
    report(destination, {
      says: `${count} sources go to ${destination.value ?? destination.raw}, which does not end with /`,
      fix: (edit) => edit.insertBeforeNode({ span: { start: at, end: at } }, '/'),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY package.json package-lock.json «/app»
      `,
      fixed: `
        FROM node:24
        COPY package.json package-lock.json /app/
      `,
    },
    {
      because: 'the JSON form, quotes, heredocs, continued lines, a variable inside',
      bad: `
        FROM node:24
        ARG DIR
        COPY ["a", "b", «"my app"»]
        ADD --chown=1:1 a b «"c"»
        COPY <<one <<two «/etc/conf.d»
        1
        one
        2
        two
        ONBUILD COPY a \\
          # and
          b «$DIR/x»
      `,
      fixed: `
        FROM node:24
        ARG DIR
        COPY ["a", "b", "my app/"]
        ADD --chown=1:1 a b "c/"
        COPY <<one <<two /etc/conf.d/
        1
        one
        2
        two
        ONBUILD COPY a \\
          # and
          b $DIR/x/
      `,
    },
    {
      because: 'folders',
      good: 'FROM node:24\nCOPY a b /app/\nCOPY a b .\nCOPY a b ..\nCOPY a b ./\nCOPY ["a", "b", "c/"]\nCOPY a b c/.\n',
    },
    {
      because: 'a single source, whatever flags there are',
      good: 'FROM node:24\nCOPY --chown=1:1 --chmod=755 a b\nCOPY --from=node:24 /a /b\n',
    },
    { because: 'a variable ends it', good: 'FROM node:24\nARG DIR\nCOPY a b $DIR\nCOPY a b /srv/${DIR}\n' },
    {
      because: 'the separator of Windows',
      good: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY a b C:\\app\\\n',
    },
  ],
});

function isFolder({ value, raw }: Value, isWindows: boolean): boolean {
  const text = value ?? raw.replace(/["']$/, '');
  // Nobody knows what the variable ends with.
  if (value === undefined && /\$\{[^}]*\}$|\$\w+$/.test(text)) return true;
  return (
    text === '' ||
    /(?:^|\/)\.{0,2}$/.test(text) ||
    ((isWindows || /^[A-Za-z]:/.test(text)) && /\\$/.test(raw.replace(/["']$/, '')))
  );
}
