import { rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { insertWords } from '../_shared/command-edits';
import { isWrittenBefore } from '../_shared/earlier-text';
import { type CallInRun, isCacheMounted, removesFolder } from '../_shared/package-caches';
import { packageCommand } from '../_shared/package-commands';

const VARIABLE = 'PIP_NO_CACHE_DIR';
const SETTING = /no-cache-dir["'\s=]{1,6}(?:true|1|yes|on)\b/i;

export default rule('dockerfile/pip-cache-kept', {
  title: 'pip keeps its download cache in the layer',
  why: 'The cache holds every package a second time; nothing needs it in a container, and a later RUN cannot take it out of this layer.',
  severity: 'info',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3042'],
    semgrep: ['missing-pip-no-cache-dir'],
    kics: ['Pip install Keeping Cached Packages'],
  },
  references: ['https://pip.pypa.io/en/stable/topics/caching/#disabling-caching'],
  fix: { title: 'Install without a cache', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    const keeping = keepingCalls(run);
    if (keeping.length === 0 || !run.stage.isShipped) return;
    for (const { command, call } of keeping) {
      report(call.verb, {
        says: `${command.program} keeps what it downloads in this layer`,
        fix: (edit) => insertWords(edit, command, call.verb, '--no-cache-dir'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM python:3.13-slim
        RUN pip «install» -r requirements.txt
      `,
      fixed: `
        FROM python:3.13-slim
        RUN pip install --no-cache-dir -r requirements.txt
      `,
    },
    {
      because: 'every name of pip, and a value that says no',
      bad: `
        FROM python:3.13-slim
        ENV PIP_NO_CACHE_DIR=off
        RUN pip3.13 «install» . && \\
            python3 -m pip --quiet «install» gunicorn==23.0.0
        RUN ["pip", "«install»", "flask==3.1.0"]
      `,
      fixed: `
        FROM python:3.13-slim
        ENV PIP_NO_CACHE_DIR=off
        RUN pip3.13 install --no-cache-dir . && \\
            python3 -m pip --quiet install --no-cache-dir gunicorn==23.0.0
        RUN ["pip", "install", "--no-cache-dir", "flask==3.1.0"]
      `,
    },
    {
      because: 'a mount on another folder, and a cache that is emptied too early',
      bad: `
        FROM python:3.13-slim
        RUN --mount=type=cache,target=/var/cache/apt pip cache purge && pip «install» .
      `,
      fixed: `
        FROM python:3.13-slim
        RUN --mount=type=cache,target=/var/cache/apt pip cache purge && pip install --no-cache-dir .
      `,
    },
    {
      because: 'the flag may stand anywhere',
      good: `
        FROM python:3.13-slim
        RUN pip --no-cache-dir install . && pip install gunicorn==23.0.0 --no-cache-dir
      `,
    },
    {
      because: 'the environment of the stage, of one below it or of the step says it',
      good: `
        FROM python:3.13-slim AS base
        ENV PIP_NO_CACHE_DIR=True
        FROM base
        RUN pip install .
        FROM python:3.13-slim AS argument
        ARG PIP_NO_CACHE_DIR=1
        RUN pip install .
        FROM python:3.13-slim
        RUN export PIP_NO_CACHE_DIR=on && pip install .
        RUN PIP_NO_CACHE_DIR=yes pip install gunicorn==23.0.0
      `,
    },
    {
      because: 'pip is configured not to keep a cache',
      good: `
        FROM python:3.13-slim
        RUN pip config set global.no-cache-dir true
        RUN pip install .
      `,
    },
    {
      because: 'the value is not known',
      good: `
        FROM python:3.13-slim
        ARG NO_CACHE
        ENV PIP_NO_CACHE_DIR=$NO_CACHE
        RUN pip install .
      `,
    },
    {
      because: 'a mount keeps the cache out of the layer',
      good: `
        FROM python:3.13-slim
        RUN --mount=type=cache,target=/root/.cache/pip pip install .
        ENV PIP_CACHE_DIR=/pip
        RUN --mount=type=cache,target=/pip pip install gunicorn==23.0.0
        RUN --mount=type=tmpfs,target=/root/.cache pip install flask==3.1.0
      `,
    },
    {
      because: 'the step empties the cache behind it',
      good: `
        FROM python:3.13-slim
        RUN pip install . && rm -rf ~/.cache/pip
        RUN pip install gunicorn==23.0.0 && pip cache purge
        RUN pip install flask==3.1.0 && rm -rf "$HOME/.cache" /tmp/*
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image, and others are not pip',
      good: `
        FROM python:3.13 AS build
        RUN pip install .
        FROM python:3.13-slim
        COPY --from=build /app /app
        RUN pipenv install && pipx install black==25.1.0 && pip download flask && pip list
      `,
    },
  ],
});

/** The calls that keep their downloads and are not cleared up behind, in order. */
function keepingCalls(run: Run): readonly CallInRun[] {
  const { commands } = run;
  let lastEmptying = -1;
  let exported: ShellWord | undefined;
  const kept: (CallInRun & { readonly index: number; readonly folders: readonly string[] })[] = [];
  for (const [index, command] of commands.entries()) {
    if (command.program === 'export') {
      exported = command.arguments.findLast(({ text }) => text.startsWith(`${VARIABLE}=`)) ?? exported;
      continue;
    }
    const call = packageCommand(command);
    if (call?.manager.name === 'pip' && call.task === 'install') {
      if (isSwitchedOff(command, exported)) continue;
      const folders = cacheFolders(command);
      if (!isCacheMounted(run, folders)) kept.push({ command, call, index, folders });
    } else if (kept.length > 0 && empties(command, kept[0]?.folders ?? [])) lastEmptying = index;
  }
  return kept.filter(({ index }) => index > lastEmptying);
}

function isSwitchedOff(
  { instruction, stage, assignments, arguments: words }: InstructionCommand<Run>,
  exported: ShellWord | undefined,
): boolean {
  if (words.some(({ text }) => text === '--no-cache-dir')) return true;
  const own = assignments.find(({ name }) => name === VARIABLE)?.value;
  if (own) return own.value === undefined || isOn(own.value);
  if (exported) return exported.value === undefined || isOn(exported.value.slice(VARIABLE.length + 1));
  const setting = stage.setting(VARIABLE, instruction.order);
  if (setting) return setting.value === undefined || isOn(setting.value);
  return isWrittenBefore(instruction, SETTING);
}

/** What pip takes for yes: https://github.com/pypa/pip/blob/main/src/pip/_internal/utils/misc.py (strtobool). */
function isOn(value: string): boolean {
  return isTruthy(value) || /^[yt]$/i.test(value);
}

function cacheFolders({ instruction, stage }: InstructionCommand<Run>): readonly string[] {
  const moved = stage.setting('PIP_CACHE_DIR', instruction.order)?.value;
  const home = instruction.mounts.flatMap(
    ({ target }) => /^(.+\/\.cache\/pip)\/?$/.exec(target?.value ?? '')?.[1] ?? [],
  );
  return ['~/.cache/pip', ...(moved ? [moved] : []), ...home];
}

function empties(command: InstructionCommand<Run>, folders: readonly string[]): boolean {
  const call = packageCommand(command);
  return (call?.manager.name === 'pip' && call.verbText === 'cache purge') || removesFolder(command, folders);
}
