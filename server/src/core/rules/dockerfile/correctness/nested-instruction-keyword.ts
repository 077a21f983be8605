import { rule } from '../../../engine/rule';
import type { ShellWord } from '../../../syntax/shell-tree';
import type { Spanned } from '../../../text/span';
import { INSTRUCTIONS } from '../_shared/keywords';

/** Names of instructions that no program has in capitals. */
const NAMES: ReadonlySet<string> = new Set(INSTRUCTIONS);

export default rule('dockerfile/nested-instruction-keyword', {
  title: 'An instruction name is used as a shell command',
  why: 'The backslash or `&&` of the line before was left over, so the instruction is swallowed by the RUN and never carried out.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  fix: { title: 'Let the line above end there', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const { name, arguments: words, operatorBefore, instruction } = command;
    if (!words.some(({ raw }) => NAMES.has(raw)) && !NAMES.has(name?.raw ?? '')) return;
    const { text } = instruction.model;
    const candidates: [ShellWord, Spanned | undefined][] = [];
    if (name && !command.isExecForm) candidates.push([name, operatorBefore]);
    // Behind a backslash alone it is an argument, but it still begins its line.
    for (const word of command.isExecForm ? [] : words) if (beginsLine(text, word)) candidates.push([word, undefined]);
    for (const [word, operator] of candidates) {
      if (!NAMES.has(word.raw) || (word === name && command.wrappers.length > 0)) continue;
      const start = endOfLineAbove(text, word, operator, instruction.model.escapeCharacter);
      report(word, {
        says: `${word.raw} is part of the RUN above it`,
        fix:
          start === undefined || instruction.onbuild
            ? undefined
            : (edit) => edit.replace({ span: { start, end: word.span.start } }, text.includes('\r\n') ? '\r\n' : '\n'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN apt-get update && \\
            apt-get install -y curl && \\
        «COPY» app.conf /etc/
      `,
      fixed: `
        FROM debian:12
        RUN apt-get update && \\
            apt-get install -y curl
        COPY app.conf /etc/
      `,
    },
    {
      because: 'a backslash alone, and several',
      bad: 'FROM debian:12\nRUN apt-get install -y \\\n  curl \\\n  git \\\n«USER» app\nRUN make;\\\n  «CMD» ["a"]\n',
      fixed: 'FROM debian:12\nRUN apt-get install -y \\\n  curl \\\n  git\nUSER app\nRUN make\nCMD ["a"]\n',
    },
    {
      because: 'a keyword too many, and a comment between',
      bad: 'FROM debian:12\nRUN «RUN» make\nRUN make && \\\n  # then\n  «COPY» a /b\n',
    },
    {
      because: 'programs are written in small letters, and words may be arguments or texts',
      good: 'FROM debian:12\nRUN env A=b make \\\n  && add x\nRUN echo RUN COPY \\\n  add\nRUN echo "\\\nCOPY a"\nRUN git commit -m ADD\n',
    },
    {
      because: 'it writes another Dockerfile',
      good: 'FROM debian:12\nRUN cat > Dockerfile <<EOF\nFROM scratch\nCOPY a /\nEOF\n',
    },
    { because: 'the JSON form hands words on', good: 'FROM debian:12\nRUN ["COPY", "a"]\n' },
  ],
});

function beginsLine(text: string, { span }: Spanned): boolean {
  let at = span.start;
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at--;
  return at > 0 && text.charAt(at - 1) === '\n';
}

/** Where the line above a word ends without what joins it; nothing where something else stands between. */
function endOfLineAbove(
  text: string,
  word: Spanned,
  operator: Spanned | undefined,
  escapeCharacter: string,
): number | undefined {
  if (!beginsLine(text, word)) return undefined;
  let at = text.lastIndexOf('\n', word.span.start - 1);
  const skipBlanks = () => {
    while (at > 0 && /[ \t\r]/.test(text.charAt(at - 1))) at--;
  };
  skipBlanks();
  if (text.charAt(at - 1) !== escapeCharacter) return undefined;
  at--;
  skipBlanks();
  if (!operator) return at;
  if (operator.span.end !== at) return undefined;
  at = operator.span.start;
  skipBlanks();
  return at;
}
