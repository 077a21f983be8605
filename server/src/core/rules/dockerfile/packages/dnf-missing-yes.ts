import { rule } from '../../../engine/rule';
import { insertWords } from '../_shared/command-edits';
import { askingCall } from '../_shared/unattended';

const MANAGERS: ReadonlySet<string> = new Set(['dnf', 'microdnf', 'tdnf']);

export default rule('dockerfile/dnf-missing-yes', {
  title: 'dnf may wait for an answer',
  why: 'A build has nobody who answers: dnf asks before every change, reads nothing and aborts.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL3038'],
    semgrep: ['missing-dnf-assume-yes-switch'],
    kics: ['Missing Flag From Dnf Install'],
  },
  references: ['https://dnf.readthedocs.io/en/latest/command_ref.html#options'],
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
        FROM fedora:43
        RUN dnf «install» httpd && dnf clean all
      `,
      fixed: `
        FROM fedora:43
        RUN dnf install -y httpd && dnf clean all
      `,
    },
    {
      because: 'its relatives ask too',
      bad: `
        FROM fedora:43
        RUN microdnf «update» && \\
            dnf5 group «install» "C Development Tools and Libraries" && \\
            tdnf «remove» vim
        RUN dnf module «install» nodejs:22
      `,
      fixed: `
        FROM fedora:43
        RUN microdnf update -y && \\
            dnf5 group install -y "C Development Tools and Libraries" && \\
            tdnf remove -y vim
        RUN dnf module install -y nodejs:22
      `,
    },
    {
      because: 'the flag may stand before the verb or behind the packages',
      good: `
        FROM fedora:43
        RUN dnf -y install httpd && dnf install vim --assumeyes && microdnf install git -y && dnf5 -yq upgrade
      `,
    },
    {
      because: 'dnf is configured to ask nothing',
      good: `
        FROM fedora:43
        RUN printf 'assumeyes=True\\n' >> /etc/dnf/dnf.conf && dnf install httpd
      `,
    },
    {
      because: 'these ask nothing, and a program that only ends in dnf is another one',
      good: `
        FROM fedora:43
        RUN dnf makecache && dnf clean all && dnf check-update && dnf config-manager --set-enabled crb
        RUN notdnf install httpd
      `,
    },
  ],
});
