import { rule } from '../../../engine/rule';
import { inCaseOf } from '../_shared/keywords';

export default rule('dockerfile/default-shell-relinked', {
  title: '/bin/sh is replaced instead of using SHELL',
  why: 'Scripts of the system are written for the shell that was there, and the next upgrade puts it back.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL4005'],
    semgrep: ['use-shell-instruction'],
    kics: ['Changing Default Shell Using RUN Command'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  fix: { title: 'Use SHELL for the instructions that follow', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const texts = command.arguments.map(({ text }) => text);
    const operands = texts.filter((text) => !text.startsWith('-'));
    if (!replacesShell(command.program, texts, operands)) return;
    const { instruction } = command;
    const isAlone = !command.operatorBefore && !command.operatorAfter && instruction.commands.length === 1;
    const shell = command.program === 'ln' ? operands[0] : undefined;
    report(command, {
      says:
        command.program === 'chsh' || command.program === 'usermod'
          ? 'the login shell is changed, which neither RUN nor the container asks for'
          : 'the shell of the system is replaced',
      fix: (edit) => {
        if (shell === undefined || !/^\/[\w/.-]+$/.test(shell)) {
          edit.refuse('Which shell is wanted is not known.');
          return;
        }
        const keyword = inCaseOf(instruction.keyword.value, 'SHELL');
        const list = `["${shell}", "-c"]`;
        if (
          isAlone &&
          instruction.flags.length + instruction.heredocs.length + instruction.syntax.comments.length === 0
        ) {
          edit.replace(instruction.keyword, keyword);
          edit.setArgument(instruction, list);
        } else if (instruction.onbuild || command.isInsideSubstitution) edit.refuse('The command cannot be taken out.');
        else {
          edit.insertBefore(instruction, `${keyword} ${list}`);
          edit.removeCommand(command);
        }
      },
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN apt-get update && «ln -sf /bin/bash /bin/sh»
        RUN make
      `,
      fixed: `
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN apt-get update
        RUN make
      `,
    },
    {
      because: 'by other programs',
      bad: 'FROM debian:12\nRUN «mv /bin/bash /bin/sh»\nRUN echo x && «dpkg-reconfigure dash»\nRUN «cp -f /bin/bash /usr/bin/sh»\nRUN «dpkg-divert --add /bin/sh»\nRUN «chsh -s /bin/bash»\nRUN «usermod -s /bin/zsh root»\nONBUILD RUN «ln -sfv /bin/bash /bin/sh»\n',
    },
    {
      because: "other links, and the shell as somebody's argument",
      good: 'FROM debian:12\nRUN ln -s foo bar && unrelated && something_with /bin/sh\nRUN ln -sf /bin/true /sbin/initctl\nRUN ln -s /bin/sh /bin/shell\nRUN cp /bin/sh /opt/sh\n',
    },
    {
      because: 'the shell of a new or another user',
      good: 'FROM debian:12\nRUN useradd -s /bin/bash app\nRUN usermod -s /bin/bash app && chsh -s /bin/bash app\n',
    },
    { because: 'SHELL is there for it', good: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN make\n' },
  ],
});

const SHELL_PATHS: ReadonlySet<string> = new Set(['/bin/sh', '/usr/bin/sh']);

function replacesShell(program: string | undefined, texts: readonly string[], operands: readonly string[]): boolean {
  const last = operands.at(-1) ?? '';
  switch (program) {
    case 'ln':
    case 'mv':
    case 'cp':
    case 'install':
      return operands.length > 1 && SHELL_PATHS.has(last);
    case 'dpkg-reconfigure':
      return operands.includes('dash');
    case 'dpkg-divert':
      return SHELL_PATHS.has(last);
    case 'chsh':
      return /^-s|^--shell/.test(texts.find((text) => text.startsWith('-')) ?? '') && operands.length < 2;
    case 'usermod':
      return texts.some((text) => text === '-s' || text.startsWith('--shell')) && last === 'root';
    default:
      return false;
  }
}
