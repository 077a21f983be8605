import { rule } from '../../../engine/rule';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { valuedOptions } from '../_shared/python-packages';
import { removeWords } from '../_shared/removal';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/rpm-signature-check-disabled', {
  title: 'rpm installs packages without checking signatures',
  why: 'A package that was exchanged or broken on its way is installed all the same, and its scripts run as root.',
  todo: 'Import the key that the package is signed with by `rpm --import` before.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_10'], cis: ['4.11'] },
  references: ['https://rpm.org/docs/4.20.x/man/rpm.8.html'],
  fix: { title: 'Let rpm check signatures', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        if (command.program !== 'rpm' || !installs(command)) continue;
        const says = 'rpm installs the package without checking who signed it';
        for (const word of command.arguments) {
          if (!FLAGS.has(word.value ?? '')) continue;
          report(word, { says, fix: (edit) => removeWords(edit, command, [word]) });
        }
        for (const { words, value } of valuedOptions(command.arguments, DEFINE)) {
          const [first, last = first] = words;
          if (!first || !last || !LEVEL.test(value)) continue;
          const span = { start: first.span.start, end: last.span.end };
          report({ span }, { says, fix: (edit) => removeWords(edit, command, words) });
        }
      }
    }
    for (const setting of writtenSettings(
      instruction,
      /(?:^|\/)(?:\.rpmmacros|rpm\/macros(?:\.[^/]*)?|macros\.d\/[^/]+)$/,
      LINE,
    )) {
      report(setting, {
        says: `${setting.path} lets rpm install packages without a signature`,
        fix: (edit) => edit.replace(setting.spanOf(setting.text.length - 4, setting.text.length), 'all'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM rockylinux:9
        RUN rpm -ivh «--nosignature» https://packages.example.com/tool-1.4.rpm
      `,
      fixed: `
        FROM rockylinux:9
        RUN rpm -ivh https://packages.example.com/tool-1.4.rpm
      `,
    },
    {
      because: 'digests, a macro, several at once',
      bad: `
        FROM rockylinux:9
        RUN rpm «--nodigest» «--nofiledigest» -Uvh tool.rpm && rpm --install «--define "_pkgverify_level none"» tool.rpm
        RUN ["rpm", "-i", "«--noverify»", "tool.rpm"]
      `,
      fixed: `
        FROM rockylinux:9
        RUN rpm -Uvh tool.rpm && rpm --install tool.rpm
        RUN ["rpm", "-i", "tool.rpm"]
      `,
    },
    {
      because: 'the macro for every call',
      bad: `
        FROM rockylinux:9
        RUN echo "«%_pkgverify_level none»" >> /etc/rpm/macros && rpm -i tool.rpm
      `,
      fixed: `
        FROM rockylinux:9
        RUN echo "%_pkgverify_level all" >> /etc/rpm/macros && rpm -i tool.rpm
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM rockylinux:9
        RUN rpm -e --nosignature tool && rpm -qa --nosignature --nodigest && rpm -V --nodigest tool
      `,
    },
    {
      because: 'what these leave out is no signature',
      good: `
        FROM rockylinux:9
        RUN rpm -ivh --nodeps --noscripts --nodocs tool.rpm && rpm --import https://packages.example.com/key.asc
      `,
    },
    {
      because: 'text that other programs read',
      good: `
        FROM rockylinux:9
        RUN rpm --help | grep -e --nosignature; echo rpm -i --nosignature tool.rpm
      `,
    },
  ],
});

const FLAGS: ReadonlySet<string> = new Set([
  '--nosignature',
  '--nodigest',
  '--noverify',
  '--nofiledigest',
  '--nofiledigests',
]);
const DEFINE: ReadonlySet<string> = new Set(['--define', '-D']);
const LEVEL = /^%?_pkgverify_level\s+none$/;
const LINE = /%_pkgverify_level[ \t]+none\b/g;

function installs({ arguments: words }: ShellCommand): boolean {
  const modes = words.filter(({ text }) => /^-[a-zA-Z]+$/.test(text)).map(({ text }) => text);
  if (modes.some((mode) => /[eqVK]/.test(mode))) return false;
  return (
    modes.some((mode) => /[iUF]/.test(mode)) ||
    words.some(({ text }) => /^--(?:install|upgrade|freshen|reinstall)$/.test(text))
  );
}
