import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import type { ShellWord } from '../../../syntax/shell-tree';
import { lineEndOf } from '../../../text/lines';
import type { Spanned } from '../../../text/span';
import { standsBeforeCompounds } from '../_shared/compound-commands';

export default rule('dockerfile/file-written-by-run', {
  title: 'A literal file is written by RUN instead of a COPY heredoc',
  why: 'Quotes and backslashes of a shell stand between the text and the file. A heredoc of COPY says what the file says, needs no shell, and scanners can read it.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { tally: ['tally/prefer-copy-heredoc'] },
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  fix: { title: 'Write the file with COPY', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const { mounts } = run;
    if (run.isExecForm || !run.hasPosixShell || mounts.some(({ type }) => type === 'bind')) return;
    const written = writtenTexts(run).find(({ command, path, isHeredoc }) => {
      if (!command || path === undefined || !isPlainTarget(path, run) || command.program === 'sed') return false;
      if (!standsBeforeCompounds(command) || command.isCondition || command.isInsideSubstitution) return false;
      return isHeredoc ? isLiteralBody(run, command) : command.arguments.every(({ value }) => value !== undefined);
    });
    const { command, path } = written ?? {};
    if (!written || !command || path === undefined || written.content.text.includes('PRIVATE KEY')) return;
    const target = targetOf(command, path);
    if (!target || target.appends) return;
    report(target.at, {
      says: `${path} has a fixed text: COPY can write it`,
      fix: (edit) => (written.isHeredoc ? copyBody(edit, run, path) : copyText(edit, run, path)),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN echo "deb https://example.com stable main" «> /etc/apt/sources.list.d/acme.list»
      `,
      fixed: `
        FROM debian:12-slim
        COPY <<EOF /etc/apt/sources.list.d/acme.list
        deb https://example.com stable main
        EOF
      `,
    },
    {
      because: 'several lines, a folder and a mode; a dollar sign must not be filled in',
      bad: `
        FROM nginx:1.29
        USER 101
        RUN mkdir -p /etc/app && \\
            printf '%s\\n' 'proxy_set_header Host $host;' "EOF" «> /etc/app/a.conf» && \\
            echo last >> /etc/app/a.conf && \\
            chmod 640 /etc/app/a.conf
      `,
      fixed: `
        FROM nginx:1.29
        USER 101
        COPY --chown=101 --chmod=640 <<"EOF2" /etc/app/a.conf
        proxy_set_header Host $host;
        EOF
        last
        EOF2
      `,
    },
    {
      because: 'a heredoc',
      bad: `
        FROM debian:12-slim
        RUN cat <<'END' «> /etc/motd»
        costs $5
        END
        RUN cat «> /etc/issue» <<END
        hello
        END
      `,
      fixed: `
        FROM debian:12-slim
        COPY <<'END' /etc/motd
        costs $5
        END
        COPY <<END /etc/issue
        hello
        END
      `,
    },
    {
      because: 'something else is done too, or the text has no last line end',
      bad: `
        FROM debian:12-slim
        RUN apt-get update && echo a «> /etc/a» && apt-get clean
        RUN printf 'b' «> /etc/b»
        RUN echo c | tee «/etc/c»
      `,
    },
    {
      because: 'more is put behind what is there',
      good: 'FROM debian:12-slim\nRUN echo "* soft nofile 4096" >> /etc/security/limits.conf\n',
    },
    {
      because: 'only the step knows the text',
      good: 'FROM debian:12-slim\nRUN date > /built && echo "$(uname -m)" > /arch && X=1 && echo $X > /x\n',
    },
    {
      because: 'where it ends up is not fixed',
      good: 'FROM debian:12-slim\nRUN echo a > here.txt\nRUN echo a > $DIR/b\n',
    },
    { because: 'no file of the image', good: 'FROM debian:12-slim\nRUN echo a > /dev/null && echo 1 > /proc/sys/x\n' },
    {
      because: 'it goes into a mount',
      good: 'FROM debian:12-slim\nRUN --mount=type=cache,target=/var/cache echo a > /var/cache/a\n',
    },
    {
      because: 'only in a certain case',
      good: 'FROM debian:12-slim\nRUN if [ -f /x ]; then echo a > /etc/a; fi; for i in 1 2; do echo $i > /etc/b; done\n',
    },
    { because: 'COPY writes it', good: 'FROM debian:12-slim\nCOPY <<EOF /etc/a\na\nEOF\n' },
    { because: 'an error shown is no file', good: 'FROM debian:12-slim\nRUN echo oops >&2\n' },
  ],
});

function isPlainTarget(path: string, run: Run): boolean {
  if (!path.startsWith('/') || path.endsWith('/') || /^\/(?:dev|proc|sys)\/|[\s"'$*?[\]<]/.test(path)) return false;
  return !run.mounts.some(({ target }) => {
    const folder = target?.value?.replace(/\/$/, '');
    return folder !== undefined && (path === folder || path.startsWith(`${folder}/`));
  });
}

/** Whether the shell fills nothing in that it reads from a heredoc. */
function isLiteralBody(run: Run, { redirections }: InstructionCommand<Run>): boolean {
  const marker = redirections.find(({ operator }) => operator.startsWith('<<'))?.target?.value;
  const heredoc = run.heredocs.find(({ name }) => name === marker);
  return heredoc !== undefined && (!heredoc.expands || !/[$`\\]/.test(run.textIn(heredoc.body)));
}

interface Target {
  readonly at: Spanned;
  readonly appends: boolean;
}

/** What sends a command's output into a file: the redirection, or the path behind tee. */
function targetOf(command: InstructionCommand<Run>, path: string): Target | undefined {
  const redirection = command.redirections.find(
    ({ operator, target }) => /^>/.test(operator) && target?.value === path,
  );
  if (redirection) return { at: redirection, appends: redirection.operator === '>>' };
  const tee = command.pipeline.find(({ program }) => program === 'tee');
  const word = tee?.arguments.find(({ value }) => value === path);
  const appends = tee?.arguments.some(({ text }) => /^(?:-a|--append)$/.test(text)) === true;
  return word && { at: word, appends };
}

/** The lines that echo or printf gives; nothing where that depends on the shell, or the last one does not end. */
function textOf({ program, arguments: words }: InstructionCommand<Run>): string | undefined {
  const values = words.flatMap(({ value }: ShellWord) => value ?? []);
  if (values.length !== words.length || words.some(hasPattern)) return undefined;
  const [first, ...others] = values;
  if (first === undefined) return undefined;
  if (program === 'echo') {
    const text = values.join(' ');
    return first.startsWith('-') || text.includes('\\') ? undefined : `${text}\n`;
  }
  if (program !== 'printf') return undefined;
  if (first === '%s\\n') return others.length > 0 ? others.map((other) => `${other}\n`).join('') : undefined;
  const text = first.replace(/\\n/g, '\n');
  return others.length > 0 || /[%\\]/.test(text) || !text.endsWith('\n') ? undefined : text;
}

function hasPattern({ raw }: ShellWord): boolean {
  return /[*?[{~]/.test(raw.replace(/'[^']*'|"[^"]*"/g, ''));
}

/** A step that does nothing but write one file, as an instruction of its own. */
function copyText(edit: DockerfileEdits, run: Run, path: string): void {
  let text = '';
  let mode: string | undefined;
  for (const command of run.commands) {
    const { program, arguments: words, redirections, operatorAfter, pipeline, wrappers, assignments } = command;
    const isChained = !operatorAfter || operatorAfter.text === '&&';
    const values = words.map(({ value }) => value);
    const piece = redirections.length === 1 && redirections[0]?.target?.value === path ? textOf(command) : undefined;
    const isFolder =
      program === 'mkdir' && values.length === 2 && values[0] === '-p' && path.startsWith(`${values[1]}/`);
    const isMode =
      program === 'chmod' && values.length === 2 && values[1] === path && /^0?[0-7]{3}$/.test(values[0] ?? '');
    if (!isChained || pipeline.length > 1 || wrappers.length > 0 || assignments.length > 0) text = '\0';
    else if (piece !== undefined && mode === undefined) text += piece;
    else if (isMode && text !== '') mode = values[0];
    else if (!isFolder || text !== '') text = '\0';
  }
  if (text === '' || text.includes('\0') || run.syntax.comments.length > 0 || run.mounts.length > 0) {
    edit.refuse('The step does more than write one file.');
    return;
  }
  const lines = text.split('\n').slice(0, -1);
  let word = 'EOF';
  for (let number = 2; lines.includes(word); number++) word = `EOF${number}`;
  const marker = /[$\\]/.test(text) ? `<<"${word}"` : `<<${word}`;
  const body = [`${head(run, mode)} ${marker} ${path}`, ...lines, word];
  edit.replace(run, body.join(lineEndOf(edit.text)));
}

/** A step that feeds a heredoc to a file. */
function copyBody(edit: DockerfileEdits, run: Run, path: string): void {
  const [heredoc, ...others] = run.heredocs;
  const [command, ...more] = run.commands;
  const isWhole = command?.program === 'cat' && command.arguments.length === 0 && command.redirections.length === 2;
  if (!heredoc?.terminator || others.length > 0 || more.length > 0 || !isWhole || run.mounts.length > 0) {
    edit.refuse('The step does more than write one file.');
  } else edit.replace({ span: run.syntax.headSpan }, `${head(run, undefined)} ${heredoc.marker.value} ${path}`);
}

function head(run: Run, mode: string | undefined): string {
  const keyword = run.keyword.value === 'run' ? 'copy' : 'COPY';
  const user = run.state?.user;
  const owner = user && !user.isRoot ? ` --chown=${user.argument?.raw ?? ''}` : '';
  return `${keyword}${owner}${mode === undefined ? '' : ` --chmod=${mode}`}`;
}
