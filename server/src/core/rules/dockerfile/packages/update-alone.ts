import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { FixOffer } from '../../../engine/rule';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { takeOut } from '../_shared/command-edits';
import { moveToLater } from '../_shared/merge-update';
import { type CallInRun, isCacheMounted } from '../_shared/package-caches';
import { type PackageCommand, type PackageTask, packageCommand } from '../_shared/package-commands';
import { firstBehind, runsOf } from '../_shared/stage-memory';
import { cases } from './update-alone.cases';

export default rule('dockerfile/update-alone', {
  title: 'A package index is refreshed in a layer of its own',
  why: 'The layer comes from the build cache for weeks, so a later install looks for versions that the mirrors no longer have, or brings in old ones.',
  todo: 'Refresh the index and install in one RUN.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    trivy: ['DS-0017'],
    checkov: ['CKV_DOCKER_5'],
    kics: ['Update Instruction Alone'],
    dockle: ['CIS-DI-0007'],
    cis: ['4.7'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  fix: { title: 'Refresh in the step that installs', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    for (const { command, call } of lonely(run)) {
      const isUpgrade = call.task === 'upgrade';
      report(command, {
        says: isUpgrade
          ? `${command.program} ${call.verbText} runs in a layer that stays as old as the build cache`
          : `${command.program} ${call.verbText} runs in a layer of its own, where it grows old`,
        // These look by themselves whether their index is too old.
        ...(CHECKS_AGE.has(call.manager.name) ? { severity: 'info' } : {}),
        fix: offer(command, call),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «apt-get update»
        RUN apt-get install -y curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'the index is refreshed and used in one step',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
        RUN apt-get update -y; apt upgrade -y
        RUN <<EOF
        apt-get update
        apt-get install -y git
        EOF
      `,
    },
    ...cases,
  ],
});

const MANAGERS: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'dnf', 'microdnf', 'tdnf', 'zypper']);
const CHECKS_AGE: ReadonlySet<string> = new Set(['yum', 'dnf', 'microdnf', 'tdnf', 'zypper']);
const INSTALLING: ReadonlySet<PackageTask> = new Set(['install', 'reinstall', 'upgrade', 'releaseUpgrade', 'download']);

/** The refreshes of a step behind which nothing uses the index, in order. */
function lonely(run: Run): readonly CallInRun[] {
  const found: CallInRun[] = [];
  const used = new Set<string>();
  // From the last to the first, so that each command is looked at once.
  for (const command of run.commands.toReversed()) {
    const call = packageCommand(command);
    const isRefresh = call !== undefined && refreshes(call);
    if (isRefresh && !used.has(familyOf(call)) && !isCacheMounted(run, call.manager.cachePaths ?? [])) {
      found.push({ command, call });
    }
    if (call?.task && INSTALLING.has(call.task)) used.add(familyOf(call));
    if (!isRefresh && mayInstall(command)) break;
  }
  return found.reverse();
}

/** Whether a call refreshes the index, or everything that is installed where one verb does both. */
function refreshes({ manager, task, verbText, packages }: PackageCommand): boolean {
  if (!MANAGERS.has(manager.name)) return false;
  if (task === 'updateIndex') return true;
  return CHECKS_AGE.has(manager.name) && /^(?:update|up)$/.test(verbText) && packages.length === 0;
}

function installs(command: InstructionCommand<Run>, family: string): boolean {
  const call = packageCommand(command);
  return call?.task !== undefined && INSTALLING.has(call.task) && familyOf(call) === family;
}

/** yum is dnf under another name. */
function familyOf({ manager }: PackageCommand): string {
  return manager.name === 'yum' ? 'dnf' : manager.name;
}

/** Whether a command may install too: a script, a program that is not known, or one that is told to install. */
function mayInstall({ program, name, arguments: words }: InstructionCommand<Run>): boolean {
  if (!name) return false;
  if (
    program === undefined ||
    name.text.includes('/') ||
    /^(?:bash|sh|\.|source|eval|xargs|apt-cache|apt-file|gdebi)$/.test(program)
  ) {
    return true;
  }
  return words.some(({ text }) =>
    /^(?:install|build-dep|install-deps|dselect-upgrade)$|(?:apt|apk|yum|dnf|zypper)[\w-]* .*\b(?:install|add|in)\b/.test(
      text,
    ),
  );
}

/** For each family the steps of a stage that install with it. */
const installingRuns = new Map(
  [...MANAGERS].map(
    (family) => [family, runsOf(({ commands }) => commands.some((one) => installs(one, family)))] as const,
  ),
);

function offer(command: InstructionCommand<Run>, call: PackageCommand): FixOffer<DockerfileEdits> | undefined {
  const { instruction, stage } = command;
  if (instruction.onbuild || call.task === 'upgrade') return undefined;
  const family = familyOf(call);
  const later = firstBehind(installingRuns.get(family)?.(stage) ?? [], instruction);
  if (!later || later.state?.user !== instruction.state?.user || later.state?.shell !== instruction.state?.shell) {
    return undefined;
  }
  const { noCache = [] } = call.manager;
  const ownIndex = later.commands
    .filter((one) => installs(one, family))
    .every(({ arguments: words }) => words.some(({ text }) => noCache.includes(text)));
  if (ownIndex)
    return { title: 'Remove the refresh, the later step makes its own', edit: (edit) => takeOut(edit, command) };
  return { edit: (edit) => moveToLater(edit, command, later) };
}
