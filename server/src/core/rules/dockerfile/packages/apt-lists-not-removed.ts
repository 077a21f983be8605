import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { lineEndOf } from '../../../text/lines';
import { isApt } from '../_shared/package-commands';

const REMOVAL = 'rm -rf /var/lib/apt/lists/*';

export default rule('dockerfile/apt-lists-not-removed', {
  title: 'The package lists of apt stay in the image',
  why: 'The lists are tens of megabytes that nothing needs in a running container, and a later RUN cannot take them out of this layer.',
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
    if (!run.stage.isShipped || isMounted(run)) return;
    const { commands } = run;
    const updates = commands.filter((command) => isApt(command, ['update']));
    const last = updates.at(-1);
    if (!last || commands.some((command, index) => index > commands.indexOf(last) && removesLists(command))) return;
    const isNeeded = installsLater(run);
    for (const update of updates) {
      report(update, {
        says: 'apt leaves its package lists in this layer',
        fix: { safety: isNeeded ? 'suggested' : 'safe', edit: (edit) => append(edit, run) },
      });
    }
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
      because: 'continued lines, with the operators in front',
      bad: `
        FROM debian:12-slim
        RUN «apt-get -qq update» \\
            # what the server needs
            && apt-get install -y curl \\
            && apt-get clean

        CMD ["server"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get -qq update \\
            # what the server needs
            && apt-get install -y curl \\
            && apt-get clean \\
            && rm -rf /var/lib/apt/lists/*

        CMD ["server"]
      `,
    },
    {
      because: 'continued lines, with the operators behind',
      bad: `
        FROM debian:12-slim AS base
        RUN «apt update» && \\
            apt install -y \\
              curl \\
              git
        FROM base
        CMD ["server"]
      `,
      fixed: `
        FROM debian:12-slim AS base
        RUN apt update && \\
            apt install -y \\
              curl \\
              git && \\
            rm -rf /var/lib/apt/lists/*
        FROM base
        CMD ["server"]
      `,
    },
    {
      because: 'a heredoc gets a line of its own, and the lists of an earlier update are removed too early',
      bad: `
        FROM debian:12-slim
        ONBUILD RUN <<EOF
        rm -rf /var/lib/apt/lists/*
        «apt-get update»
        apt-get install -y curl
        EOF
      `,
      fixed: `
        FROM debian:12-slim
        ONBUILD RUN <<EOF
        rm -rf /var/lib/apt/lists/*
        apt-get update
        apt-get install -y curl
        rm -rf /var/lib/apt/lists/*
        EOF
      `,
    },
    {
      because: 'the JSON form has no place for a second command',
      bad: `
        FROM debian:12-slim
        RUN ["«apt-get", "update»"]
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
    {
      because: 'a mount keeps the lists out of the layer',
      good: `
        FROM debian:12-slim
        RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
            --mount=type=cache,target=/var/lib/apt,sharing=locked \\
            apt-get update && apt-get install -y curl
        RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y git
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM debian:12 AS build
        RUN apt-get update && apt-get install -y gcc
        FROM debian:12-slim
        COPY --from=build /app /app
      `,
    },
    {
      because: 'text that a command prints is no command',
      good: `
        FROM debian:12-slim
        RUN echo "apt-get update"
      `,
    },
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
  if (run.onbuild) return true;
  const { stage, model, order } = run;
  const built = model.stages.filter((one) => one.ancestors.includes(stage));
  const later = [
    ...stage.ofKind('RUN').filter((one) => one.order > order),
    ...built.flatMap((one) => one.ofKind('RUN')),
  ];
  return later.some(
    ({ commands }) =>
      commands.some((command) => isApt(command, ['install'])) && !commands.some((one) => isApt(one, ['update'])),
  );
}

function append(edit: DockerfileEdits, run: Run): void {
  const [heredoc, ...others] = run.heredocs;
  const lineEnd = lineEndOf(edit.text);
  const { script } = run;
  if (heredoc) {
    const isWhole = others.length === 0 && run.syntax.rest.text === heredoc.marker.value && heredoc.terminator;
    if (!isWhole) edit.refuse('The step is more than its heredoc.');
    else edit.insertBeforeNode({ span: { start: heredoc.body.end, end: heredoc.body.end } }, `${REMOVAL}${lineEnd}`);
    return;
  }
  // A comment at the end would swallow what is put behind it.
  if (!script || /[;&|\\`]\s*$|\s#[^\n]*$/.test(script.text)) {
    edit.refuse('Nothing can be put behind the last command.');
    return;
  }
  const at = script.spanOf(0, script.text.trimEnd().length);
  const lines = edit.text.slice(run.span.start, at.end).split(/\r?\n/);
  if (lines.length === 1) {
    edit.insertAfterNode({ span: at }, ` && ${REMOVAL}`);
    return;
  }
  const { escapeCharacter } = run.model;
  const leads = lines.some((line) => /^\s*&&/.test(line));
  const joined = lines.slice(1).filter((line) => !/^\s*(?:#|$)/.test(line));
  const model = leads ? joined.find((line) => /^\s*&&/.test(line)) : joined[0];
  const indent = /^[ \t]*/.exec(model ?? '')?.[0] ?? '';
  const text = leads
    ? ` ${escapeCharacter}${lineEnd}${indent}&& ${REMOVAL}`
    : ` && ${escapeCharacter}${lineEnd}${indent}${REMOVAL}`;
  edit.insertAfterNode({ span: at }, text);
}
