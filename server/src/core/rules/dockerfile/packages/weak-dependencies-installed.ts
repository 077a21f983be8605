import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { baseImageText } from '../_shared/base-image';
import { insertWords } from '../_shared/command-edits';
import { isWrittenBefore } from '../_shared/earlier-text';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';

const SETTING =
  /(?:install_weak_deps\s{0,3}=\s{0,3}(?:false|0|no|off)|onlyRequires\s{0,3}=\s{0,3}(?:true|1|yes|on))\b/i;
const VERBS: ReadonlySet<string> = new Set(['install', 'in']);

export default rule('dockerfile/weak-dependencies-installed', {
  title: 'dnf or zypper installs weak dependencies',
  why: 'Packages that were only recommended make the image larger, and each is one more program whose faults have to be mended.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { cis: ['4.3'] },
  references: [
    'https://dnf.readthedocs.io/en/latest/conf_ref.html#install-weak-deps-label',
    'https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html',
  ],
  fix: { title: 'Install without weak dependencies', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    const flag = call && flagOf(call, command);
    if (!call || flag === undefined || !VERBS.has(call.verbText) || call.packages.length === 0) return;
    if (!command.stage.isShipped || isSwitchedOff(command) || isWrittenBefore(command.instruction, SETTING)) return;
    report(call.verb, {
      says: `${command.program} also installs what the packages recommend`,
      fix: (edit) => insertWords(edit, command, call.verb, flag),
    });
  },
  examples: [
    {
      bad: `
        FROM fedora:43
        RUN dnf «install» -y httpd && dnf clean all
      `,
      fixed: `
        FROM fedora:43
        RUN dnf install --setopt=install_weak_deps=False -y httpd && dnf clean all
      `,
    },
    {
      because: 'zypper has a flag of its own',
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper -n «in» git
        RUN ["zypper", "-n", "«install»", "curl"]
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper -n in --no-recommends git
        RUN ["zypper", "-n", "install", "--no-recommends", "curl"]
      `,
    },
    {
      because: 'the flag may stand anywhere, with any value that says no',
      good: `
        FROM fedora:43
        RUN dnf -y --setopt=install_weak_deps=0 install httpd && dnf install -y git --setopt install_weak_deps=False
        FROM opensuse/leap:15.6
        RUN zypper -n in --no-recommends git
      `,
    },
    {
      because: 'it is configured once for all',
      good: `
        FROM fedora:43 AS base
        RUN echo "install_weak_deps=False" >> /etc/dnf/dnf.conf
        FROM base
        RUN dnf install -y httpd
      `,
    },
    {
      because: 'minimal bases are configured so, and yum of release 7 knows no weak dependencies',
      good: `
        FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6
        RUN microdnf install -y httpd
        FROM centos:7
        RUN yum install -y httpd
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM fedora:43 AS build
        RUN dnf install -y gcc
        FROM fedora:43
        COPY --from=build /app /app
      `,
    },
    {
      because: 'the flag may be in a variable',
      good: `
        FROM fedora:43
        ARG DNF_OPTIONS
        RUN dnf install -y $DNF_OPTIONS httpd
      `,
    },
  ],
});

/** The flag that switches them off, for programs that install them. */
function flagOf({ manager }: PackageCommand, command: InstructionCommand<Run>): string | undefined {
  if (manager.name === 'zypper') return '--no-recommends';
  if (manager.name !== 'dnf' && manager.name !== 'microdnf' && command.program !== 'yum4') return undefined;
  return /minimal|micro/.test(baseImageText(command.stage)) ? undefined : '--setopt=install_weak_deps=False';
}

function isSwitchedOff({ arguments: words }: InstructionCommand<Run>): boolean {
  return words.some(
    ({ text, value }) =>
      /install_weak_deps|-recommends$/.test(text) || (value === undefined && /\$\{?\w*(?:opt|flag|arg)/i.test(text)),
  );
}
