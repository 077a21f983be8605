import { rule } from '../../../engine/rule';
import { commandWords } from '../_shared/command-options';
import { hostOf, isLoopback } from '../_shared/hosts';
import { removeWords, removeWritten } from '../_shared/removal';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/wget-certificate-check-disabled', {
  title: 'wget does not check certificates',
  why: 'Anybody on the way to the server can answer in its place, so what is fetched may come from somebody else.',
  todo: 'Leave the check on and install ca-certificates; where the server has a certificate of your own, hand its authority over with `--ca-certificate`.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_3'], cis: ['4.11'] },
  references: ['https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html'],
  fix: { title: 'Let wget check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if ('commands' in instruction) {
      for (const command of instruction.commands) {
        if (command.program !== 'wget' && command.program !== 'wget.exe') continue;
        const { options, others } = commandWords(command);
        const hosts = others.flatMap(({ text }) => hostOf(text) ?? []);
        for (const { name, word, value, valueWord } of options) {
          if (!isSwitch(name, value)) continue;
          const words = valueWord && valueWord !== word ? [word, valueWord] : [word];
          const where = hosts[0] ? ` for ${hosts[0]}` : '';
          report(
            { span: { start: word.span.start, end: (words[1] ?? word).span.end } },
            {
              says: `wget takes whatever certificate it is shown${where}`,
              severity: hosts.length > 0 && hosts.every(isLoopback) ? 'hint' : 'error',
              fix: (edit) => removeWords(edit, command, words),
            },
          );
        }
      }
    }
    for (const setting of writtenSettings(instruction, /(?:^|[/.])wgetrc$/, LINE)) {
      report(setting, {
        says: `${setting.path} tells every wget to take whatever certificate it is shown`,
        fix: (edit) => removeWritten(edit, setting.written, setting.span),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN wget «--no-check-certificate» -qO /tmp/tool.tgz https://example.com/tool-1.4.tgz
      `,
      fixed: `
        FROM debian:12-slim
        RUN wget -qO /tmp/tool.tgz https://example.com/tool-1.4.tgz
      `,
    },
    {
      because: 'abbreviated, as a value, as a command of a wgetrc, as the last word of a line',
      bad: `
        FROM debian:12-slim
        RUN wget -q «--no-check» https://example.com/a && \\
            wget https://example.com/b \\
              «--no-check-certificate» \\
            && wget «--check-certificate=quiet» https://example.com/c
        RUN wget «-e check_certificate=off» https://example.com/d
        RUN ["wget", "https://example.com/e", "«--no-check-certificate»"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN wget -q https://example.com/a && \\
            wget https://example.com/b \\
            && wget https://example.com/c
        RUN wget https://example.com/d
        RUN ["wget", "https://example.com/e"]
      `,
    },
    {
      because: 'the configuration file says it for every wget',
      bad: `
        FROM alpine:3.22
        RUN echo "«check_certificate = off»" >> /etc/wgetrc && wget https://example.com/a
      `,
      fixed: `
        FROM alpine:3.22
        RUN wget https://example.com/a
      `,
    },
    {
      because: 'text that another program reads',
      good: `
        FROM debian:12-slim
        RUN wget --help | grep -e --no-check-certificate && echo wget --no-check-certificate
      `,
    },
    {
      because: 'other options, and the check switched on',
      good: `
        FROM debian:12-slim
        RUN wget --no-progress --no-cache --check-certificate=on -qO- https://example.com/a
      `,
    },
    {
      because: 'a value of another option',
      good: `
        FROM debian:12-slim
        RUN wget -O --no-check-certificate https://example.com/a
      `,
    },
  ],
});

const LINE = /\bcheck_?certificate\s*=\s*(?:off|no|0|quiet)\b/gi;

function isSwitch(name: string, value: string | undefined): boolean {
  if (name === '--check-certificate') return /^(?:off|no|quiet)$/i.test(value ?? '');
  if (name === '-e' || name === '--execute') return /^check_?certificate\s*=\s*(?:off|no|0|quiet)$/i.test(value ?? '');
  return name.startsWith('--no-check') && '--no-check-certificate'.startsWith(name);
}
