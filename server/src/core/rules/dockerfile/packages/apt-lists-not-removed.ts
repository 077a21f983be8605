import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { appendCommand } from '../_shared/command-edits';
import { staysInImage } from '../_shared/package-caches';
import { isApt } from '../_shared/package-commands';
import { runsLater, runsOf } from '../_shared/stage-memory';
import { cases } from './apt-lists-not-removed.cases';

const REMOVAL = 'rm -rf /var/lib/apt/lists/*';

export default rule('dockerfile/apt-lists-not-removed', {
  title: 'The package lists of apt stay in the image',
  why: 'The lists are tens of megabytes that nothing needs in a running container, and a later RUN cannot take them out of this layer.',
  todo: 'Update, install and remove the lists in one RUN.',
  severity: 'info',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3009'],
    semgrep: ['remove-package-lists'],
    kics: ['Apt Get Install Lists Were Not Deleted'],
    dockle: ['DKL-DI-0005'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  fix: { title: 'Remove the lists at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    const { commands } = run;
    const updates = commands.filter((command) => isApt(command, ['update']));
    const last = updates.at(-1);
    if (!last || commands.slice(commands.indexOf(last) + 1).some(removesLists)) return;
    if (!staysInImage(run) || isMounted(run)) return;
    // A later step that installs from the lists would find none: first the two have to become one step.
    const fix = installsLater(run) ? undefined : (edit: DockerfileEdits) => appendCommand(edit, run, REMOVAL);
    for (const update of updates) report(update, { says: 'apt leaves its package lists in this layer', fix });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «apt-get update» && apt-get install -y --no-install-recommends curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
      `,
    },
    {
      because: 'the lists are removed by the same step',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
        RUN apt-get update; apt-get install -y git; rm -r -f /var/lib/apt/lists /tmp/*
        RUN apt-get update && apt-get install -y jq && apt-get distclean
        RUN apt-get update && apt-get install -y tar && find /var/lib/apt/lists -type f -delete
      `,
    },
    ...cases,
  ],
});

function isMounted(run: Run): boolean {
  return run.mounts.some(({ type, target }) => {
    const path = target?.value?.replace(/\/+$/, '');
    return (type === 'cache' || type === 'tmpfs') && (path === '/var/lib/apt' || path === '/var/lib/apt/lists');
  });
}

/** Whether a command removes the lists, or a folder that holds them. */
function removesLists(command: ShellCommand): boolean {
  const { program, arguments: words } = command;
  if (isApt(command, ['distclean', 'dist-clean'])) return true;
  if (program === 'find') return words.some(({ text }) => text.startsWith('/var/lib/apt')) && words.length > 1;
  if (program !== 'rm') return false;
  return words.some(({ text }) => /^\/var\/lib\/(?:\{?apt|\*)/.test(text) || text.includes('apt/lists'));
}

/** Whether a later step installs packages from the lists that this one leaves. */
function installsLater(run: Run): boolean {
  return run.onbuild !== undefined || runsLater(run, runsWithOldLists);
}

const runsWithOldLists = runsOf(
  ({ commands }) =>
    commands.some((command) => isApt(command, ['install'])) && !commands.some((one) => isApt(one, ['update'])),
);
