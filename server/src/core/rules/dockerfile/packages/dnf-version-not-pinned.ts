import { rule } from '../../../engine/rule';
import { packageCommand } from '../_shared/package-commands';
import { reportUnpinned } from '../_shared/unpinned-packages';
import { unpinnedRpms } from '../_shared/unpinned-rpms';

const MANAGERS: ReadonlySet<string> = new Set(['dnf', 'microdnf', 'tdnf']);

export default rule('dockerfile/dnf-version-not-pinned', {
  title: 'dnf packages are installed without a version',
  why: 'Two builds of the same file give different images. The rule is off because mirrors hold only the newest versions, so that a pinned one ends in a failed build.',
  todo: 'Name the version (`httpd-2.4.62`), or the stream of a module (`nodejs:22`).',
  severity: 'info',
  default: 'off',
  category: 'supply-chain',
  peers: { hadolint: ['DL3041'], kics: ['Missing Version Specification In dnf install'], cis: ['4.11'] },
  references: ['https://docs.docker.com/build/building/best-practices/#version-pinning'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call && MANAGERS.has(call.manager.name)) reportUnpinned(command.program, unpinnedRpms(call), report);
  },
  examples: [
    {
      bad: `
        FROM fedora:43
        RUN dnf install -y «httpd» && dnf clean all
      `,
    },
    {
      because: 'its relatives, and modules without a stream',
      bad: `
        FROM fedora:43
        RUN microdnf install -y «rpm-sign» && dnf5 in -y --setopt install_weak_deps=False «git»
        RUN dnf -y module install «nodejs» && tdnf install -y «jq»
      `,
    },
    {
      because: 'names with versions of every kind',
      good: `
        FROM fedora:43
        RUN dnf install -y tomcat-9.0.1 openssl-1:1.1.1k && microdnf module install -y nodejs:22
      `,
    },
    {
      because: 'groups, files, paths and variables need none',
      good: `
        FROM fedora:43
        RUN dnf -y --setopt=group_package_types="mandatory" group install "Development Tools"
        RUN dnf install -y @development ./tool.rpm /usr/bin/dig $PACKAGES git-core-\${VERSION}
      `,
    },
    {
      because: 'a program that only ends in dnf is another one',
      good: `
        FROM fedora:43
        RUN notdnf install httpd && notdnf module install nodejs
      `,
    },
  ],
});
