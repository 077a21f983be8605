import { rule } from '../../../engine/rule';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';

export default rule('dockerfile/copy-relative-without-workdir', {
  title: 'Files go to a relative path but no WORKDIR is set',
  why: 'Where they end depends on the base image, so they move when that changes its working directory.',
  severity: 'warning',
  category: 'correctness',
  peers: { hadolint: ['DL3045'] },
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  fix: [
    { title: 'Set a WORKDIR before it', safety: 'suggested' },
    { title: 'Begin the path at the root', safety: 'suggested' },
  ],
  visit: 'copy',
  check(copy, report) {
    const { destination } = copy;
    const value = destination?.value;
    if (!destination || value === undefined || value === '' || isSettled(copy, value, destination.raw)) return;
    // The empty image has no other folder than the root.
    const isScratch = copy.stage.rootStage.from.isScratch;
    const start = destination.span.start + (/^["']/.test(destination.raw) || copy.syntax.json ? 1 : 0);
    const dotted = { span: { start, end: start + (value.startsWith('./') ? 2 : 0) } };
    const isWritten = destination.raw.includes(value) && !/^\.{1,2}\/?$|^\.\.\//.test(value);
    report(destination, {
      severity: isScratch ? 'hint' : 'warning',
      says: isScratch
        ? `${value} is taken from the root`
        : `${value} is taken from the working directory of the base image`,
      fix: [
        isReadFromRoot(copy.stage) ? undefined : (edit) => edit.insertAfter(copy.stage.from, 'WORKDIR /app'),
        isWritten ? (edit) => edit.replace(dotted, '/') : undefined,
      ],
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY server.js «server.js»
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24
        WORKDIR /app
        COPY server.js server.js
        CMD ["node", "server.js"]
      `,
      otherwiseFixed: [
        `
        FROM node:24
        COPY server.js /server.js
        CMD ["node", "server.js"]
      `,
      ],
    },
    {
      because: 'quotes, the JSON form, ADD, and the folder itself',
      bad: 'FROM node:24\nCOPY a «"./b"»\nADD ["a", «"c d"»]\nCOPY . «.»\n',
      fixed: 'FROM node:24\nWORKDIR /app\nCOPY a "./b"\nADD ["a", "c d"]\nCOPY . .\n',
      otherwiseFixed: ['FROM node:24\nCOPY a "/b"\nADD ["a", "/c d"]\nCOPY . .\n'],
    },
    {
      because: 'a WORKDIR of another stage, and one that comes too late',
      bad: 'FROM node:24 AS one\nWORKDIR /app\nFROM node:24\nCOPY a «b»\nWORKDIR /app\n',
      fixed: 'FROM node:24 AS one\nWORKDIR /app\nFROM node:24\nWORKDIR /app\nCOPY a b\nWORKDIR /app\n',
    },
    {
      because: 'the empty image: a hint',
      bad: 'FROM scratch\nCOPY server «server»\n',
      fixed: 'FROM scratch\nWORKDIR /app\nCOPY server server\n',
      otherwiseFixed: ['FROM scratch\nCOPY server /server\n'],
    },
    {
      because: 'another stage takes what is built from the root',
      bad: 'FROM rust:1 AS build\nCOPY src «src»\nRUN cargo build\nFROM scratch\nCOPY --from=build /app /app\n',
      otherwiseFixed: [
        'FROM rust:1 AS build\nCOPY src /src\nRUN cargo build\nFROM scratch\nCOPY --from=build /app /app\n',
      ],
    },
    {
      because: 'absolute, on Windows too',
      good: 'FROM node:24\nCOPY a /a\nCOPY a "/b c"\nCOPY a C:\\app\\a\nCOPY a "c:/app"\n',
    },
    {
      because: 'set before it, in the stage or in the one it is built on',
      good: 'FROM node:24 AS one\nWORKDIR /app\nCOPY a b\nFROM one\nCOPY c d\n',
    },
    {
      because: 'a trigger sets it for the triggers behind it',
      good: 'FROM node:24\nONBUILD WORKDIR /app\nONBUILD COPY a b\n',
    },
    {
      because: 'it begins with a variable',
      good: 'FROM node:24\nARG DIR\nENV HERE=here\nCOPY a $DIR\nCOPY a "${HERE}/b"\n',
    },
    { because: 'the tilde is another problem', good: 'FROM node:24\nCOPY a ~/b\n' },
  ],
});

/** Whether another stage takes a file from the root of this one, where steps have put it by a relative path. */
function isReadFromRoot(stage: Stage): boolean {
  return stage.model.stages.some((one) =>
    one.ofKind('COPY').some(({ fromStage, sources }) => {
      if (!fromStage || (fromStage !== stage && !fromStage.ancestors.includes(stage))) return false;
      return sources.some(({ value }) => value !== undefined && /^\/[^/]*$/.test(value));
    }),
  );
}

/** Whether it is known where a destination lies, or another rule speaks of it. */
function isSettled(copy: Copy | Add, value: string, raw: string): boolean {
  if (/^[/\\~]|^[A-Za-z]:/.test(value) || /^["']?\$/.test(raw)) return true;
  if (copy.state?.workdir) return true;
  const { onbuild } = copy;
  const triggers = onbuild ? copy.stage.ofKind('ONBUILD').filter(({ order }) => order < onbuild.order) : [];
  return triggers.some(({ trigger }) => trigger?.kind === 'WORKDIR');
}
