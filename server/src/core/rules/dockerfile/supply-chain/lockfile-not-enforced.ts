import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { type LockEnforcement, lockEnforcements } from '../../../knowledge/lock-enforcement';
import { isTruthy, packageManager } from '../../../knowledge/package-managers';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { keptFor } from '../../../model/outside-reads';
import type { ShellWord } from '../../../syntax/shell-tree';
import { insertWords } from '../_shared/command-edits';
import { lockFileOf } from '../_shared/lock-files';
import { withoutFlags } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';
import { cases } from './lockfile-not-enforced.cases';

export default rule('dockerfile/lockfile-not-enforced', {
  title: 'Dependencies are installed without enforcing the lock file',
  why: 'The build may take other versions than those that were tested: whoever publishes a new one has it in the image at once.',
  severity: 'info',
  category: 'supply-chain',
  peers: { tally: ['tally/ruby/missing-bundle-deployment'], cis: ['4.11'] },
  references: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci',
    'https://bundler.io/man/bundle-config.1.html',
    'https://doc.rust-lang.org/cargo/commands/cargo-build.html#manifest-options',
  ],
  fix: { title: 'Install exactly what the lock file says', safety: 'suggested' },
  visit: 'command',
  check(command, report, { path, project }) {
    const { program, name, arguments: words } = command;
    const tool = program === undefined ? undefined : byProgram.get(program);
    if (!tool || !name) return;
    const [verb, ...packages] = withoutFlags(words, packageManager(program ?? '')?.valueFlags ?? new Set());
    if (!changesLock(tool, command, verb?.value ?? '', packages)) return;
    const lock = lockFileOf(command.instruction, tool.lockFiles, path, project);
    if (lock === undefined || isKept(tool, command)) return;
    const call = verb?.value === undefined ? program : `${program} ${verb.value}`;
    report(verb ?? name, {
      says: `${call} may install other versions than ${lock} says`,
      fix: (edit) => enforce(edit, tool, command, verb, packages),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        COPY package.json package-lock.json ./
        RUN npm «install» --omit=dev
      `,
      fixed: `
        FROM node:24-slim
        COPY package.json package-lock.json ./
        RUN npm ci --omit=dev
      `,
    },
    {
      good: `
        FROM node:24-slim
        COPY package.json ./
        RUN npm install
      `,
      because: 'no lock file is known',
    },
    ...cases,
  ],
});

type Command = Run['commands'][number];

const byProgram: ReadonlyMap<string, LockEnforcement> = new Map(
  lockEnforcements.flatMap((tool) => tool.programs.map((program) => [program, tool] as const)),
);

/** Whether a call installs all dependencies in a way that may change the lock file. */
function changesLock(tool: LockEnforcement, command: Command, verb: string, packages: readonly ShellWord[]): boolean {
  const { arguments: words, program } = command;
  // Options in a variable are unknown.
  if (words.some(({ raw }) => /^["']?\$/.test(raw))) return false;
  if (words.some(({ value }) => value !== undefined && tool.enforcing.test(value))) return false;
  if (tool.updates?.includes(verb)) return true;
  if (!tool.verbs.includes(verb)) return false;
  if (tool.breaking) return words.some(({ value }) => tool.breaking?.test(value ?? '') === true);
  if (program === 'cargo') return verb !== 'install' || words.some(({ text }) => /^--path(?:=|$)/.test(text));
  // A package that is named is no matter of the lock file; dotnet is told its project.
  return program === 'dotnet' || packages.length === 0;
}

/** Whether a variable or a setting keeps the lock file as it is. */
function isKept(tool: LockEnforcement, command: Command): boolean {
  const { instruction, stage, assignments } = command;
  for (const name of tool.variables) {
    const own = assignments.find((one) => one.name === name)?.value;
    const setting = stage.setting(name, instruction.order);
    // A value that the build fills in is unknown.
    if (
      own
        ? own.value === undefined || isTruthy(own.value)
        : setting && (setting.value === undefined || isTruthy(setting.value))
    )
      return true;
  }
  if (!tool.programs.includes('bundle')) return false;
  return chainOf(stage).some((one) => {
    const at = frozenAt(one);
    return at !== undefined && (one !== stage || at < command.span.start);
  });
}

/** Where the first command of a stage stands that has Bundler keep the lock file. */
const frozenAt = keptFor(
  (stage: Stage): number | undefined =>
    stage
      .ofKind('RUN')
      .flatMap(({ commands }) => commands)
      .find(({ program, arguments: words }) => program === 'bundle' && setsFrozen(words.map(({ text }) => text)))?.span
      .start,
);

/** `config set frozen true`, `config --global deployment 1`. */
function setsFrozen(words: readonly string[]): boolean {
  const at = words.findIndex((word) => word === 'frozen' || word === 'deployment');
  return words[0] === 'config' && at > 0 && isTruthy(words[at + 1] ?? '');
}

function enforce(
  edit: DockerfileEdits,
  tool: LockEnforcement,
  command: Command,
  verb: ShellWord | undefined,
  packages: readonly ShellWord[],
): void {
  const { name, wrappers, arguments: words } = command;
  const broken = words.find(({ value }) => tool.breaking?.test(value ?? '') === true);
  const isUpdate = tool.updates?.includes(verb?.value ?? '') === true;
  if (words.some(({ text }) => /^--(?:no-package-lock|package-lock=false|no-lockfile)$/.test(text)) && !broken) {
    edit.refuse('The lock file is switched off.');
  } else if (broken && tool.flag !== undefined) edit.replace(broken, tool.flag);
  else if (tool.lockedVerb !== undefined && verb) {
    if (packages.length > 0) edit.refuse('It names packages.');
    else edit.replace(verb, tool.lockedVerb);
  } else if (tool.flag !== undefined && name) insertWords(edit, command, verb ?? name, tool.flag);
  else if (tool.variable !== undefined && name && !isUpdate && !command.isExecForm && wrappers.length === 0) {
    edit.insertBeforeNode(name, `${tool.variable}=true `);
  } else edit.refuse('There is no place for it.');
}
