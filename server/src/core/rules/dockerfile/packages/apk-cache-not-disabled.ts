import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { insertWords } from '../_shared/command-edits';
import { isCacheMounted, removesFolder } from '../_shared/package-caches';
import { packageCommand } from '../_shared/package-commands';
import { runsLater, runsOf } from '../_shared/stage-memory';

/** What --no-cache does by itself. */
const REFRESHES = /^(?:-U|--update|--update-cache)$/;
const FOLDERS = ['/var/cache/apk', '/etc/apk/cache'];

export default rule('dockerfile/apk-cache-not-disabled', {
  title: 'apk keeps its index in the layer',
  why: 'The index of the repositories is a few megabytes that nothing needs in a container, and it grows old there.',
  severity: 'info',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3019'],
    trivy: ['DS-0025'],
    semgrep: ['missing-apk-no-cache'],
    kics: ['Apk Add Using Local Cache Path'],
    dockle: ['DKL-DI-0004'],
  },
  references: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Add_a_Package'],
  fix: { title: 'Install without keeping an index', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    const adds = run.commands.filter(keepsIndex);
    const last = adds.at(-1);
    if (!last || !run.stage.isShipped || isCacheMounted(run, FOLDERS)) return;
    if (run.commands.slice(run.commands.indexOf(last) + 1).some((one) => removesFolder(one, FOLDERS))) return;
    const isNeeded = needsIndexLater(run);
    for (const add of adds) {
      const verb = packageCommand(add)?.verb;
      if (!verb) continue;
      report(verb, {
        says: 'apk add keeps the index of its repositories in this layer',
        fix: isNeeded ? undefined : (edit) => disable(edit, add, adds),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        RUN apk «add» curl
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk add --no-cache curl
      `,
    },
    {
      because: 'what refreshes the index goes with it',
      bad: `
        FROM alpine:3.22
        RUN apk update && \\
            apk «add» -U \\
              # for the health check
              curl
        RUN ["apk", "«add»", "git"]
        RUN apk --update «add» jq
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk add --no-cache \\
              # for the health check
              curl
        RUN ["apk", "add", "--no-cache", "git"]
        RUN apk add --no-cache jq
      `,
    },
    {
      because: 'the flag of another command, and one that only begins like it',
      bad: `
        FROM alpine:3.22
        RUN apk upgrade --no-cache && apk «add» curl
        RUN apk «add» --no-cacher git
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk upgrade --no-cache && apk add --no-cache curl
        RUN apk add --no-cache --no-cacher git
      `,
    },
    {
      because: 'an upgrade reads the index that was refreshed',
      bad: `
        FROM alpine:3.22
        RUN apk update && apk upgrade && apk «add» curl
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk update && apk upgrade && apk add --no-cache curl
      `,
    },
    {
      because: 'a later stage still installs from this index',
      bad: `
        FROM alpine:3.22 AS base
        RUN apk «add» -U curl
        FROM base
        RUN if [ -n "$GIT" ]; then apk «add» git; fi
      `,
      fixed: `
        FROM alpine:3.22 AS base
        RUN apk add --no-cache curl
        FROM base
        RUN if [ -n "$GIT" ]; then apk add --no-cache git; fi
      `,
    },
    {
      because: 'the flag may stand anywhere in the command',
      good: `
        FROM alpine:3.22
        RUN apk add --no-cache curl && apk --no-cache add git && apk add jq --no-cache
      `,
    },
    {
      because: 'the step removes the index itself',
      good: `
        FROM alpine:3.22
        RUN apk add --update curl && rm -rf /var/cache/apk/*
      `,
    },
    {
      because: 'a mount keeps the index out of the layer',
      good: `
        FROM alpine:3.22
        RUN --mount=type=cache,target=/var/cache/apk apk add -U curl
        RUN --mount=type=tmpfs,target=/etc/apk/cache apk add git
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM alpine:3.22 AS build
        RUN apk add gcc
        FROM alpine:3.22
        COPY --from=build /app /app
      `,
    },
    {
      because: 'nothing is added',
      good: `
        FROM alpine:3.22
        RUN apk --print-arch && apk del curl && echo apk add git
      `,
    },
    {
      because: 'the flag may be in a variable',
      good: `
        FROM alpine:3.22
        ARG APK_FLAGS=--no-cache
        RUN apk add $APK_FLAGS curl
      `,
    },
  ],
});

function isApk(command: InstructionCommand<Run>, verb: string): boolean {
  if (command.program?.startsWith('apk') !== true) return false;
  const call = packageCommand(command);
  return call?.manager.name === 'apk' && call.verbText === verb;
}

function keepsIndex(command: InstructionCommand<Run>): boolean {
  const { arguments: words, instruction } = command;
  if (!isApk(command, 'add')) return false;
  const noCache = packageCommand(command)?.manager.noCache ?? [];
  return !words.some(({ text, raw }) => {
    const name = /^"?\$\{?(\w+)/.exec(raw)?.[1];
    const value = name === undefined ? text : command.stage.setting(name, instruction.order)?.value;
    if (value === undefined) return /opt|flag|arg/i.test(name ?? '');
    return noCache.some((flag) => value.split(/\s/).includes(flag));
  });
}

/** Whether a later step installs from the index that this one leaves. */
function needsIndexLater(run: Run): boolean {
  return run.onbuild === undefined && runsLater(run, runsWithKeptIndex);
}

const runsWithKeptIndex = runsOf(
  ({ commands }) =>
    commands.some((one) => keepsIndex(one) && !refreshesItself(one)) && !commands.some((one) => isApk(one, 'update')),
);

function refreshesItself({ arguments: words }: InstructionCommand<Run>): boolean {
  return words.some(({ text }) => REFRESHES.test(text));
}

function disable(edit: DockerfileEdits, add: InstructionCommand<Run>, adds: readonly InstructionCommand<Run>[]): void {
  const call = packageCommand(add);
  if (!call) return;
  const refresh = add.arguments.find(({ text }) => REFRESHES.test(text));
  if (refresh && refresh.span.start > call.verb.span.start) edit.replace(refresh, '--no-cache');
  else {
    insertWords(edit, add, call.verb, '--no-cache');
    if (refresh && !add.isExecForm) edit.removeWord(refresh);
  }
  const { commands } = add.instruction;
  const others = commands.filter((one) => packageCommand(one)?.manager.name === 'apk' && !isApk(one, 'update'));
  // The index is fetched for the moment now; a command that still reads a kept one needs the refresh.
  if (adds.length > 1 || !others.every((one) => isApk(one, 'add') || isApk(one, 'del'))) return;
  const update = commands.find((one) => isApk(one, 'update'));
  const isPlain =
    update && !update.isCondition && (update.operatorAfter?.text === '&&' || update.operatorAfter?.text === ';');
  if (isPlain && add.instruction.heredocs.length === 0 && update.operatorBefore?.text !== '||')
    edit.removeCommand(update);
}
