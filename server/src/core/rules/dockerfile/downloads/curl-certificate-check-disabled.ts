import { rule } from '../../../engine/rule';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { commandWords } from '../_shared/command-options';
import { hostOf, isLoopback } from '../_shared/hosts';
import { removeWords, removeWritten, spanInWord } from '../_shared/removal';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/curl-certificate-check-disabled', {
  title: 'curl does not check certificates',
  why: 'Anybody on the way to the server can answer in its place, so what is fetched may come from somebody else.',
  todo: 'Leave the check on; where the server has a certificate of your own, hand its authority over with `--cacert` or install it with update-ca-certificates.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_2'], cis: ['4.11'] },
  references: ['https://curl.se/docs/sslcerts.html'],
  fix: { title: 'Let curl check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if ('commands' in instruction) {
      for (const command of instruction.commands) {
        if (!isCurl(command)) continue;
        for (const { name, word, at } of commandWords(command).options) {
          if (!SWITCHES.has(name)) continue;
          const isAlone = name.startsWith('--') || word.text.length === 2;
          const span = isAlone ? word.span : spanInWord(word, at, at + 1);
          const hosts = hostsOf(command);
          const where = hosts[0] ? ` for ${hosts[0]}` : '';
          report(
            { span },
            {
              says: `curl takes whatever certificate it is shown${where}`,
              severity: hosts.length > 0 && hosts.every(isLoopback) ? 'hint' : 'error',
              fix(edit) {
                if (isAlone) removeWords(edit, command, [word]);
                else if (span === word.span) edit.refuse('The options are quoted.');
                else edit.replace({ span }, '');
              },
            },
          );
        }
      }
    }
    for (const setting of writtenSettings(instruction, /(?:^|[/\\.])_?curlrc$/, LINE)) {
      report(setting, {
        says: `${setting.path} tells every curl to take whatever certificate it is shown`,
        fix: (edit) => removeWritten(edit, setting.written, setting.span),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN curl «--insecure» -fsSLo /tmp/tool.tgz https://example.com/tool-1.4.tgz
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -fsSLo /tmp/tool.tgz https://example.com/tool-1.4.tgz
      `,
    },
    {
      because: 'a letter of a bundle, a word of its own on a line, the JSON form, the proxy',
      bad: `
        FROM debian:12-slim
        RUN curl -sSL«k»o /tmp/a https://example.com/a && \\
            # the mirror
            curl -fsS \\
              «-k» \\
              https://example.com/b | tar -xz
        RUN ["curl", "«-k»", "-O", "https://example.com/c"]
        RUN curl «--proxy-insecure» -O https://example.com/d
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -sSLo /tmp/a https://example.com/a && \\
            # the mirror
            curl -fsS \\
              https://example.com/b | tar -xz
        RUN ["curl", "-O", "https://example.com/c"]
        RUN curl -O https://example.com/d
      `,
    },
    {
      because: 'the configuration file says it for every curl',
      bad: `
        FROM debian:12-slim
        RUN echo «insecure» >> ~/.curlrc && curl -fsSO https://example.com/a
        COPY <<EOF /root/.curlrc
        silent
        «insecure»
        EOF
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -fsSO https://example.com/a
        COPY <<EOF /root/.curlrc
        silent
        EOF
      `,
    },
    {
      because: 'of a probe of the machine itself it is only mentioned',
      bad: `
        FROM nginx:1.29
        HEALTHCHECK CMD curl -f«k» https://localhost:8443/ || exit 1
      `,
      fixed: `
        FROM nginx:1.29
        HEALTHCHECK CMD curl -f https://localhost:8443/ || exit 1
      `,
    },
    {
      because: 'the letter belongs to another program',
      good: `
        FROM debian:12-slim
        RUN curl -fsSL https://example.com/a.txt | grep -k x; sort -k 2 a && du -k || ls -k
      `,
    },
    {
      because: 'it is the value of another option, or part of one',
      good: `
        FROM debian:12-slim
        RUN curl -o -k -A "-k" -H --insecure -Kk.conf -Tk --user-agent -k https://example.com/a
      `,
    },
    {
      because: 'text and keys are no options of curl',
      good: `
        FROM debian:12-slim
        RUN echo "curl -k https://example.com" && curl --keepalive-time 5 --key k.pem https://example.com/insecure
      `,
    },
    {
      because: 'other files may hold the word',
      good: `
        FROM debian:12-slim
        RUN echo insecure > /etc/motd && echo "silent # not insecure-ssl" > ~/.curlrc
      `,
    },
  ],
});

const SWITCHES: ReadonlySet<string> = new Set(['-k', '--insecure', '--proxy-insecure', '--doh-insecure']);
/** The line of a .curlrc, where the dashes may be left out. */
const LINE = /(?<![\w-])(?:--)?(?:proxy-|doh-)?insecure(?![\w-])/g;

function isCurl({ program }: ShellCommand): boolean {
  return program === 'curl' || program === 'curl.exe';
}

function hostsOf(command: ShellCommand): readonly string[] {
  const { options, others } = commandWords(command);
  const urls = options.flatMap(({ name, value }) => (name === '--url' && value !== undefined ? [value] : []));
  return [...others.map(({ text }) => text), ...urls].flatMap((url) => hostOf(url) ?? []);
}
