import { rule } from '../../../engine/rule';
import { reportKeptCache, type SystemCache } from '../_shared/system-package-cache';

/** microdnf and tdnf each keep a cache of their own; yum and dnf are two names of one program. */
const DNF: SystemCache = {
  managers: new Set(['dnf', 'microdnf', 'tdnf']),
  cleanedBy: { dnf: ['dnf', 'yum'] },
  isClean: ({ verbText }) => verbText === 'clean all',
  folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5', '/var/cache/tdnf', '~/.cache/libdnf5'],
  cleanUp: 'clean all',
};

export default rule('dockerfile/dnf-cache-not-cleaned', {
  title: 'The dnf cache stays in the layer',
  why: 'The metadata of the repositories and the downloaded packages are tens of megabytes that nothing needs in a container, and a later RUN cannot take them out of this layer.',
  severity: 'info',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3040'],
    trivy: ['DS-0019', 'DS-0027'],
    semgrep: ['missing-dnf-clean-all'],
    kics: ['Missing Dnf Clean All'],
  },
  references: ['https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command'],
  fix: { title: 'Clean up at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    reportKeptCache(run, report, DNF);
  },
  examples: [
    {
      bad: `
        FROM fedora:43
        RUN dnf «install» -y httpd
      `,
      fixed: `
        FROM fedora:43
        RUN dnf install -y httpd && dnf clean all
      `,
    },
    {
      because: 'each program cleans up behind itself only',
      bad: `
        FROM redhat/ubi9-minimal
        RUN microdnf «install» -y httpd \\
            && dnf clean all
        RUN <<EOF
        set -e
        dnf5 clean all
        dnf5 group «install» -y container-management
        EOF
      `,
      fixed: `
        FROM redhat/ubi9-minimal
        RUN microdnf install -y httpd \\
            && dnf clean all \\
            && microdnf clean all
        RUN <<EOF
        set -e
        dnf5 clean all
        dnf5 group install -y container-management
        dnf5 clean all
        EOF
      `,
    },
    {
      because: 'a stage that is only copied from takes room where images are built',
      bad: `
        FROM fedora:43 AS build
        RUN dnf «upgrade» -y
        FROM fedora:43
        COPY --from=build /app /app
      `,
      fixed: `
        FROM fedora:43 AS build
        RUN dnf upgrade -y && dnf clean all
        FROM fedora:43
        COPY --from=build /app /app
      `,
    },
    {
      because: 'the step cleans up behind its last install',
      good: `
        FROM fedora:43
        RUN dnf install -y httpd && dnf -y clean all
        RUN microdnf install -y git; microdnf clean all
        RUN dnf install -y make && rm -rf /var/cache/dnf
        RUN dnf install -y tar && yum clean all
        RUN tdnf install -y jq && tdnf clean all
        RUN dnf5 install -y gcc && rm -rf /var/cache/libdnf5*
      `,
    },
    {
      because: 'a mount keeps the cache out of the layer',
      good: `
        FROM fedora:43
        RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y httpd
        RUN --mount=type=cache,target=/var/cache/dnf,sharing=locked dnf install -y git
      `,
    },
    {
      because: 'a program that only ends in dnf is another one',
      good: `
        FROM fedora:43
        RUN notdnf install httpd
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM fedora:43
        RUN dnf makecache && dnf clean all && dnf -y remove vim
      `,
    },
  ],
});
