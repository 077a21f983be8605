import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { keptFor } from '../../../model/outside-reads';
import type { ShellCommand } from '../../../syntax/shell-tree';
import type { Spanned } from '../../../text/span';
import { isVerification } from '../_shared/downloads';

export default rule('dockerfile/verification-failure-ignored', {
  title: 'The result of a checksum or signature test is ignored',
  why: 'The build goes on with a file that was exchanged or broken: the test is there and guards nothing.',
  todo: 'Let the step end where the test fails: join what follows by `&&`, or begin the script with `set -e`.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11', '4.12'] },
  references: ['https://www.gnu.org/software/coreutils/manual/html_node/cksum-general-options.html'],
  fix: { title: 'End the build where the test fails', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const test = testOf(command);
    if (test === undefined || command.isCondition || command.isInsideSubstitution) return;
    const { operatorAfter, chain, pipeline, options } = command;
    const next = chain.commands[chain.commands.indexOf(command) + 1];
    if (!operatorAfter) return;
    if (operatorAfter.text === '|' || operatorAfter.text === '|&') {
      if (options.pipefail || pipeline.indexOf(command) === pipeline.length - 1) return;
      // What reads the output may judge by it.
      if (pipeline.some(({ program }) => READERS.has(program ?? ''))) return;
      report(operatorAfter, { says: `${test} fails unnoticed: the pipe ends as its last command does` });
      return;
    }
    if (!next || next.span.start < operatorAfter.span.end) return;
    if (operatorAfter.text === '||') {
      if (!givesUp(next) || (FETCHES.test(test) && verifiesLater(command))) return;
      const span = { start: operatorAfter.span.start, end: next.span.end };
      report({ span }, { says: `${test} fails and the step goes on`, fix: (edit) => cut(edit, command, next) });
    } else if ((operatorAfter.text === ';' || operatorAfter.text === '\n') && !options.errexit) {
      if (usesStatus(next) || FETCHES.test(test)) return;
      const isSemicolon = operatorAfter.text === ';';
      report(isSemicolon ? operatorAfter : command, {
        says: `${test} fails and ${next.program ?? 'the step'} goes on`,
        fix: isSemicolon ? (edit) => edit.replace(operatorAfter, joined(edit, operatorAfter)) : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN echo "$SUM  tool.tgz" | sha256sum -c - «|| true» && tar -xzf tool.tgz
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo "$SUM  tool.tgz" | sha256sum -c - && tar -xzf tool.tgz
      `,
    },
    {
      because: 'other tests and other ways to go on',
      bad: `
        FROM debian:12-slim
        RUN gpg --batch --verify a.asc a «|| :» && \\
            cosign verify-blob --key k.pub --signature b.sig b \\
              «|| echo "not signed"» && \\
            sha512sum --check sums «;» tar -xzf a.tgz
      `,
      fixed: `
        FROM debian:12-slim
        RUN gpg --batch --verify a.asc a && \\
            cosign verify-blob --key k.pub --signature b.sig b && \\
            sha512sum --check sums && tar -xzf a.tgz
      `,
    },
    {
      because: 'the status is lost in a pipe, or in a script that goes on',
      bad: `
        FROM debian:12-slim
        RUN sha256sum -c sums «|» tee log && tar -xzf a.tgz
        RUN <<EOF
        «rpm -K tool.rpm»
        rpm -i tool.rpm
        EOF
      `,
    },
    {
      because: 'the step ends, one way or another',
      good: `
        FROM debian:12-slim
        RUN sha256sum -c sums || exit 1; gpg --verify a.asc a || { echo bad; exit 1; }
        RUN set -e; sha256sum -c sums; tar -xzf a.tgz
        RUN set -o pipefail; sha256sum -c sums | tee log
      `,
    },
    {
      because: 'another server is asked, and the last failure counts',
      good: `
        FROM debian:12-slim
        RUN gpg --keyserver a.example.com --recv-keys "$KEY" || gpg --keyserver b.example.com --recv-keys "$KEY"
      `,
    },
    {
      because: 'without its key the signature behind does not hold',
      good: `
        FROM debian:12-slim
        RUN gpg --keyserver a.example.com --recv-keys "$KEY" || true; gpg --verify a.asc a
      `,
    },
    {
      because: 'something looks at the result',
      good: `
        FROM debian:12-slim
        RUN if ! sha256sum -c sums; then exit 1; fi; gpg --verify a.asc a 2>&1 | grep -q "Good signature"
        RUN sha256sum -c sums; [ $? -eq 0 ] && tar -xzf a.tgz
      `,
    },
    {
      because: 'checksums that are only written, and text',
      good: `
        FROM debian:12-slim
        RUN sha256sum a.tgz > sums || true; echo "sha256sum -c sums || true"
      `,
    },
  ],
});

const READERS: ReadonlySet<string> = new Set(['grep', 'egrep', 'awk', 'sed', 'diff', 'cmp', 'read', 'cut']);
const FETCHES = /^gpg2? --(?:import|recv)/;

/** The test that a command makes, as its message names it. */
function testOf(command: ShellCommand): string | undefined {
  const { program = '', arguments: words } = command;
  if (/^(?:.*sum|shasum)$/.test(program)) {
    return words.some(({ text }) => /^-[a-zA-Z]*c[a-zA-Z]*$|^--check$/.test(text)) ? `${program} -c` : undefined;
  }
  if (program === 'gpg' || program === 'gpg2') {
    const verb = words.find(({ text }) => /^--(?:verify|import|recv(?:-keys?)?|receive-keys)$/.test(text))?.text;
    return verb && `${program} ${verb.replace('--receive', '--recv')}`;
  }
  return program !== 'openssl' && isVerification(command) ? program : undefined;
}

function givesUp({ program, arguments: words, redirections }: ShellCommand): boolean {
  if (program === 'true' || program === ':') return true;
  if (program === 'exit') return words[0]?.value === '0';
  return (program === 'echo' || program === 'printf') && redirections.length === 0;
}

/** Whether a command asks how the one before it ended. */
function usesStatus(next: ShellCommand): boolean {
  return [...next.arguments, ...next.assignments.flatMap(({ value }) => value ?? [])].some(({ raw }) =>
    raw.includes('$?'),
  );
}

/** Where the last command of a step stands that verifies something. */
const lastTest = keptFor((run: Run) => run.commands.findLast(isVerification)?.span.start ?? -1);

function verifiesLater({ instruction, span }: Run['commands'][number]): boolean {
  return lastTest(instruction) > span.start;
}

/** `&&` in the place of a semicolon, with a blank before it. */
function joined(edit: DockerfileEdits, { span }: Spanned): string {
  return /\s/.test(edit.text.charAt(span.start - 1)) ? '&&' : ' &&';
}

function cut(edit: DockerfileEdits, command: ShellCommand, next: ShellCommand): void {
  const span = { start: command.span.end, end: next.span.end };
  if (edit.text.slice(span.start, span.end).includes('#')) edit.refuse('A comment stands between.');
  else edit.replace({ span }, '');
}
