import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { accountChange } from '../_shared/accounts';
import { commandWords } from '../_shared/command-options';
import { fedText, removeFed } from '../_shared/pipelines';
import { removeWords } from '../_shared/removal';
import { type PlainWord, windowsCommandLines } from '../_shared/windows-commands';

export default rule('dockerfile/password-set', {
  title: 'An account password is set during the build',
  why: 'The password or its hash stays in a layer and in the history, so everybody who can pull the image has it, and all containers share it.',
  todo: 'Let people in by keys that are mounted at run time, or set the password at the start from a secret.',
  severity: 'error',
  category: 'secrets',
  peers: { checkov: ['CKV2_DOCKER_17'], cis: ['4.10'] },
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
  ],
  fix: { title: 'Leave the password out', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    for (const command of run.commands) {
      const fix = fixFor(command);
      if (fix) report(command, { says: `${command.program} sets a password that stays in the image`, fix });
    }
    if (!run.syntax.restSpan || !/net\s+user|New-LocalUser/i.test(run.textIn(run.syntax.place.lines))) return;
    for (const words of windowsCommandLines(run)) {
      const first = words[0];
      const last = words.at(-1);
      if (!first || !last || !setsOnWindows(words)) continue;
      report(
        { span: { start: first.span.start, end: last.span.end } },
        { says: `${first.text} sets a password that stays in the image` },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN useradd -m app && echo 'app:secret' | «chpasswd» && mkdir /data
      `,
      fixed: `
        FROM debian:12-slim
        RUN useradd -m app && mkdir /data
      `,
    },
    {
      because: 'from a file, alone in its step, in the JSON form, by a variable',
      bad: `
        FROM debian:12-slim
        RUN «chpasswd < /tmp/passwords»
        RUN echo "root:$PASSWORD" | «chpasswd»
        RUN ["sh", "-c", "make && echo root:a | «chpasswd -e»"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN ["sh", "-c", "make"]
      `,
    },
    {
      because: 'by passwd, and as an option of the programs that make accounts',
      bad: `
        FROM fedora:43
        RUN make && echo secret | «passwd --stdin root» && make install
        RUN printf 'a\\na\\n' | «passwd»
        RUN «useradd -m -p "$(openssl passwd -1 secret)" app» && «usermod --password '$6$abc' app»
      `,
      fixed: `
        FROM fedora:43
        RUN make && make install
        RUN useradd -m app
      `,
    },
    {
      because: 'of Windows',
      bad: `
        # escape=\`
        FROM mcr.microsoft.com/windows/servercore:ltsc2025
        RUN «net user app Secret1 /add»
        SHELL ["powershell", "-Command"]
        RUN «New-LocalUser -Name app -Password (ConvertTo-SecureString Secret1 -AsPlainText -Force)»; Write-Host done
      `,
    },
    {
      because: 'what only locks an account',
      good: `
        FROM debian:12-slim
        RUN passwd -l root && usermod -L app && useradd -p '!' app && usermod -p '*' app && echo | passwd -S root
        RUN adduser --disabled-password --gecos "" other
      `,
    },
    {
      because: 'empty passwords are told elsewhere',
      good: "FROM debian:12-slim\nRUN passwd -d app && useradd -p '' other && echo 'third:' | chpasswd\n",
    },
    {
      because: 'the words as arguments, in texts and in paths',
      good: 'FROM debian:12-slim\nRUN chgrp shadow /etc/passwd && grep -p root /etc/passwd && echo "chpasswd" && which chpasswd && mkdir -p /etc/passwd.d\n',
    },
    {
      because: 'passwords are set at run time',
      good: 'FROM debian:12-slim\nCMD echo "root:$PASSWORD" | chpasswd && sshd -D\n',
    },
    {
      because: 'an account of Windows without a password, or one that the build is given',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN net user app /add\nRUN net user app %PASSWORD% /add\nRUN net user app /active:no\n',
    },
  ],
});

function fixFor(command: InstructionCommand<Run>): ((edit: DockerfileEdits) => void) | undefined {
  switch (command.program) {
    case 'chpasswd':
      return /^[^:\s]+:$/.test(fedText(command) ?? '') ? undefined : (edit) => removeFed(edit, command);
    case 'passwd':
      return isFed(command) ? (edit) => removeFed(edit, command) : undefined;
    case 'useradd':
    case 'adduser':
    case 'usermod':
      return withoutOption(command);
    default:
      return undefined;
  }
}

function isFed(command: InstructionCommand<Run>): boolean {
  const { options } = commandWords(command);
  if (options.some(({ name }) => name === '--stdin')) return true;
  const { pipeline, redirections } = command;
  const reads = pipeline.indexOf(command) > 0 || redirections.some(({ operator }) => operator.startsWith('<'));
  return reads && options.every(({ name }) => name === '-q' || name === '--quiet');
}

function withoutOption(command: InstructionCommand<Run>): ((edit: DockerfileEdits) => void) | undefined {
  const change = accountChange(command);
  const option = change?.options.find(({ name }) => name === '-p' || name === '--password');
  const { word, valueWord, value } = option ?? {};
  // What no hash can be keeps everybody out.
  if (!change || !option || !word || !valueWord || value === undefined || /^(?:[!*x]*)$/.test(value)) return undefined;
  return (edit) => {
    const isAlone = option.name.startsWith('--') || word.text.length === 2;
    // A command that changes nothing else fails without its option.
    if (change.task === 'change' && change.options.length === 1) removeFed(edit, command);
    else if (isAlone) removeWords(edit, command, word === valueWord ? [word] : [word, valueWord]);
    else edit.refuse('The option is one of several.');
  };
}

function setsOnWindows(words: readonly PlainWord[]): boolean {
  const texts = words.map(({ text }) => text);
  const [program, verb, , password] = texts.map((text) => text.toLowerCase());
  if (/^(?:net1?)(?:\.exe)?$/.test(program ?? '') && verb === 'user') {
    return password !== undefined && !/^[/*%$]/.test(password);
  }
  const secure = texts.findIndex((text) => /^\(?ConvertTo-SecureString$/i.test(text));
  const isPlain = texts.some((text) => /^-AsPlainText\)?$/i.test(text));
  if (program !== 'new-localuser' || secure < 0 || !isPlain) return false;
  const literal = texts.slice(secure + 1).find((text) => !text.startsWith('-'));
  return literal !== undefined && !/^[$%]/.test(literal);
}
