import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { commandsOf } from '../_shared/account-numbers';
import { accountChange } from '../_shared/accounts';
import { commandWords } from '../_shared/command-options';
import { fedText, removeFed } from '../_shared/pipelines';
import { removeWords, spanInWord } from '../_shared/removal';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/password-empty', {
  title: 'An account gets an empty password',
  why: 'Whoever reaches a login of the container, by su, ssh or a console, is that user without knowing anything.',
  severity: 'error',
  category: 'least-privilege',
  peers: { dockle: ['DKL-LI-0001'] },
  references: [
    'https://man7.org/linux/man-pages/man1/passwd.1.html',
    'https://man7.org/linux/man-pages/man5/shadow.5.html',
  ],
  fix: { title: 'Leave the account without a way in', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        const found = emptied(command);
        if (found) report(command, { says: `${found.who} gets an empty password`, fix: found.fix });
      }
    }
    for (const setting of writtenSettings(
      instruction,
      /sshd_config(?:\.d\/.+)?$/,
      /PermitEmptyPasswords[ \t]{1,9}yes/gi,
    )) {
      const value = setting.spanOf(setting.text.length - 3, setting.text.length);
      report(setting, {
        says: `${setting.path} lets accounts with empty passwords in`,
        fix: (edit) => edit.replace(value, 'no'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN useradd -m app && «passwd -d app»
      `,
      fixed: `
        FROM debian:12-slim
        RUN useradd -m app && passwd -l app
      `,
    },
    {
      because: 'as an option of the programs that make accounts, by chpasswd, in the file itself',
      bad: `
        FROM debian:12-slim
        RUN «useradd -m -p '' app» && «usermod --password="" app»
        RUN make && «passwd --delete root» && echo 'app:' | «chpasswd» && make install
        RUN «sed -i 's/^root:[^:]*:/root::/' /etc/shadow»
        RUN make all && «sed -i -e 's/root:!/root:/g' /etc/shadow»
      `,
      fixed: `
        FROM debian:12-slim
        RUN useradd -m app
        RUN make && passwd --lock root && make install
        RUN make all
      `,
    },
    {
      because: 'an account of BusyBox without a password is unlocked',
      bad: 'FROM alpine:3.22\nRUN adduser -D app\nRUN make && «passwd -u app»\n',
      fixed: 'FROM alpine:3.22\nRUN adduser -D app\nRUN make\n',
    },
    {
      because: 'the server of ssh lets them in',
      bad: 'FROM debian:12-slim\nRUN echo "«PermitEmptyPasswords yes»" >> /etc/ssh/sshd_config\n',
      fixed: 'FROM debian:12-slim\nRUN echo "PermitEmptyPasswords no" >> /etc/ssh/sshd_config\n',
    },
    {
      because: 'accounts that nobody can log in to',
      good: 'FROM alpine:3.22\nRUN adduser -D app && passwd -l app && usermod -L app\nFROM debian:12-slim\nRUN adduser --disabled-password --gecos "" app\n',
    },
    {
      because: 'passwords that are not empty are told elsewhere',
      good: "FROM debian:12-slim\nRUN useradd -p '!' app && usermod -p '*' app && echo 'app:secret' | chpasswd\n",
    },
    {
      because: 'other programs and files',
      good: "FROM debian:12-slim\nRUN sed -i 's/a/b::/' /etc/motd && echo 'app:' | tee /list && sed -i 's/x/y/' /etc/shadow && mkdir -p '' || true\n",
    },
    {
      because: 'the default of ssh, or a comment',
      good: 'FROM debian:12-slim\nRUN echo "PermitEmptyPasswords no" >> /etc/ssh/sshd_config && echo "#PermitEmptyPasswords yes" > /etc/ssh/sshd_config\n',
    },
    { because: 'nobody knows the password', good: 'FROM debian:12-slim\nARG HASH\nRUN useradd -p "$HASH" app\n' },
  ],
});

interface Emptied {
  readonly who: string;
  readonly fix: (edit: DockerfileEdits) => void;
}

function emptied(command: InstructionCommand<Run>): Emptied | undefined {
  switch (command.program) {
    case 'passwd':
      return byPasswd(command);
    case 'useradd':
    case 'adduser':
    case 'usermod':
      return byOption(command);
    case 'chpasswd': {
      const who = /^([^:\s]+):$/.exec(fedText(command) ?? '')?.[1];
      return who === undefined ? undefined : { who, fix: (edit) => removeFed(edit, command) };
    }
    case 'sed':
      return bySed(command);
    default:
      return undefined;
  }
}

function byPasswd(command: InstructionCommand<Run>): Emptied | undefined {
  const { options, others } = commandWords(command);
  const who = others[0]?.text ?? 'root';
  const deleted = options.find(({ name }) => name === '-d' || name === '--delete');
  if (deleted) {
    const { word, at } = deleted;
    const isLong = deleted.name.startsWith('--');
    const span = isLong ? word.span : spanInWord(word, at, at + 1);
    return { who, fix: (edit) => edit.replace({ span }, isLong ? '--lock' : 'l') };
  }
  if (!options.some(({ name }) => name === '-u' || name === '--unlock')) return undefined;
  const isWithout = commandsOf(command.stage).some((other) => {
    const change = other.program === 'adduser' ? accountChange(other) : undefined;
    return change?.name?.value === who && change.options.some(({ name }) => name === '-D');
  });
  return isWithout ? { who, fix: (edit) => removeFed(edit, command) } : undefined;
}

function byOption(command: InstructionCommand<Run>): Emptied | undefined {
  const change = accountChange(command);
  const option = change?.options.find(({ name, value }) => (name === '-p' || name === '--password') && value === '');
  if (!change || !option?.valueWord) return undefined;
  const { word, valueWord } = option;
  const fix = (edit: DockerfileEdits) => {
    const isAlone = option.name.startsWith('--') || word.text.length === 2;
    // A command that changes nothing else fails without its option.
    if (change.task === 'change' && change.options.length === 1) removeFed(edit, command);
    else if (isAlone) removeWords(edit, command, word === valueWord ? [word] : [word, valueWord]);
    else edit.refuse('The option is one of several.');
  };
  return { who: change.name?.text ?? 'an account', fix };
}

/** `s/root:[^:]*:/root::/` empties the second field, and so does what puts `root:` in the place of `root:!`. */
function bySed(command: InstructionCommand<Run>): Emptied | undefined {
  const words = command.arguments;
  if (!words.at(-1)?.text.endsWith('/etc/shadow')) return undefined;
  for (const { text } of words) {
    const [, , pattern = '', replacement = ''] =
      /^s([/|,#@])((?:(?!\1).){1,200})\1((?:(?!\1).){0,200})\1/.exec(text) ?? [];
    const who = /^(?:\\1|([\w-]+)):(:?)$/.exec(replacement);
    const isEmpty = who && (who[2] === ':' || /:[!*x]+$|:\\[!*]+$/.test(pattern));
    if (isEmpty) return { who: who[1] ?? 'an account', fix: (edit) => removeFed(edit, command) };
  }
  return undefined;
}
