import { rule } from '../../../engine/rule';
import { reportKeptCache, type SystemCache } from '../_shared/system-package-cache';

const ZYPPER: SystemCache = {
  managers: new Set(['zypper']),
  isClean: ({ verbText, words }) =>
    (verbText === 'clean' || verbText === 'cc') &&
    !words.some(({ text }) => /^(?:-[mM]|--(?:raw-)?metadata)$/.test(text)),
  folders: ['/var/cache/zypp', '/var/cache/zypper'],
  cleanUp: 'clean --all',
};

export default rule('dockerfile/zypper-cache-not-cleaned', {
  title: 'The zypper cache stays in the layer',
  why: 'The metadata of the repositories and the downloaded packages are tens of megabytes that nothing needs in a container, and a later RUN cannot take them out of this layer.',
  severity: 'info',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3036'],
    trivy: ['DS-0020'],
    semgrep: ['missing-zypper-clean'],
    kics: ['Missing Zypper Clean'],
  },
  references: ['https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html'],
  fix: { title: 'Clean up at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    reportKeptCache(run, report, ZYPPER);
  },
  examples: [
    {
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper -n «install» httpd
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper -n install httpd && zypper clean --all
      `,
    },
    {
      because: 'a clean-up before the last install comes too early',
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper clean && zypper in -y httpd && zypper «dup» -y
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper clean && zypper in -y httpd && zypper dup -y && zypper clean --all
      `,
    },
    {
      because: 'the step cleans up behind its last install',
      good: `
        FROM opensuse/leap:15.6
        RUN zypper -n in httpd && zypper clean
        RUN zypper -n in git && zypper cc -a
        RUN zypper -n patch; rm -rf /var/cache/zypp/*
      `,
    },
    {
      because: 'a mount keeps the cache out of the layer',
      good: `
        FROM opensuse/leap:15.6
        RUN --mount=type=cache,target=/var/cache/zypp,sharing=locked zypper -n in httpd
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM opensuse/leap:15.6
        RUN zypper refresh && zypper -n rm vim
      `,
    },
  ],
});
