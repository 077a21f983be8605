import { rule } from '../../../engine/rule';
import { insertWords } from '../_shared/command-edits';
import { askingCall } from '../_shared/unattended';

const MANAGERS: ReadonlySet<string> = new Set(['zypper']);

/** The verbs that take -y themselves; the others only know the flag of zypper itself. */
const TAKES_YES: ReadonlySet<string> = new Set(
  'install in remove rm patch update up dist-upgrade dup verify ve'.split(' '),
);

export default rule('dockerfile/zypper-missing-non-interactive', {
  title: 'zypper may wait for an answer',
  why: 'A build has nobody who answers: zypper asks before every change, reads nothing and aborts.',
  severity: 'warning',
  category: 'correctness',
  peers: { hadolint: ['DL3034'], kics: ['Missing Zypper Non-interactive Switch'] },
  references: ['https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html'],
  fix: { title: 'Answer yes', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const call = askingCall(command, MANAGERS);
    const { name } = command;
    if (!call || !name) return;
    report(call.verb, {
      says: `zypper ${call.verbText} asks before it goes on`,
      fix: (edit) =>
        TAKES_YES.has(call.verbText)
          ? insertWords(edit, command, call.verb, '-y')
          : insertWords(edit, command, name, '--non-interactive'),
    });
  },
  examples: [
    {
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper «install» httpd && zypper clean
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper install -y httpd && zypper clean
      `,
    },
    {
      because: 'behind install -n means --name, and the sources of a package know no -y',
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper «in» -n httpd && zypper --gpg-auto-import-keys «up» && \\
            zypper «source-install» bash
        RUN ["zypper", "«dup»"]
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper in -y -n httpd && zypper --gpg-auto-import-keys up -y && \\
            zypper --non-interactive source-install bash
        RUN ["zypper", "dup", "-y"]
      `,
    },
    {
      because: 'the flag of zypper itself, or that of the verb',
      good: `
        FROM opensuse/leap:15.6
        RUN zypper -n install httpd && zypper --non-interactive up && zypper rm -y vim && zypper in --no-confirm git
        RUN zypper install --non-interactive make
      `,
    },
    {
      because: 'something else answers',
      good: `
        FROM opensuse/leap:15.6
        RUN yes | zypper install httpd
      `,
    },
    {
      because: 'these ask nothing',
      good: `
        FROM opensuse/leap:15.6
        RUN zypper refresh && zypper ar https://example.com/repo example && zypper clean -a && zypper search git
      `,
    },
  ],
});
