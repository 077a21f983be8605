import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { isPinned } from '../../../knowledge/package-managers';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { isWrittenBefore } from '../_shared/earlier-text';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { reportUnpinned } from '../_shared/unpinned-packages';
import { cases } from './npm-version-not-pinned.cases';

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm', 'bun']);
const ADDS = /^(?:install|i|in|ins|inst|insta|instal|isnt|isnta|isntal|add|a|global add|install-test|it)$/;
const RUNNERS: ReadonlySet<string> = new Set(['npx', 'pnpx', 'bunx']);

/** What brings a project's own packages into the stage, where a runner looks before it downloads. */
const PROJECT =
  /node_modules|package(?:-lock)?\.json|\b(?:npm|pnpm|yarn|bun)\s+(?:ci|i|install)\b|^(?:COPY|ADD)\s+(?:--\S+\s+)*\.\/?\s/im;

export default rule('dockerfile/npm-version-not-pinned', {
  title: 'npm packages are installed without a version',
  why: 'Two builds of the same file give different images: a new release may break the program, or come from somebody who took the package over.',
  todo: 'Name the version (`npm install -g serve@14.2.4`), or list the package in package.json with a lock file.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { hadolint: ['DL3016'], kics: ['NPM Install Command Without Pinned Version'], cis: ['4.11'] },
  references: ['https://docs.npmjs.com/cli/v11/using-npm/package-spec'],
  visit: 'command',
  check(command, report, { project }) {
    const call = packageCommand(command);
    if (!call || !MANAGERS.has(call.manager.name)) return;
    const words = packagesOf(call, command, project);
    reportUnpinned(
      command.program,
      words.filter(({ text }) => !isPinned(call.manager, text)),
      report,
    );
  },
  examples: [
    {
      bad: `
        FROM node:22-alpine
        RUN npm install -g «serve» typescript@5.9.2
      `,
    },
    {
      because: 'a lock file decides, not the command',
      good: `
        FROM node:22-alpine
        COPY package.json package-lock.json ./
        RUN npm ci && npm install && yarn install --frozen-lockfile && pnpm i
      `,
    },
    ...cases,
  ],
});

function packagesOf(call: PackageCommand, command: InstructionCommand<Run>, project: Project): readonly ShellWord[] {
  if (RUNNERS.has(command.program ?? '')) return downloadedBy(call, call.verb, command, project);
  // Only dlx never looks at the project.
  if (call.verbText === 'dlx') return call.packages.slice(0, 1);
  return ADDS.test(call.verbText) ? call.packages : [];
}

/** The package that a runner such as npx downloads, unless it is the project's own. */
function downloadedBy(
  { words }: PackageCommand,
  first: ShellWord,
  { instruction }: InstructionCommand<Run>,
  project: Project,
): readonly ShellWord[] {
  if (words.some(({ text }) => /^(?:--no-install|--no)$/.test(text)) || isWrittenBefore(instruction, PROJECT))
    return [];
  const given = words.filter((_, index) => /^(?:-p|--package)$/.test(words[index - 1]?.text ?? ''));
  if (words.some(({ text }) => /^(?:-p|--package)=/.test(text))) return [];
  const packages = given.length > 0 ? given : [first];
  const listed = project.read('package.json') ?? '';
  return packages.filter(({ text }) => !listed.includes(`"${text}"`));
}
