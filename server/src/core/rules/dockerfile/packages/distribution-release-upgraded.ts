import { rule } from '../../../engine/rule';
import { releaseNames } from '../../../knowledge/release-names';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { baseImageText } from '../_shared/base-image';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { removeUpgrade } from '../_shared/remove-upgrade';

const MANAGERS: ReadonlySet<string> = new Set(['apt', 'zypper', 'dnf']);

const NAMES = releaseNames.join('|');
const RENAMES = new RegExp(`(?:^|\\W)(?:${NAMES})\\W{1,3}(?:${NAMES})(?:\\W|$)`);

export default rule('dockerfile/distribution-release-upgraded', {
  title: 'The distribution release is upgraded during the build',
  why: 'What comes out depends on the day of the build, packages may go away, and the tag of the base image no longer says what is in the image.',
  todo: 'Name the wanted release in FROM.',
  severity: 'warning',
  category: 'supply-chain',
  peers: {
    hadolint: ['DL3035'],
    trivy: ['DS-0024'],
    semgrep: ['avoid-apt-get-upgrade'],
    kics: ['Run Using Upgrade Commands'],
    dockle: ['DKL-DI-0003'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  fix: { title: 'Remove the upgrade', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    let isRenamed = false;
    for (const command of run.commands) {
      isRenamed ||= renamesRelease(command);
      const call = packageCommand(command);
      if (command.program !== 'do-release-upgrade' && !(call && upgradesRelease(call, run, isRenamed))) continue;
      const text = call ? `${command.program} ${call.verbText}` : 'do-release-upgrade';
      report(command, {
        says: `${text} makes another release of the base image, or takes packages out of it`,
        fix: (edit) => removeUpgrade(edit, command, isRenamed ? renamesRelease : undefined),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && «apt-get dist-upgrade -y» && apt-get install -y curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'nothing is left of a step that only upgrades',
      bad: `
        FROM ubuntu:24.04
        RUN apt-get update \\
            && «sudo apt -q full-upgrade -y» \\
            && rm -rf /var/lib/apt/lists/*
        RUN «do-release-upgrade -f DistUpgradeViewNonInteractive»
        USER app
        FROM opensuse/leap:15.6
        RUN zypper ref && «zypper -n dup»
        USER app
      `,
      fixed: `
        FROM ubuntu:24.04
        USER app
        FROM opensuse/leap:15.6
        USER app
      `,
    },
    {
      because: 'the sources are turned to another release first',
      bad: `
        FROM debian:12-slim
        RUN sed -i 's/bookworm/trixie/g' /etc/apt/sources.list.d/debian.sources && \\
            apt-get update && \\
            «apt-get upgrade -y»
        USER app
      `,
      fixed: `
        FROM debian:12-slim
        USER app
      `,
    },
    {
      because: 'what is installed behind it needs the sources of the other release',
      bad: `
        FROM debian:12-slim
        RUN sed -i 's/bookworm/trixie/g' /etc/apt/sources.list && \\
            apt-get update && \\
            «apt-get upgrade -y» && \\
            apt-get install -y curl
      `,
    },
    {
      because: 'a plain upgrade stays within the release',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get upgrade -y && apt-get install -y curl
        RUN sed -i 's/deb.debian.org/mirror.example.com/' /etc/apt/sources.list && apt-get update && apt-get upgrade -y
      `,
    },
    {
      because: 'a release that rolls has no other one',
      good: `
        FROM opensuse/tumbleweed
        RUN zypper -n dup
      `,
    },
    {
      because: 'the words are printed, not run',
      good: `
        FROM debian:12-slim
        RUN echo "run apt-get dist-upgrade or do-release-upgrade" > /etc/motd
      `,
    },
    {
      because: 'packages from another release are added, everything else stays',
      good: `
        FROM debian:12-slim
        RUN echo "deb http://deb.debian.org/debian trixie main" > /etc/apt/sources.list.d/trixie.list \\
            && apt-get update && apt-get install -y -t trixie curl
      `,
    },
  ],
});

function upgradesRelease({ manager, task }: PackageCommand, run: Run, isRenamed: boolean): boolean {
  if (manager.name === 'apt' && task === 'upgrade' && isRenamed) return true;
  if (task !== 'releaseUpgrade' || !MANAGERS.has(manager.name)) return false;
  return manager.name !== 'zypper' || !baseImageText(run.stage).includes('tumbleweed');
}

/** Whether a command writes the name of one release in the place of another in the sources of apt. */
function renamesRelease({ program, arguments: words }: InstructionCommand<Run>): boolean {
  if (program !== 'sed' || !words.some(({ text }) => text.includes('/etc/apt/'))) return false;
  return words.some(({ text }) => RENAMES.test(text));
}
