import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import type { Spanned } from '../../../text/span';
import { accountChange, valueSpan } from '../_shared/accounts';
import { type CommandOption, commandWords } from '../_shared/command-options';
import { removeWords, spanInWord } from '../_shared/removal';

export default rule('dockerfile/user-created-as-uid-zero', {
  title: "A created account shares uid 0 or another user's uid",
  why: 'The kernel knows numbers only: an account with the number of another one is that one, and with 0 it is root whatever its name is.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { dockle: ['DKL-LI-0002'] },
  references: [
    'https://man7.org/linux/man-pages/man8/useradd.8.html',
    'https://man7.org/linux/man-pages/man5/passwd.5.html',
  ],
  fix: { title: 'Give it a number of its own', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        const found = sharedNumber(command);
        if (!found) continue;
        const { at, isVariable } = found;
        report(at, {
          says: found.says,
          severity: isVariable ? 'hint' : 'warning',
          fix: isVariable ? undefined : (edit) => giveOwn(edit, command, found),
        });
      }
    }
    for (const { at, says } of sharedLines(instruction)) {
      report(at, { says, fix: (edit) => edit.replace(at, freeNumber(edit.text)) });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN useradd -m -o -u «0» admin
      `,
      fixed: `
        FROM debian:12-slim
        RUN useradd -m -u 10001 admin
      `,
    },
    {
      because: 'every program and spelling, a number that is taken',
      bad: `
        FROM alpine:3.22
        RUN adduser -D --uid=«0» a && usermod -ou «0» b && useradd -o -u «10001» c
        RUN groupadd -o -g «1000» d
      `,
      fixed: `
        FROM alpine:3.22
        RUN adduser -D --uid=10002 a && usermod -u 10003 b && useradd -u 10004 c
        RUN groupadd -g 10001 d
      `,
    },
    {
      because: 'lines of the file of accounts',
      bad: `
        FROM debian:12-slim
        RUN echo "toor:x:«0»:0::/root:/bin/sh" >> /etc/passwd
        COPY <<EOF /etc/passwd
        root:x:0:0:root:/root:/bin/sh
        app:x:1000:1000::/:/bin/sh
        other:x:«1000»:1000::/:/bin/sh
        EOF
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo "toor:x:10001:0::/root:/bin/sh" >> /etc/passwd
        COPY <<EOF /etc/passwd
        root:x:0:0:root:/root:/bin/sh
        app:x:1000:1000::/:/bin/sh
        other:x:10002:1000::/:/bin/sh
        EOF
      `,
    },
    {
      because: 'an account that takes the number of whoever builds is only mentioned',
      bad: 'FROM node:24\nARG UID\nRUN usermod -o -u «"$UID"» node\n',
    },
    {
      because: 'numbers of their own',
      good: 'FROM debian:12-slim\nRUN useradd app && useradd -u 10 other && adduser -D -u 1000 third && groupadd -g 0100 d\n',
    },
    {
      because: 'the letter belongs to another option',
      good: 'FROM debian:12-slim\nRUN useradd -c -o -d /o -s /bin/o app\n',
    },
    {
      because: 'root itself, a template whose number is filled in, other files',
      good: 'FROM debian:12-slim\nRUN echo "root:x:0:0::/root:/bin/sh" > /etc/passwd && echo "app:x:$(id -u):0::/:/bin/sh" >> /etc/passwd\nRUN echo "a:x:0:0" > /etc/motd\n',
    },
    { because: 'nobody knows the number', good: 'FROM debian:12-slim\nARG UID\nRUN useradd -u $UID app\n' },
  ],
});

interface Shared {
  readonly at: Spanned;
  readonly says: string;
  /** Whether a variable holds the number. */
  readonly isVariable: boolean;
  readonly number: CommandOption | undefined;
  /** The option that lets two have the same number. */
  readonly shares: CommandOption | undefined;
}

function sharedNumber(command: InstructionCommand<Run>): Shared | undefined {
  const { program } = command;
  const isGroup = program === 'groupadd' || program === 'groupmod';
  const change = isGroup ? undefined : accountChange(command);
  if (!isGroup && !change) return undefined;
  const { options, others } = commandWords(command);
  const number = isGroup ? options.findLast(({ name }) => name === '-g' || name === '--gid') : change?.uid;
  const shares = options.find(({ name }) => (name === '-o' && program !== 'gpasswd') || name === '--non-unique');
  const isZero = !isGroup && /^0+$/.test(number?.value ?? '');
  if (!isZero && !shares) return undefined;
  const at = number ? { span: valueSpan(number) } : shares?.word;
  if (!at) return undefined;
  const who = others[0]?.text ?? 'the account';
  const isVariable = number?.valueWord !== undefined && /[$`]/.test(number.value ?? '');
  const says = isZero
    ? `${who} gets the number of root`
    : `${who} may get the number of another ${isGroup ? 'group' : 'user'}`;
  return { at, says, isVariable, number, shares };
}

function giveOwn(edit: DockerfileEdits, command: InstructionCommand<Run>, { number, shares }: Shared): void {
  if (number) edit.replace({ span: valueSpan(number) }, freeNumber(edit.text));
  if (!shares) return;
  const { word, at } = shares;
  if (word.text === '-o' || word.text === '--non-unique') removeWords(edit, command, [word]);
  else {
    const span = spanInWord(word, at, at + 1);
    if (span === word.span) edit.refuse('The options are quoted.');
    else edit.replace({ span }, '');
  }
}

/** A number from 10001 on that the file does not hold. */
function freeNumber(text: string): string {
  let number = 10001;
  while (text.includes(`${number}`)) number++;
  return `${number}`;
}

const LINE = /(?<=^|["'\n])([a-z_][\w-]{0,31}):[^:\n]{0,99}:(\d{1,10}):/g;

function* sharedLines(instruction: Instruction) {
  for (const { path, content } of writtenTexts(instruction)) {
    if (path !== '/etc/passwd') continue;
    const seen = new Set<string>();
    for (const line of content.text.matchAll(LINE)) {
      const [whole, name = '', number = ''] = line;
      const isZero = Number(number) === 0 && name !== 'root';
      const isTaken = seen.has(number);
      seen.add(number);
      if (!isZero && !isTaken) continue;
      const end = line.index + whole.length - 1;
      const says = isZero ? `${name} gets the number of root` : `${name} gets the number of another user`;
      yield { at: { span: content.spanOf(end - number.length, end) }, says };
    }
  }
}
