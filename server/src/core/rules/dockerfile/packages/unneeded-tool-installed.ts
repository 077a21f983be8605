import { rule } from '../../../engine/rule';
import { unneededPackage } from '../../../knowledge/debug-tools';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { leavePackageOut } from '../_shared/leave-package-out';
import { packageCommand } from '../_shared/package-commands';
import { removeWords } from '../_shared/removal';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/unneeded-tool-installed', {
  title: 'Debugging or network tools are installed in the final image',
  why: 'Editors, debuggers, network tools and compilers help whoever breaks into the container, and are updated with it for nothing.',
  todo: 'Debug from a second container (`docker debug`, `kubectl debug`), and compile in a stage of its own.',
  severity: 'hint',
  category: 'image-hygiene',
  peers: { tally: ['tally/prefer-multi-stage-build'], cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  fix: { title: 'Leave it out', safety: 'suggested' },
  visit: 'run',
  check(run, report, { path }) {
    const found = firstUnneeded(run, path);
    if (!found || !run.stage.isShipped || run.onbuild || isForDevelopers(run.stage, path)) return;
    if (/(?:^|\/)[^/]*(?:toolbox|tools|debug|builder)[^/]*\//i.test(path)) return;
    const { command, word, unneeded, packages } = found;
    const isCompiler = (one: ShellWord) => unneededPackage(one.text) === 'compiler';
    report(word, {
      says: isCompiler(word)
        ? `${word.text} is only needed to build, and is shipped`
        : `${word.text} is shipped and helps nobody but an intruder`,
      // Whoever installs a compiler or headers builds something, be it in a script: that belongs into another stage.
      fix: unneeded.some(isCompiler)
        ? undefined
        : (edit) => {
            if (unneeded.length === packages.length) leavePackageOut(edit, command, [word], word);
            else for (const one of unneeded) removeWords(edit, command, [one]);
          },
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y nginx «vim-tiny» telnet && rm -rf /var/lib/apt/lists/*
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*
      `,
    },
    {
      because: 'the step goes where it installs nothing else; a stage that the last one builds upon counts',
      bad: `
        FROM alpine:3.22 AS base
        RUN apk add --no-cache «strace»
        FROM base
        RUN ["dnf", "install", "-y", "httpd", "«nmap»"]
      `,
      fixed: `
        FROM alpine:3.22 AS base
        FROM base
        RUN ["dnf", "install", "-y", "httpd"]
      `,
    },
    {
      because: 'what compiles is needed for the step behind, so it belongs into a stage of its own',
      bad: `
        FROM python:3.14-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl «gcc» libpq-dev
        RUN pip install psycopg2
      `,
    },
    {
      because: 'what is taken away in the same step',
      good: `
        FROM python:3.14-alpine
        RUN apk add --no-cache --virtual .build gcc musl-dev && pip install psycopg2 && apk del .build
        RUN apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc
        RUN apt-get install -y make && make && apt-get autoremove -y make
      `,
    },
    {
      because: 'a stage that is not shipped',
      good: 'FROM debian:12 AS build\nRUN apt-get install -y gcc make\nFROM debian:12-slim\nCOPY --from=build /app /app\n',
    },
    { because: 'a stage for debugging', good: 'FROM debian:12-slim AS debug\nRUN apt-get install -y gdb strace\n' },
    { because: 'a box of tools', path: 'images/toolbox/Dockerfile', good: 'FROM alpine:3.22\nRUN apk add nmap\n' },
    {
      because: 'the image is there for it',
      path: 'images/htop/Dockerfile',
      good: 'FROM alpine:3.22\nRUN apk add htop emacs-nox netcat-openbsd\nENTRYPOINT ["/usr/bin/emacs"]\nCMD ["nc"]\n',
    },
    { because: 'other packages', good: 'FROM debian:12-slim\nRUN apt-get install -y nginx curl libvips42 vimix\n' },
    { because: 'it is taken away, not installed', good: 'FROM debian:12-slim\nRUN apt-get purge -y vim telnet\n' },
  ],
});

const MANAGERS: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper', 'tdnf']);

interface Unneeded {
  readonly command: InstructionCommand<Run>;
  /** The first of those that are not needed. */
  readonly word: ShellWord;
  readonly unneeded: readonly ShellWord[];
  readonly packages: readonly ShellWord[];
}

function firstUnneeded(run: Run, path: string): Unneeded | undefined {
  for (const [index, command] of run.commands.entries()) {
    const call = packageCommand(command);
    if (call?.task !== 'install' || !MANAGERS.has(call.manager.name)) continue;
    // A group by name is there to be taken away as one.
    const virtual = call.words.some(({ text }) => /^(?:-t|--virtual)/.test(text));
    const removed = removedBy(run.commands.slice(index + 1));
    if (virtual && removed.size > 0) continue;
    const unneeded = call.packages.filter(({ value, text }) => {
      // Start scripts and probes of many programs look for processes.
      if (value === undefined || value === 'procps' || unneededPackage(value) === undefined) return false;
      return !removed.has(text) && !removed.has('') && !isPurpose(value, run, path);
    });
    const [word] = unneeded;
    if (word) return { command, word, unneeded, packages: call.packages };
  }
  return undefined;
}

/** Whether an image is there for a package: it starts it, or its folder bears the name. */
function isPurpose(name: string, { stage }: Run, path: string): boolean {
  const bare = name.replace(/[=<>~@:[].*$/, '');
  const names = new Set([bare, bare.replace(/-(?:nox|tiny|openbsd|traditional|gtk\d?)$/, '')]);
  if (bare.startsWith('netcat')) names.add('nc');
  if (path.split('/').some((folder) => names.has(folder))) return true;
  const { entrypoint, cmd } = (stage.model.finalStage ?? stage).endState;
  const started = [...(entrypoint?.commands ?? []), ...(cmd?.commands ?? [])];
  const words = started.flatMap(({ name: program, arguments: others }) => (program ? [program, ...others] : others));
  return words.some(({ text }) => names.has(text.slice(text.lastIndexOf('/') + 1)));
}

/** What later commands of a step remove, by name; an empty name stands for whatever they find. */
function removedBy(commands: readonly InstructionCommand<Run>[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const command of commands) {
    const call = packageCommand(command);
    const isRemoval =
      call && (call.task === 'remove' || /^(?:purge|autoremove|auto-remove|del|erase)$/.test(call.verbText));
    if (!isRemoval) continue;
    for (const { text, value } of call.packages) names.add(value === undefined ? '' : text);
  }
  return names;
}
