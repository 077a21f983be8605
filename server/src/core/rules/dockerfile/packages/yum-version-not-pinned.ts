import { rule } from '../../../engine/rule';
import { packageCommand } from '../_shared/package-commands';
import { reportUnpinned } from '../_shared/unpinned-packages';
import { unpinnedRpms } from '../_shared/unpinned-rpms';

export default rule('dockerfile/yum-version-not-pinned', {
  title: 'yum packages are installed without a version',
  why: 'Two builds of the same file give different images. The rule is off because mirrors hold only the newest versions, so that a pinned one ends in a failed build.',
  todo: 'Name the version (`httpd-2.4.62`), or the stream of a module (`nodejs:22`).',
  severity: 'info',
  default: 'off',
  category: 'supply-chain',
  peers: { hadolint: ['DL3033'], kics: ['Yum Install Without Version'], cis: ['4.11'] },
  references: ['https://docs.docker.com/build/building/best-practices/#version-pinning'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name === 'yum') reportUnpinned(command.program, unpinnedRpms(call), report);
  },
  examples: [
    {
      bad: `
        FROM rockylinux:9
        RUN yum install -y «httpd» && yum clean all
      `,
    },
    {
      because: 'a hyphen alone makes no version, and a module needs its stream',
      bad: `
        FROM rockylinux:9
        RUN yum -y --enablerepo crb install openssl-1:3.0.7 «rpm-sign» gcc-c++
        RUN yum module install -y «nodejs»
      `,
    },
    {
      because: 'names with versions of every kind',
      good: `
        FROM rockylinux:9
        RUN yum install -y tomcat-9.0 openssl-1:1.1.1k rpm-sign-4.16.1.3 gcc-c++-1.1.1 && yum module install -y nodejs:22
      `,
    },
    {
      because: 'the version is in a variable',
      good: `
        FROM rockylinux:9
        ARG VERSION=2.51.0-2.el9
        RUN yum -y install git-core-$VERSION $PACKAGES
      `,
    },
    {
      because: 'files, addresses, groups and paths need none',
      good: `
        FROM rockylinux:9
        RUN yum install -y ./tool.rpm https://example.com/other-1.2.rpm @development /usr/bin/dig
        RUN yum groupinstall -y "Development Tools" && yum -y update httpd
      `,
    },
  ],
});
