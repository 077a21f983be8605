import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import { cases } from './copy-without-chown.cases';

export default rule('dockerfile/copy-without-chown', {
  title: 'Files copied after USER stay owned by root',
  why: 'USER does not count for COPY: the build step behind it cannot write where it has to, or somebody opens the files to everybody to make it work.',
  severity: 'hint',
  default: 'off',
  category: 'least-privilege',
  peers: { tally: ['tally/copy-after-user-without-chown'] },
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  fix: { title: 'Give the files to the user', safety: 'suggested' },
  visit: 'copy',
  check(copy, report) {
    const { stage, state } = copy;
    const user = state?.user;
    if (copy.onbuild || copy.chown || !user || user.isRoot || stage.isWindows) return;
    const name = user.argument;
    const folder = folderOf(copy);
    if (!name || user.name === undefined || folder === undefined) return;
    const later = stage.ofKind('RUN').filter(({ order }) => order > copy.order);
    const writer = later.find((run) => run.state?.user === user && writesTo(run, folder));
    if (!writer || later.some((run) => givesAway(run, folder))) return;
    report(copy.keyword, {
      says: `${folder} belongs to root, and ${user.name} writes to it later`,
      // With --link nobody knows the numbers of names.
      fix:
        copy.isLink && !/^[0-9]+(?::[0-9]+)?$/.test(name.value ?? '')
          ? undefined
          : (edit) => edit.addFlag(copy, `--chown=${name.raw}`),
      related: [{ at: writer.keyword, says: `${user.name} writes to ${folder}` }],
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        USER node
        «COPY» package.json package-lock.json ./
        RUN npm ci
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        USER node
        COPY --chown=node package.json package-lock.json ./
        RUN npm ci
      `,
    },
    {
      because: 'code that nobody writes to is better left to root',
      good: `
        FROM node:24-slim
        WORKDIR /app
        USER node
        COPY . .
        RUN node --check server.js
        CMD ["node", "server.js"]
      `,
    },
    ...cases,
  ],
});

/** Programs that write into the directory they are started in, with the first argument that makes them do so. */
const WRITERS: Readonly<Record<string, RegExp | undefined>> = {
  npm: /^(?:i|ci|install|run|run-script)$/,
  yarn: /^(?:install|run|build|)$/,
  pnpm: /^(?:i|install|run|build)$/,
  bun: /^(?:i|install|run|build)$/,
  composer: /^(?:install|update|dump-autoload)$/,
  bundle: /^(?:install|exec)$/,
  cargo: /^build$/,
  dotnet: /^(?:build|publish|restore)$/,
  mvn: /^/,
  mvnw: /^/,
  gradle: /^/,
  gradlew: /^/,
  make: /^/,
};
const CREATORS: ReadonlySet<string> = new Set(['mkdir', 'touch', 'tee', 'cp', 'mv', 'rm', 'ln', 'install']);

/** The directory that the files end up in. */
function folderOf(copy: Copy | Add): string | undefined {
  const written = copy.destination?.value;
  const path = written === undefined ? undefined : resolved(copy.state?.workdirPath, written);
  if (path === undefined) return undefined;
  const isFolder = /\/$|(?:^|\/)\.$/.test(written ?? '') || copy.sources.length > 1 || copy.sources.some(isFolderName);
  return isFolder ? path : path.slice(0, path.lastIndexOf('/')) || '/';
}

function isFolderName({ value }: { readonly value: string | undefined }): boolean {
  return value !== undefined && /(?:^|\/)[^./]*\/?$|(?:^|\/)\.$/.test(value);
}

function resolved(folder: string | undefined, path: string): string | undefined {
  if (!path.startsWith('/') && folder === undefined) return undefined;
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function isWithin(path: string | undefined, folder: string): boolean {
  return path !== undefined && (path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`));
}

function writesTo(run: Run, folder: string): boolean {
  const workdir = run.state?.workdirPath;
  const isInFolder = workdir !== undefined && resolved(undefined, workdir) === folder;
  return run.commands.some(({ program, arguments: words, redirections }) => {
    const paths = words.map(({ value }) => (value === undefined ? undefined : resolved(workdir, value)));
    const targets = redirections.filter(({ operator }) => operator.startsWith('>')).map(({ target }) => target?.value);
    if (targets.some((target) => target !== undefined && isWithin(resolved(workdir, target), folder))) return true;
    if (program === undefined) return false;
    if (CREATORS.has(program)) return isWithin(paths.at(-1), folder);
    const isGlobal = words.some(({ value }) => value === '-g' || value === '--global');
    const writer = Object.hasOwn(WRITERS, program) ? WRITERS[program] : undefined;
    return isInFolder && !isGlobal && writer?.test(words[0]?.value ?? '') === true;
  });
}

/** Whether a step hands the directory, or one above it, to somebody. */
function givesAway(run: Run, folder: string): boolean {
  return run.commands.some(
    ({ program, arguments: words }) =>
      (program === 'chown' || program === 'chmod') &&
      words.some(({ value }) => {
        const path = value === undefined ? undefined : resolved(run.state?.workdirPath, value);
        return path !== undefined && (isWithin(folder, path) || isWithin(path, folder));
      }),
  );
}
