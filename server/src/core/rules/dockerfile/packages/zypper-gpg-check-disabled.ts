import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { keptFor } from '../../../model/outside-reads';
import { readOptions } from '../_shared/command-options';
import { removeWords, spanInWord } from '../_shared/removal';
import { chainOf } from '../_shared/run-time-part';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/zypper-gpg-check-disabled', {
  title: 'zypper installs packages without checking signatures',
  why: 'Whoever controls the mirror, or the way to it, decides what is installed, and its scripts run as root.',
  todo: 'Import the key of the repository with `rpm --import` from a file that you have checked.',
  severity: 'error',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html'],
  fix: { title: 'Let zypper check signatures', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') for (const command of instruction.commands) checkCommand(command, report);
    for (const setting of writtenSettings(instruction, /(?:^|\/)zypp(?:er)?\.conf$|zypp\/repos\.d\//, LINE)) {
      const value = /\w+$/.exec(setting.text)?.[0] ?? '';
      const at = setting.text.length - value.length;
      report(setting, {
        says: `${setting.path} lets packages in that nobody it knows has signed`,
        fix: (edit) => edit.replace(setting.spanOf(at, setting.text.length), '1'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper «--no-gpg-checks» install -y tool
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper install -y tool
      `,
    },
    {
      because: 'the verbs have such options of their own',
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper ar «-G» https://packages.example.com own && \\
            zypper addrepo -f«G» -p 90 https://packages.example.com other && \\
            zypper mr «--no-gpgcheck» own && zypper -n in «--allow-unsigned-rpm» tool.rpm
        COPY <<EOF /etc/zypp/repos.d/own.repo
        [own]
        «gpgcheck=0»
        EOF
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper ar https://packages.example.com own && \\
            zypper addrepo -f -p 90 https://packages.example.com other && \\
            zypper mr own && zypper -n in tool.rpm
        COPY <<EOF /etc/zypp/repos.d/own.repo
        [own]
        gpgcheck=1
        EOF
      `,
    },
    {
      because: 'keys are taken as they come over plain http',
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper ar http://packages.example.com own
        RUN zypper «--gpg-auto-import-keys» refresh
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper ar http://packages.example.com own
        RUN zypper refresh
      `,
    },
    {
      because: 'over https the keys come from who has the certificate: only mentioned',
      bad: `
        FROM opensuse/leap:15.6
        RUN zypper ar https://packages.example.com own && zypper «--gpg-auto-import-keys» refresh
      `,
      fixed: `
        FROM opensuse/leap:15.6
        RUN zypper ar https://packages.example.com own && zypper refresh
      `,
    },
    {
      because: 'the letter is another option elsewhere, or part of a value',
      good: `
        FROM opensuse/leap:15.6
        RUN zypper ar -p 90 -f https://packages.example.com/-G own && zypper -n in -y tool
      `,
    },
    {
      because: 'signatures are checked',
      good: `
        FROM opensuse/leap:15.6
        RUN rpm --import https://packages.example.com/key.asc && zypper ar --gpgcheck https://packages.example.com own
      `,
    },
    {
      because: 'text that other programs read',
      good: `
        FROM opensuse/leap:15.6
        RUN zypper --help | grep -e --no-gpg-checks; echo zypper --no-gpg-checks in tool
      `,
    },
  ],
});

type Command = Run['commands'][number];

const FLAGS: ReadonlySet<string> = new Set([
  '--no-gpg-checks',
  '--no-gpgcheck',
  '--allow-unsigned-rpm',
  '--gpgcheck-allow-unsigned',
  '--gpgcheck-allow-unsigned-package',
]);
const LINE = /(?:(?<![\w\\.-])|(?<=\\n))(?:pkg_)?gpgcheck[ \t]*=[ \t]*(?:0|no|false|off)\b/g;
const REPOSITORY_VERBS: ReadonlySet<string> = new Set(['ar', 'addrepo', 'mr', 'modifyrepo']);
const GRAMMAR = { lettersWithValue: 'tnprc', longWithValue: new Set<string>(), bundles: true };

function checkCommand(command: Command, report: Report<DockerfileEdits>): void {
  if (command.program !== 'zypper') return;
  const { arguments: words } = command;
  for (const word of words) {
    const { value = '' } = word;
    if (value === '--gpg-auto-import-keys') {
      const isOpen = usesPlainHttp(command);
      report(word, {
        says: isOpen ? 'zypper trusts whatever key comes over plain http' : 'zypper trusts the key that it is shown',
        severity: isOpen ? 'error' : 'hint',
        fix: (edit) => removeWords(edit, command, [word]),
      });
    } else if (FLAGS.has(value)) {
      report(word, {
        says: 'zypper takes packages that nobody it knows has signed',
        fix: (edit) => removeWords(edit, command, [word]),
      });
    }
  }
  const verb = words.findIndex(({ text }) => !text.startsWith('-'));
  if (!REPOSITORY_VERBS.has(words[verb]?.value ?? '')) return;
  for (const { name, word, at } of readOptions(words.slice(verb + 1), GRAMMAR).options) {
    if (name !== '-G') continue;
    const isAlone = word.text === '-G';
    const span = isAlone ? word.span : spanInWord(word, at, at + 1);
    report(
      { span },
      {
        says: 'zypper takes packages of this repository that nobody it knows has signed',
        fix: (edit) => (isAlone ? removeWords(edit, command, [word]) : edit.replace({ span }, '')),
      },
    );
  }
}

/** Whether the stage has added a repository over plain http by then. */
function usesPlainHttp({ stage, span }: Command): boolean {
  return chainOf(stage).some((one) => {
    const at = openAt(one);
    return at !== undefined && (one !== stage || at <= span.start);
  });
}

/** Where the first command of a stage stands that adds a repository over plain http. */
const openAt = keptFor(
  (stage: Stage): number | undefined =>
    stage
      .ofKind('RUN')
      .flatMap(({ commands }) => commands)
      .find(
        ({ program, arguments: words }) =>
          program === 'zypper' && words.some(({ text }) => /^(?:http|ftp):\/\//i.test(text)),
      )?.span.start,
);
