import { rule } from '../../../engine/rule';
import { reportKeptCache, type SystemCache } from '../_shared/system-package-cache';

/** On current systems yum is another name of dnf, so either cleans up behind the other. */
const YUM: SystemCache = {
  managers: new Set(['yum']),
  cleanedBy: { yum: ['yum', 'dnf'] },
  isClean: ({ verbText }) => verbText === 'clean all',
  folders: ['/var/cache/yum', '/var/cache/dnf'],
  cleanUp: 'clean all',
};

export default rule('dockerfile/yum-cache-not-cleaned', {
  title: 'The yum cache stays in the layer',
  why: 'The metadata of the repositories and the downloaded packages are tens of megabytes that nothing needs in a container, and a later RUN cannot take them out of this layer.',
  severity: 'info',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3032'], trivy: ['DS-0015'], kics: ['Yum Clean All Missing'] },
  references: ['https://man7.org/linux/man-pages/man8/yum.8.html'],
  fix: { title: 'Clean up at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    reportKeptCache(run, report, YUM);
  },
  examples: [
    {
      bad: `
        FROM rockylinux:9
        RUN yum «install» -y httpd
      `,
      fixed: `
        FROM rockylinux:9
        RUN yum install -y httpd && yum clean all
      `,
    },
    {
      because: 'a clean-up before the last install comes too early, and that of the metadata is not enough',
      bad: `
        FROM rockylinux:9
        RUN yum -y install httpd && \\
            yum clean all && \\
            yum -y «update» && \\
            yum clean metadata
      `,
      fixed: `
        FROM rockylinux:9
        RUN yum -y install httpd && \\
            yum clean all && \\
            yum -y update && \\
            yum clean metadata && \\
            yum clean all
      `,
    },
    {
      because: 'the JSON form has no place for a second command',
      bad: `
        FROM rockylinux:9
        RUN ["yum", "-y", "«install»", "httpd"]
      `,
    },
    {
      because: 'the step cleans up behind its last install, with the command or by hand',
      good: `
        FROM rockylinux:9
        RUN yum -y install httpd && yum -y clean all
        RUN yum install -y git; if true; then yum clean all; fi
        RUN yum install -y make && rm -rf /var/cache/yum/*
        RUN yum install -y gcc && rm -rf /tmp/* /var/cache/{dnf,ldconfig}
        RUN yum install -y tar && rm -rf /var/cache/*
        RUN yum install -y vim && dnf clean all
      `,
    },
    {
      because: 'a mount keeps the cache out of the layer',
      good: `
        FROM rockylinux:9
        RUN --mount=type=cache,target=/var/cache/yum yum install -y httpd
        RUN --mount=type=tmpfs,target=/var/cache yum install -y git
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM rockylinux:9
        RUN yum clean all && yum-config-manager --enable crb && yum -y remove vim && yum module enable -y nodejs:22
      `,
    },
  ],
});
