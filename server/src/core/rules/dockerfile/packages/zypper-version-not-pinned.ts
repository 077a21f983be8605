import { rule } from '../../../engine/rule';
import { packageCommand } from '../_shared/package-commands';
import { reportUnpinned, unpinnedPackages } from '../_shared/unpinned-packages';

export default rule('dockerfile/zypper-version-not-pinned', {
  title: 'zypper packages are installed without a version',
  why: 'Two builds of the same file give different images. The rule is off because mirrors hold only the newest versions, so that a pinned one ends in a failed build.',
  todo: 'Name the version (`zypper install httpd=2.4.62`).',
  severity: 'info',
  default: 'off',
  category: 'supply-chain',
  peers: { hadolint: ['DL3037'], kics: ['Zypper Install Without Version'], cis: ['4.11'] },
  references: ['https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'zypper' || !/^(?:install|in)$/.test(call.verbText)) return;
    // Patterns and products are what the release makes of them.
    if (call.words.some(({ text }) => /^(?:-t|--type)(?:=|$)/.test(text))) return;
    reportUnpinned('zypper', unpinnedPackages(call), report);
  },
  examples: [
    {
      bad: `
        FROM opensuse/leap:16.0
        RUN zypper -n install «httpd» && zypper clean
      `,
    },
    {
      because: 'values of options are no packages',
      bad: `
        FROM opensuse/leap:16.0
        RUN zypper --root /image -n in --repo example git=2.51.0 «curl» jq
      `,
    },
    {
      because: 'a version or a range is named',
      good: `
        FROM opensuse/leap:16.0
        RUN zypper -n install httpd=2.4.62 "git>2.0" 'jq<=1.8' curl\\>=8
      `,
    },
    {
      because: 'files, addresses, patterns and variables need none',
      good: `
        FROM opensuse/leap:16.0
        RUN zypper -n in ./tool.rpm https://example.com/other.rpm $PACKAGES pattern:devel_basis
        RUN zypper -n in -t pattern devel_basis
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM opensuse/leap:16.0
        RUN zypper -n rm vim && zypper ar https://example.com/repo example
      `,
    },
  ],
});
