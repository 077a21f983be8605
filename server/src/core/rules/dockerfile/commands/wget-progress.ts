import { rule } from '../../../engine/rule';
import { baseImageFacts, baseImageText } from '../_shared/base-image';

export default rule('dockerfile/wget-progress', {
  title: 'wget fills the build log',
  why: 'It prints a line for each 50 kilobytes, so what matters in the log is hard to find.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3047'] },
  references: ['https://github.com/hadolint/hadolint/wiki/DL3047'],
  fix: { title: 'Print less', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const { program, name, arguments: words } = command;
    if (program !== 'wget' || !name || words.some(({ text }) => isQuiet(text))) return;
    const { stage } = command;
    // The wget of BusyBox has no such option.
    const isBusybox = baseImageFacts(stage)?.packageManager === 'apk' || /alpine|busybox/.test(baseImageText(stage));
    const option = isBusybox ? '-q' : '--progress=dot:giga';
    report(name, {
      says: 'wget prints its progress',
      fix: command.isExecForm ? undefined : (edit) => edit.appendWords(name, option),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN «wget» https://example.com/a && tar -xf a
      `,
      fixed: `
        FROM debian:12
        RUN wget --progress=dot:giga https://example.com/a && tar -xf a
      `,
    },
    {
      because: 'that of BusyBox can only be quiet; options that say nothing of it',
      bad: 'FROM alpine:3.22\nRUN «wget» -O /a https://example.com/q\nRUN ["«wget»", "https://example.com/a"]\n',
      fixed: 'FROM alpine:3.22\nRUN wget -q -O /a https://example.com/q\nRUN ["wget", "https://example.com/a"]\n',
    },
    {
      because: 'quiet, or the log goes to a file',
      good: 'FROM debian:12\nRUN wget -q a && wget -qO- b && wget -nv c && wget --no-verbose d && wget --quiet e\nRUN wget -o log f && wget -a log g && wget --append-output=log h && wget --progress=dot:giga i\n',
    },
    { because: 'another program, or its package', good: 'FROM debian:12\nRUN apt-get install -y wget && curl a\n' },
    { because: 'in the running container', good: 'FROM debian:12\nCMD wget a\n' },
  ],
});

/** Whether an option keeps the progress out of the log; letters behind one that takes a value are that value. */
function isQuiet(text: string): boolean {
  if (/^--(?:quiet|no-verbose|progress|output-file|append-output|show-progress)(?:=|$)/.test(text)) return true;
  return /^-(?!-)[^OPABDIRUQTtwei]*(?:q|nv|[oa])/.test(text);
}
