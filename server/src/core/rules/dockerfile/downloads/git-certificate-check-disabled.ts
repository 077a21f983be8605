import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { isFalsy } from '../../../knowledge/package-managers';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { commandWords } from '../_shared/command-options';
import { removeStep, removeWords, removeWritten } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/git-certificate-check-disabled', {
  title: 'git does not check certificates',
  why: 'Anybody on the way to the server can hand over other sources, and whatever sign-in git sends can be read.',
  todo: 'Leave the check on; where the server has a certificate of your own, name its authority with `http.sslCAInfo`.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_14'], cis: ['4.11'] },
  references: ['https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify'],
  fix: { title: 'Let git check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      // git only asks whether it is set: 0, false and even the empty text switch the check off as well.
      // https://github.com/git/git/blob/v2.51.0/http.c (getenv("GIT_SSL_NO_VERIFY"))
      if (variable.name !== 'GIT_SSL_NO_VERIFY') continue;
      report(variable, {
        says: 'GIT_SSL_NO_VERIFY switches the check of certificates off, whatever its value',
        fix: (edit) => variable.remove(edit),
      });
    }
    if (instruction.kind === 'RUN') for (const command of instruction.commands) checkCommand(command, report);
    for (const setting of writtenSettings(instruction, /gitconfig$|(?:^|\/)git\/config$/, LINE)) {
      report(setting, { says: SAYS, fix: (edit) => removeWritten(edit, setting.written, setting.span) });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «git config --global http.sslVerify false» && git clone https://example.com/tool.git
      `,
      fixed: `
        FROM debian:12-slim
        RUN git clone https://example.com/tool.git
      `,
    },
    {
      because: 'the variable may have any value',
      bad: `
        FROM debian:12-slim
        ENV LANG=C.UTF-8 «GIT_SSL_NO_VERIFY=false»
        ENV «GIT_SSL_NO_VERIFY true»
        ENV «GIT_SSL_NO_VERIFY=»
        RUN «GIT_SSL_NO_VERIFY=1» git clone https://example.com/a.git && \\
            export «GIT_SSL_NO_VERIFY=0» && \\
            git clone https://example.com/b.git
      `,
      fixed: `
        FROM debian:12-slim
        ENV LANG=C.UTF-8
        RUN git clone https://example.com/a.git && \\
            git clone https://example.com/b.git
      `,
    },
    {
      because: 'for one command, for one host, with other flags and values',
      bad: `
        FROM debian:12-slim
        RUN git «-c http.sslVerify=false» clone «-c http.sslverify=0» https://example.com/a.git
        RUN «git config --system "http.https://example.com/.sslVerify" "no"»
        RUN make
      `,
      fixed: `
        FROM debian:12-slim
        RUN git clone https://example.com/a.git
        RUN make
      `,
    },
    {
      because: 'a file of settings',
      bad: `
        FROM debian:12-slim
        COPY <<EOF /etc/gitconfig
        [http]
          «sslVerify = false»
        EOF
      `,
      fixed: `
        FROM debian:12-slim
        COPY <<EOF /etc/gitconfig
        [http]
        EOF
      `,
    },
    {
      because: 'the check is switched on, or a setting taken away',
      good: `
        FROM debian:12-slim
        RUN git config --global http.sslVerify true && git config --unset http.sslVerify; unset GIT_SSL_NO_VERIFY
      `,
    },
    {
      because: 'other settings, and text',
      good: `
        FROM debian:12-slim
        RUN git config --global core.autocrlf false && echo git config http.sslVerify false | grep GIT_SSL_NO_VERIFY=1
      `,
    },
    {
      because: 'an argument without a default is not set',
      good: `
        FROM debian:12-slim
        ARG GIT_SSL_NO_VERIFY
        RUN git clone https://example.com/a.git
      `,
    },
  ],
});

const SAYS = 'git takes whatever certificate it is shown';
const KEY = /^http\.(?:.+\.)?sslverify$/i;
const LINE = /\bsslVerify\s*=\s*(?:false|no|off|0)\b/gi;

function checkCommand(command: Run['commands'][number], report: Report<DockerfileEdits>): void {
  if (command.program !== 'git') return;
  const { options, others } = commandWords(command);
  for (const { name, word, value = '', valueWord } of options) {
    const [key = '', setting = ''] = value.split('=');
    if ((name !== '-c' && name !== '--config') || !KEY.test(key) || !isFalsy(setting)) continue;
    const words = valueWord && valueWord !== word ? [word, valueWord] : [word];
    const span = { start: word.span.start, end: (words[1] ?? word).span.end };
    report({ span }, { says: SAYS, fix: (edit) => removeWords(edit, command, words) });
  }
  const [verb, ...words] = others.map(({ value }) => value);
  if (verb !== 'config') return;
  const at = words[0] === 'set' ? 1 : 0;
  if (!KEY.test(words[at] ?? '') || !isFalsy(words[at + 1] ?? '')) return;
  report(command, { says: SAYS, fix: (edit) => removeStep(edit, command) });
}
