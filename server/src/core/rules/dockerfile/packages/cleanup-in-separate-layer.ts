import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import { appendCommand } from '../_shared/command-edits';
import { isCachePath } from '../_shared/package-caches';
import { packageCommand } from '../_shared/package-commands';
import { absolutePath, copiedTo, sensitiveSources } from '../_shared/sensitive-copy';
import { onceForStage } from '../_shared/stage-memory';

export default rule('dockerfile/cleanup-in-separate-layer', {
  title: 'A clean-up runs in its own layer and frees nothing',
  why: 'A layer can only hide what the layers below it hold: all of it is still stored and pulled with the image.',
  todo: 'Clean up in the RUN that leaves the files behind.',
  severity: 'info',
  category: 'image-hygiene',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  fix: { title: 'Clean up in the step before', safety: 'suggested' },
  visit: 'run',
  check(run, report, { path, project }) {
    const { commands } = run;
    if (run.onbuild || run.mounts.length > 0) return;
    const working = commands.filter(({ program }) => program !== 'set' && program !== 'true' && program !== ':');
    if (working.length === 0) return;
    if (!working.every((command) => cleansPackages(command) || deletes(command))) return;
    const { stage } = run;
    if (!stage.isShipped) return;
    // A secret that stays readable is worse than a large image, and another rule's.
    const copies = working.flatMap(deletedPaths).flatMap((gone) => addedFiles(stage).get(gone)?.copy ?? []);
    if (copies.some((copy) => sensitiveSources(copy, path, project).length > 0)) return;
    report(run.keyword, {
      says: 'this step only cleans up: what it deletes stays in the layers before',
      fix: mergeable(run) ? (edit) => merge(edit, run) : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
        «RUN» rm -rf /var/lib/apt/lists/*
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
      `,
    },
    {
      because: 'several commands that only clean, and continued lines',
      bad: `
        FROM debian:12-slim
        RUN apt-get update \\
            && apt-get install -y curl
        «RUN» apt-get autoremove -y && apt-get clean && \\
            rm -rf /tmp/* ~/.cache
        CMD ["curl"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update \\
            && apt-get install -y curl \\
            && apt-get autoremove -y && apt-get clean && rm -rf /tmp/* ~/.cache
        CMD ["curl"]
      `,
    },
    {
      because: 'the file was copied or downloaded by an instruction before',
      bad: `
        FROM alpine:3.22
        WORKDIR /opt
        COPY tool.tar.gz ./
        RUN tar xf tool.tar.gz
        ENV LANG=C.UTF-8
        «RUN» rm tool.tar.gz
        RUN wget -O /opt/other.zip https://example.com/other.zip
        LABEL version=1
        «RUN» rm -f /opt/other.zip
        RUN apk add --no-cache gcc
        USER root
        «RUN» ["apk", "del", "gcc"]
        RUN make
        «RUN» set -e; rm -rf /tmp/*
      `,
    },
    {
      because: 'the step does something else too',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
        RUN make && rm -rf /tmp/*
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM debian:12 AS build
        RUN apt-get update && apt-get install -y gcc
        RUN rm -rf /var/lib/apt/lists/*
        FROM debian:12-slim
        COPY --from=build /app /app
      `,
    },
    {
      because: 'what is deleted came with the base image, to change what it does',
      good: `
        FROM nginx:1.29
        RUN rm /etc/nginx/conf.d/default.conf
        RUN rm -f /etc/apt/apt.conf.d/docker-clean
      `,
    },
    {
      because: 'the cache is in a mount',
      good: `
        FROM node:22-slim
        RUN --mount=type=cache,target=/root/.npm npm cache clean --force
      `,
    },
    {
      because: 'a secret that is deleted too late is another matter',
      good: `
        FROM node:22-slim
        WORKDIR /app
        COPY .npmrc package.json ./
        RUN npm install
        RUN rm -f .npmrc
      `,
    },
  ],
});

const CLEANERS: ReadonlySet<string> = new Set(
  'apt yum dnf microdnf tdnf zypper pip npm yarn pnpm conda gem composer'.split(' '),
);

function cleansPackages(command: InstructionCommand<Run>): boolean {
  const call = packageCommand(command);
  if (!call) return false;
  const { manager, task, verbText } = call;
  if (manager.name === 'apk') return verbText === 'del' || task === 'clean';
  if (/^auto-?(?:remove|purge)$/.test(verbText)) return true;
  return CLEANERS.has(manager.name) && task === 'clean';
}

function deletes(command: InstructionCommand<Run>): boolean {
  const { program, arguments: words, instruction } = command;
  if (program !== 'rm') return false;
  if (words.some(({ text }) => !text.startsWith('-') && isCachePath(text))) return true;
  const files = addedFiles(command.stage);
  return deletedPaths(command).some((path) => (files.get(path)?.order ?? instruction.order) < instruction.order);
}

function deletedPaths({ program, arguments: words, instruction }: InstructionCommand<Run>): readonly string[] {
  if (program !== 'rm') return [];
  return words.flatMap(({ value }) => {
    if (value === undefined || value.startsWith('-')) return [];
    return absolutePath(instruction.state?.workdirPath, value) ?? [];
  });
}

interface AddedFile {
  readonly order: number;
  readonly copy?: Copy | Add;
}

/** The files that the instructions of a stage add by name, each with the first that does. */
const addedFiles = onceForStage((stage): ReadonlyMap<string, AddedFile> => {
  const files = new Map<string, AddedFile>();
  const add = (path: string | undefined, file: AddedFile) => {
    if (path !== undefined && !files.has(path)) files.set(path, file);
  };
  for (const one of stage.instructions) {
    const { order } = one;
    if (one.kind === 'COPY' || one.kind === 'ADD') {
      for (const { value } of one.sources) if (value !== undefined) add(copiedTo(one, value), { order, copy: one });
    } else if (one.kind === 'RUN') {
      for (const file of downloadedFiles(one)) add(absolutePath(one.state?.workdirPath, file), { order });
    }
  }
  return files;
});

const OUTPUT: Readonly<Record<string, RegExp>> = {
  curl: /^(?:-[a-zA-Z]*o|--output)$/,
  wget: /^(?:-[a-zA-Z]*O|--output-document)$/,
};

function downloadedFiles(run: Run): readonly string[] {
  return run.commands.flatMap(({ program = '', arguments: words }) => {
    const flag = Object.hasOwn(OUTPUT, program) ? OUTPUT[program] : undefined;
    const at = flag ? words.findIndex(({ text }) => flag.test(text)) : -1;
    return at < 0 ? [] : (words[at + 1]?.value ?? []);
  });
}

function before(run: Run): Run | undefined {
  const previous = run.stage.instructions[run.order - 1];
  return previous?.kind === 'RUN' ? previous : undefined;
}

/** Whether the step right before this one runs in the same way, so that both can be one. */
function mergeable(run: Run): boolean {
  const previous = before(run);
  if (!previous?.script || !run.script || run.heredocs.length > 0) return false;
  const flags = (one: Run) => one.flags.map((flag) => one.textIn(flag.span)).join(' ');
  return flags(previous) === flags(run);
}

function merge(edit: DockerfileEdits, run: Run): void {
  const previous = before(run);
  const text = run.script?.text.trim() ?? '';
  // Behind `;` and `||` a command would run although the step before has failed.
  if (!previous || /["'#\\;|]/.test(text)) {
    edit.refuse('The step is more than commands joined by &&.');
    return;
  }
  appendCommand(edit, previous, text.replace(/\s+/g, ' '));
  edit.removeInstruction(run);
}
