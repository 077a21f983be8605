import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import { takeOut } from '../_shared/command-edits';
import { isWithin } from '../_shared/package-caches';
import { absolutePath, copiedTo } from '../_shared/sensitive-copy';

export default rule('dockerfile/chown-in-separate-layer', {
  title: 'A recursive chown doubles the size of copied files',
  why: 'A layer cannot change a file of the layer below: each file whose owner or mode changes is stored and pulled a second time.',
  severity: 'info',
  category: 'image-hygiene',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  fix: { title: 'Say it at the COPY', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const { program } = command;
    if (program !== 'chown' && program !== 'chmod') return;
    const call = recursiveCall(command);
    const { stage, instruction: run } = command;
    if (!call || run.onbuild || stage.isWindows || run.mounts.length > 0) return;
    const folder = run.state?.workdirPath;
    const paths = call.paths.flatMap((path) => absolutePath(folder, path) ?? []);
    const earlier = stage.instructions.slice(0, run.order);
    const copies = earlier.filter((one): one is Copy | Add => one.kind === 'COPY' || one.kind === 'ADD');
    const touched = copies.filter((copy) => {
      const to = copiedTo(copy, '.');
      return !copy.flag(program) && to !== undefined && paths.some((path) => isWithin(to, path));
    });
    const first = touched.find(mayBeLarge);
    if (!first || paths.some((path) => isVolume(earlier, path))) return;
    const value = call.value;
    const canMove =
      value !== undefined && touched.every(({ isLink }) => !isLink) && !leavesOthers(command, touched, paths);
    report(command, {
      says: `${program} stores what was copied to ${first.destination?.raw ?? 'the image'} a second time`,
      related: [{ at: first.keyword, says: 'the files are copied here' }],
      fix: canMove ? (edit) => move(edit, command, touched, `--${program}=${value}`) : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        COPY . /app
        RUN «chown -R node:node /app»
        USER node
      `,
      fixed: `
        FROM node:24-slim
        COPY --chown=node:node . /app
        USER node
      `,
    },
    {
      because: 'a folder above the files, and a mode',
      bad: `
        FROM debian:12-slim
        WORKDIR /srv/shop
        COPY src ./src/
        COPY assets/ assets/
        RUN echo ok && «chmod -R 755 /srv»
      `,
      fixed: `
        FROM debian:12-slim
        WORKDIR /srv/shop
        COPY --chmod=755 src ./src/
        COPY --chmod=755 assets/ assets/
        RUN echo ok
      `,
    },
    {
      because: 'the account is made after the files are there, so COPY does not know its name; others write there too',
      bad: `
        FROM debian:12-slim
        WORKDIR /app
        COPY . .
        RUN adduser --system app && «chown --recursive app .»
        RUN npm ci && «chown -R 10001:10001 /app»
        RUN «chmod -R u+x /app»
      `,
    },
    {
      because: 'the owner is given with the files',
      good: 'FROM node:24-slim\nCOPY --chown=node . /app\nRUN chown -R node /app\n',
    },
    {
      because: 'what a step has made itself is stored once',
      good: 'FROM node:24-slim\nCOPY . /app\nRUN mkdir /data && chown -R node /data && chown node /app\n',
    },
    {
      because: 'a few named files are small',
      good: 'FROM nginx:1.29\nCOPY nginx.conf mime.types /etc/nginx/\nRUN chown -R nginx /etc/nginx\n',
    },
    {
      because: 'a folder inside of what was copied need not come from there',
      good: 'FROM node:24-slim\nCOPY . /app\nRUN chown -R node /app/uploads\n',
    },
    {
      because: 'a volume keeps nothing',
      good: 'FROM node:24-slim\nCOPY . /app\nVOLUME /app\nRUN chown -R node /app\n',
    },
    { because: 'which path is unknown', good: 'FROM node:24-slim\nCOPY . /app\nRUN chown -R node "$PLACE"\n' },
    {
      because: 'Windows has neither',
      good: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY . /app\nRUN ["chown", "-R", "node", "/app"]\n',
    },
  ],
});

interface RecursiveCall {
  /** The owner or the mode that COPY takes as well. */
  readonly value: string | undefined;
  readonly paths: readonly string[];
}

function recursiveCall({ program, arguments: words }: InstructionCommand<Run>): RecursiveCall | undefined {
  const flags = words.filter(({ text }) => /^-(?:-|[A-Za-z]+$)/.test(text) && !/^-[rwxXst]+$/.test(text));
  if (!flags.some(({ text }) => text === '--recursive' || /^-[a-zA-Z]*R/.test(text))) return undefined;
  if (flags.some(({ text }) => /^--(?:reference|from)\b/.test(text))) return undefined;
  const [wanted, ...paths] = words.filter((word) => !flags.includes(word));
  if (!wanted) return undefined;
  const form = program === 'chown' ? /^[\w.-]+(?::[\w.-]+)?$/ : /^0?[0-7]{3}$/;
  const value = wanted.value !== undefined && form.test(wanted.value) ? wanted.value : undefined;
  return { value, paths: paths.flatMap(({ value: path }) => path?.replace(/\/\*$/, '') ?? []) };
}

/** Whether more is copied than a few files that are named. */
function mayBeLarge(copy: Copy | Add): boolean {
  if (copy.from) return true;
  return copy.sources.some(({ value }) => value !== undefined && !/\.[\w-]+$/.test(value));
}

function isVolume(earlier: Run['stage']['instructions'], path: string): boolean {
  return earlier.some((one) => one.kind === 'VOLUME' && one.paths.some(({ value }) => value === path));
}

const ACCOUNTS = /^(?:useradd|adduser|groupadd|addgroup|usermod)$/;

/** Whether the command reaches files that the copies do not bring, or names an account that they do not know yet. */
function leavesOthers(
  command: InstructionCommand<Run>,
  copies: readonly (Copy | Add)[],
  paths: readonly string[],
): boolean {
  const first = copies[0]?.order ?? 0;
  const { stage, instruction: run } = command;
  const between = stage.ofKind('RUN').filter(({ order }) => order > first && order <= run.order);
  if (paths.length > 1) return true;
  return between.some((one) =>
    one.commands.some(({ program = '' }) => {
      if (one === run && /^(?:chown|chmod|echo|set|ls)$/.test(program)) return false;
      return ACCOUNTS.test(program) || !/^(?:echo|set|ls|true|:|apt-get|apk)$/.test(program);
    }),
  );
}

function move(
  edit: DockerfileEdits,
  command: InstructionCommand<Run>,
  copies: readonly (Copy | Add)[],
  flag: string,
): void {
  for (const copy of copies) edit.addFlag(copy, flag);
  takeOut(edit, command);
}
