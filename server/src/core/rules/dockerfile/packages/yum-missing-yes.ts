import { rule } from '../../../engine/rule';
import { insertWords } from '../_shared/command-edits';
import { askingCall } from '../_shared/unattended';

const MANAGERS: ReadonlySet<string> = new Set(['yum']);

export default rule('dockerfile/yum-missing-yes', {
  title: 'yum may wait for an answer',
  why: 'A build has nobody who answers: yum asks before every change, reads nothing and aborts.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL3030'],
    semgrep: ['missing-yum-assume-yes-switch'],
    kics: ['Yum Install Allows Manual Input'],
  },
  references: ['https://man7.org/linux/man-pages/man8/yum.8.html'],
  fix: { title: 'Answer yes', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const call = askingCall(command, MANAGERS);
    if (!call) return;
    report(call.verb, {
      says: `${command.program} ${call.verbText} asks before it goes on`,
      fix: (edit) => insertWords(edit, command, call.verb, '-y'),
    });
  },
  examples: [
    {
      bad: `
        FROM rockylinux:9
        RUN yum «install» httpd && yum clean all
      `,
      fixed: `
        FROM rockylinux:9
        RUN yum install -y httpd && yum clean all
      `,
    },
    {
      because: 'changes of every kind ask',
      bad: `
        FROM rockylinux:9
        RUN yum --enablerepo crb «update» && yum «remove» vim
        RUN yum module «install» nodejs:22; yum «groupinstall» "Development Tools"
        RUN ["yum", "-q", "«reinstall»", "tzdata"]
      `,
      fixed: `
        FROM rockylinux:9
        RUN yum --enablerepo crb update -y && yum remove -y vim
        RUN yum module install -y nodejs:22; yum groupinstall -y "Development Tools"
        RUN ["yum", "-q", "reinstall", "-y", "tzdata"]
      `,
    },
    {
      because: 'the flag may stand before the verb or behind the packages, alone or in a bundle',
      good: `
        FROM rockylinux:9
        RUN yum -y install httpd && yum install vim --assumeyes && yum -qy update && yum install git -y
        RUN yum install --setopt=assumeyes=1 make
      `,
    },
    {
      because: 'yum is configured to ask nothing',
      good: `
        FROM rockylinux:9
        RUN echo "assumeyes=1" >> /etc/yum.conf
        RUN yum install httpd
      `,
    },
    {
      because: 'these ask nothing',
      good: `
        FROM rockylinux:9
        RUN yum makecache && yum list installed && yum clean all && yum repolist && yum-config-manager --enable crb
      `,
    },
  ],
});
