import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { insertWords } from '../_shared/command-edits';
import { isWrittenBefore } from '../_shared/earlier-text';
import { packageCommand } from '../_shared/package-commands';

export default rule('dockerfile/no-install-recommends-missing', {
  title: 'apt installs recommended extras',
  why: 'Packages that were only recommended make the image larger, and each is one more program whose faults have to be mended.',
  severity: 'info',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3015'],
    trivy: ['DS-0029'],
    semgrep: ['missing-no-install-recommends'],
    kics: ['APT-GET Not Avoiding Additional Packages'],
    cis: ['4.3'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  fix: { title: 'Install without recommended packages', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'apt' || call.verb.value !== 'install') return;
    const { verb, packages } = call;
    if (packages.length === 0 || packages.every(({ text }) => text.endsWith('.deb'))) return;
    if (saysRecommends(command) || isWrittenBefore(command.instruction, SETTING)) return;
    const flag = command.program === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
    report(verb, {
      says: `${command.program} also installs what the packages recommend`,
      severity: command.stage.isShipped ? 'info' : 'hint',
      fix: command.isExecForm
        ? (edit) => insertWords(edit, command, verb, flag)
        : (edit) => edit.appendWords(lastFlagBehind(command, verb, call.manager.valueFlags), flag),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get «install» -y curl && rm -rf /var/lib/apt/lists/*
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
      `,
    },
    {
      because: 'flags before the verb, aptitude, continued lines',
      bad: `
        FROM debian:12 AS build
        RUN sudo apt-get -t bookworm-backports -y «install» \\
            # the compiler
            gcc && \\
            aptitude «install» -y make
        FROM debian:12-slim
        RUN ["apt-get", "«install»", "-y", "curl"]
      `,
      fixed: `
        FROM debian:12 AS build
        RUN sudo apt-get -t bookworm-backports -y install --no-install-recommends \\
            # the compiler
            gcc && \\
            aptitude install -y --without-recommends make
        FROM debian:12-slim
        RUN ["apt-get", "install", "--no-install-recommends", "-y", "curl"]
      `,
    },
    {
      because: 'the flag may stand anywhere, and a setting says the same',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y curl --no-install-recommends
        RUN apt-get --no-install-recommends install -y git
        RUN apt-get install -o APT::Install-Recommends=false -y jq
        RUN aptitude install -R -y make
      `,
    },
    {
      because: 'somebody who asks for them wants them',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y --install-recommends winehq-stable
      `,
    },
    {
      because: 'apt is configured not to, here or in the base stage',
      good: `
        FROM debian:12-slim AS base
        RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99lean
        FROM base
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'the flag is in a variable',
      good: `
        FROM debian:12-slim
        ARG APT_OPTIONS="-y --no-install-recommends"
        RUN apt-get install $APT_OPTIONS curl
      `,
    },
    {
      because: 'local packages, build dependencies and repairs',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y ./tool.deb && apt-get build-dep -y nginx && apt-get install -f -y
      `,
    },
    {
      because: 'a script in another language only holds the words',
      good: `
        FROM debian:12-slim
        RUN echo "apt-get install curl"
      `,
    },
  ],
});

const SETTING = /Install-Recommends[\s"=:]{1,6}(?:false|0|no)\b/i;

function saysRecommends(command: ShellCommand & { readonly instruction: Run }): boolean {
  const { stage, order } = command.instruction;
  return command.arguments.some(({ text, raw }) => {
    if (/(?:no-)?install-recommends|-recommends$/i.test(text) || SETTING.test(text)) return true;
    if (command.program === 'aptitude' && /^-[a-z]*[Rr]/.test(text)) return true;
    const name = /^"?\$\{?([A-Za-z_][A-Za-z0-9_]*)/.exec(raw)?.[1];
    const setting = name === undefined ? undefined : stage.setting(name, order);
    return setting?.value?.includes('install-recommends') === true;
  });
}

/** The last of the plain flags right behind the verb, such as `-y`; the verb where there is none. */
function lastFlagBehind(command: ShellCommand, verb: ShellWord, valueFlags: ReadonlySet<string>): ShellWord {
  const words = command.arguments;
  let at = words.indexOf(verb);
  while (/^-[a-z-]+$/.test(words[at + 1]?.raw ?? '') && !valueFlags.has(words[at + 1]?.text ?? '')) at++;
  return words[at] ?? verb;
}
