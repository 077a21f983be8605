import { rule } from '../../../engine/rule';
import type { Heredoc } from '../../../syntax/dockerfile-tree';
import { lineEndOf } from '../../../text/lines';
import type { Span } from '../../../text/span';
import { INSTRUCTIONS } from '../_shared/keywords';
import { instructionAt, problemsFor } from '../_shared/syntax-problems';

export default rule('dockerfile/heredoc-unterminated', {
  title: 'The heredoc has no end',
  why: 'Everything that follows is taken as its text, and the builder refuses the file.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  fix: { title: 'End the heredoc', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    const { text } = file;
    for (const problem of problemsFor(file, 'heredoc-unterminated')) {
      const heredocs = instructionAt(file, problem)?.syntax.heredocs ?? [];
      const heredoc = heredocs.find(({ span }) => span.start === problem.span.start);
      if (!heredoc) continue;
      const blank = nearEnd(text, heredoc);
      const isLast = heredocs.at(-1) === heredoc;
      report(problem, {
        says: blank
          ? `the line that should end ${heredoc.name} has blanks around it`
          : `no line says ${heredoc.name}, which would end the heredoc`,
        fix: blank
          ? (edit) => edit.replace({ span: blank }, heredoc.name)
          : isLast
            ? (edit) => {
                const at = bodyEnd(text, heredoc);
                const lineEnd = lineEndOf(text);
                const isAfterLine = at === 0 || text.charAt(at - 1) === '\n';
                const line = isAfterLine ? `${heredoc.name}${lineEnd}` : `${lineEnd}${heredoc.name}${lineEnd}`;
                edit.insertBeforeNode({ span: { start: at, end: at } }, line);
              }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        RUN «<<EOF»
        apt-get update
        CMD ["sh"]
      `,
      fixed: `
        FROM debian:13-slim
        RUN <<EOF
        apt-get update
        EOF
        CMD ["sh"]
      `,
    },
    {
      because: 'the end is there, but it is indented',
      bad: `
        FROM debian:13-slim
        COPY «<<-'END'» /etc/motd
          hello
          END
        USER 1000
      `,
      fixed: `
        FROM debian:13-slim
        COPY <<-'END' /etc/motd
          hello
        END
        USER 1000
      `,
    },
    {
      because: 'the file ends first',
      bad: 'FROM debian:13-slim\nRUN «<<EOF»\necho from here',
      fixed: 'FROM debian:13-slim\nRUN <<EOF\necho from here\nEOF\n',
    },
    {
      because: 'several in a row end in their order',
      good: `
        FROM debian:13-slim
        COPY <<a <<b /etc/
        1
        a
        2
        b
        RUN <<-EOF
        	echo hello
        	EOF
      `,
    },
    {
      because: 'strings of a shell and quotes are no heredocs',
      good: `
        FROM debian:13-slim
        RUN echo "$((1 << 2))" && cat <<< word && echo "<<EOF"
      `,
    },
    {
      because: 'the builder takes a shift of bits for a heredoc',
      bad: 'FROM debian:13-slim\nRUN echo $((1 «<< 2))»\n',
    },
    { because: 'only some instructions take heredocs', good: 'FROM debian:13-slim\nENV A=<<EOF\nUSER 1000\n' },
    { because: 'the next instruction may follow at once', good: 'FROM debian:13-slim\nRUN <<EOF\na\nEOF\nCMD ["a"]\n' },
  ],
});

/** A line of the body that says the name but for the blanks around it. */
function nearEnd(text: string, { body, name }: Heredoc): Span | undefined {
  for (let at = body.start; at < body.end; ) {
    const lineFeed = text.indexOf('\n', at);
    const end = lineFeed < 0 ? body.end : lineFeed;
    const line = text.slice(at, end);
    if (line.trim() === name) return { start: at, end: at + line.trimEnd().length + trailingBlanks(line) };
    at = end + 1;
  }
  return undefined;
}

/** How many blanks end a line, a carriage return not counted. */
function trailingBlanks(line: string): number {
  const withoutReturn = line.endsWith('\r') ? line.slice(0, -1) : line;
  return withoutReturn.length - withoutReturn.trimEnd().length;
}

const KEYWORDS: ReadonlySet<string> = new Set(INSTRUCTIONS);

/** Where the text most likely ends: at the first line that begins as an instruction does, in capitals. */
function bodyEnd(text: string, { body }: Heredoc): number {
  for (let at = body.start; at < body.end; ) {
    const word = /^[A-Z]+(?= )/.exec(text.slice(at, at + 20))?.[0];
    if (word !== undefined && KEYWORDS.has(word)) return at;
    const lineFeed = text.indexOf('\n', at);
    if (lineFeed < 0) break;
    at = lineFeed + 1;
  }
  return body.end;
}
