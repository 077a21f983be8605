import { rule } from '../../../engine/rule';
import { allEndsOfLife } from '../../../knowledge/end-of-life';
import type { Stage } from '../../../model/dockerfile-stage';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { removeUpgrade } from '../_shared/remove-upgrade';

const MANAGERS: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'dnf', 'microdnf', 'tdnf', 'zypper']);
const UPGRADES: ReadonlySet<string> = new Set('upgrade safe-upgrade update up patch'.split(' '));

export default rule('dockerfile/distribution-packages-upgraded', {
  title: 'All packages of the base image are upgraded during the build',
  why: 'What comes out depends on the day of the build, and the packages of the base image are in the image twice. Others upgrade on purpose, to have mended packages before the base image has them: then keep this rule off and build without a cache.',
  todo: 'Build on the newest release of the base image, and build again when it is renewed.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  peers: {
    semgrep: [
      'avoid-apt-get-upgrade',
      'avoid-apk-upgrade',
      'avoid-yum-update',
      'avoid-dnf-update',
      'avoid-zypper-update',
    ],
    kics: [
      'Run Using Upgrade Commands',
      'Use of Apk Upgrade',
      'Yum Update Enabled',
      'Run Using dnf Update',
      'Run Using Zypper Update',
    ],
    cis: ['4.4'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  fix: { title: 'Remove the upgrade', safety: 'suggested' },
  visit: 'command',
  check(command, report, { settings }) {
    const call = packageCommand(command);
    if (!call || !upgradesAll(call) || isOver(command.stage, settings.today)) return;
    report(command, {
      says: `${command.program} ${call.verbText} upgrades everything that the base image brings along`,
      fix: (edit) => removeUpgrade(edit, command),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        RUN apt-get update && «apt-get -y upgrade» && apt-get install -y curl
      `,
      fixed: `
        FROM debian:13-slim
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'every package manager has its word for it',
      bad: `
        FROM alpine:3.22
        RUN «apk --no-cache upgrade»
        RUN «apk add -u»
        USER app
        FROM rockylinux:9
        RUN «yum -y update» && yum clean all
        USER app
        FROM fedora:43
        RUN «dnf upgrade -y --refresh» && \\
            dnf install -y httpd
        RUN ["«microdnf", "update»"]
        FROM opensuse/leap:16.0
        RUN «zypper -n up»; zypper -n in git
      `,
      fixed: `
        FROM alpine:3.22
        USER app
        FROM rockylinux:9
        USER app
        FROM fedora:43
        RUN dnf install -y httpd
        FROM opensuse/leap:16.0
        RUN zypper -n in git
      `,
    },
    {
      because: 'packages that are named are upgraded for a reason',
      good: `
        FROM fedora:43
        RUN dnf upgrade -y openssl && dnf -y update kernel-headers
        FROM alpine:3.22
        RUN apk upgrade --no-cache libcrypto3 && apk add -u curl
        FROM debian:13-slim
        RUN apt-get install -y --only-upgrade openssl
      `,
    },
    {
      because: 'only what mends a weakness is upgraded',
      good: `
        FROM fedora:43
        RUN dnf -y upgrade-minimal --security && dnf -y upgrade --security && dnf -y update --advisory=FEDORA-2025-1
      `,
    },
    {
      because: 'a base that gets no new images has nothing better',
      settings: { today: '2026-11-01' },
      good: `
        FROM debian:10-slim
        RUN apt-get update && apt-get -y upgrade
      `,
    },
    {
      because: 'the words are arguments',
      good: `
        FROM debian:13-slim
        RUN echo apt-get upgrade && npm update && ./upgrade.sh yum update
      `,
    },
  ],
});

function upgradesAll({ manager, verbText, packages, words }: PackageCommand): boolean {
  if (!MANAGERS.has(manager.name) || packages.length > 0) return false;
  if (
    words.some(({ text }) =>
      /^--(?:security|sec-severity|secseverity|bugfix|advisory|cves?|bzs?|category)\b/.test(text),
    )
  )
    return false;
  if (manager.name === 'apk') {
    return (
      verbText === 'upgrade' || (verbText === 'add' && words.some(({ text }) => text === '-u' || text === '--upgrade'))
    );
  }
  // apt-get update only gets the index.
  return UPGRADES.has(verbText) && !(manager.name === 'apt' && verbText === 'update');
}

function isOver(stage: Stage, today: string): boolean {
  const { reference } = stage.rootStage.from;
  return reference?.tag !== undefined && allEndsOfLife(reference.name.text, reference.tag.text, today).length > 0;
}
