import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { inCaseOf } from '../_shared/keywords';

/** Commands that change the shell itself and nothing else. */
const CHANGES: ReadonlySet<string> = new Set('cd export source . alias ulimit umask set'.split(' '));

export default rule('dockerfile/run-environment-lost', {
  title: 'A variable or directory change in RUN is lost',
  why: 'Each RUN has a shell of its own: what is set there is gone when it ends.',
  todo: 'Use ENV for variables and WORKDIR for the folder, or put the command before those that need it, in the same RUN.',
  severity: 'info',
  category: 'correctness',
  peers: { trivy: ['DS-0013'] },
  references: ['https://docs.docker.com/reference/dockerfile/#env'],
  fix: { title: 'Set it with ENV', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const last = run.commands.at(-1);
    if (!last || last.isExecForm || last.isInsideSubstitution || last.operatorAfter || !isLost(last)) return;
    // A cd alone is told by cd-instead-of-workdir.
    if (last.program === 'cd' && run.commands.length === 1) return;
    const pair = run.commands.length === 1 ? literalPair(last) : undefined;
    const isBare = run.flags.length + run.heredocs.length + run.syntax.comments.length === 0;
    report(last, {
      says: `${last.name?.text ?? 'this'} has no effect behind this RUN`,
      fix:
        pair !== undefined && isBare
          ? (edit) => {
              edit.replace(run.keyword, inCaseOf(run.keyword.value, 'ENV'));
              edit.setArgument(run, pair);
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN «export NODE_ENV=production»
      `,
      fixed: `
        FROM debian:12
        ENV NODE_ENV=production
      `,
    },
    {
      because: 'quotes, files that are read, aliases, versions that are chosen, at the end of a chain',
      bad: 'FROM debian:12\nRUN «export A="b c"»\nRUN python -m venv /venv && «. /venv/bin/activate»\nRUN «alias ll="ls -l"»\nRUN . ~/.nvm/nvm.sh && «nvm use 24»\nRUN «umask 077»\nRUN «export PATH=/a:$PATH»\n',
      fixed:
        'FROM debian:12\nENV A="b c"\nRUN python -m venv /venv && . /venv/bin/activate\nRUN alias ll="ls -l"\nRUN . ~/.nvm/nvm.sh && nvm use 24\nRUN umask 077\nRUN export PATH=/a:$PATH\n',
    },
    {
      because: 'the commands behind it use it',
      good: 'FROM debian:12\nRUN export A=b && make\nRUN . /venv/bin/activate && pip install a\nRUN set -e; make\n',
    },
    {
      because: 'it is written to a file for later',
      good: 'FROM debian:12\nRUN echo "export A=b" >> /etc/profile\nRUN export -p > /env\n',
    },
    { because: 'ENV is there for it', good: 'FROM debian:12\nENV A=b\n' },
    { because: 'a cd alone has a rule of its own', good: 'FROM debian:12\nRUN cd /a\nRUN make && (cd /a && make)\n' },
    { because: 'the folder at the end of a chain', bad: 'FROM debian:12\nRUN apt-get update && «cd /a»\n' },
  ],
});

function isLost({ program, arguments: words, redirections }: InstructionCommand<Run>): boolean {
  if (redirections.length > 0 || program === undefined) return false;
  if (program === 'nvm') return words[0]?.text === 'use';
  return CHANGES.has(program) && words.length > 0;
}

/** `NAME=value` as ENV takes it, where no shell has to fill anything in. */
function literalPair({ program, arguments: words }: InstructionCommand<Run>): string | undefined {
  const [word, ...others] = words;
  if (program !== 'export' || !word || others.length > 0 || word.parts) return undefined;
  return /^[A-Za-z_]\w*=(?:[^\s"'`$\\;&|<>~*?]+|"[^"`$\\]*")$/.test(word.raw) ? word.raw : undefined;
}
