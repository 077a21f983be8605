import { rule } from '../../../engine/rule';
import { isWrittenBefore } from '../_shared/earlier-text';
import { packageCommand } from '../_shared/package-commands';
import { reportUnpinned, unpinnedPackages } from '../_shared/unpinned-packages';

/** Mirrors that hold what there was on one day. */
const SNAPSHOT = /snapshot\.(?:debian\.org|ubuntu\.com)/;

export default rule('dockerfile/apt-version-not-pinned', {
  title: 'apt packages are installed without a version',
  why: 'Two builds of the same file give different images. The rule is off because Debian takes old versions off its mirrors, so that a pinned version ends in a failed build.',
  todo: 'Take the packages from a snapshot (snapshot.debian.org, snapshot.ubuntu.com), or name versions (`curl=8.*`).',
  severity: 'info',
  default: 'off',
  category: 'supply-chain',
  peers: { hadolint: ['DL3008'], kics: ['Apt Get Install Pin Version Not Defined'], cis: ['4.11'] },
  references: ['https://docs.docker.com/build/building/best-practices/#version-pinning', 'https://snapshot.debian.org'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'apt' || call.verbText !== 'install') return;
    const unpinned = unpinnedPackages(call);
    if (unpinned.length === 0 || isWrittenBefore(command.instruction, SNAPSHOT)) return;
    reportUnpinned(command.program, unpinned, report);
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y «curl» git
      `,
    },
    {
      because: 'values of options are no packages, pinned ones are left out, and triggers and heredocs are read too',
      bad: `
        FROM debian:12-slim
        RUN apt-get install -y -t bookworm-backports -o Acquire::Retries=3 curl=7.88.1-10 «git»
        ONBUILD RUN apt-get -y install «jq»
        RUN <<EOF
        sudo apt-get install --no-install-recommends -y \\
          «make»
        EOF
        RUN ["apt-get", "install", "-y", "«tar»"]
      `,
    },
    {
      because: 'a version, a pattern of versions, or a release is named',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y curl=7.88.1-10 'git=1:2.39.*' jq/bookworm-backports
      `,
    },
    {
      because: 'a file or an address is one version',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y ./tool.deb /tmp/other.deb https://example.com/third_1.2_amd64.deb
      `,
    },
    {
      because: 'nobody knows what a variable holds',
      good: `
        FROM debian:12-slim
        RUN buildDeps='gcc=4:12.2.0-3' && apt-get install -y $buildDeps "curl=$CURL_VERSION"
      `,
    },
    {
      because: 'a snapshot holds one version of each package',
      good: `
        FROM debian:12-slim
        RUN echo "deb http://snapshot.debian.org/archive/debian/20260101T000000Z bookworm main" > /etc/apt/sources.list
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'these name no packages to install',
      good: `
        FROM debian:12-slim
        RUN apt-get build-dep -y nginx && apt-get install -y -f && apt-get remove -y curl && apt-get install -y git-
      `,
    },
  ],
});
