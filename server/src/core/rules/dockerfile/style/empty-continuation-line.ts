import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Arg } from '../../../model/dockerfile-instructions';
import type { Span } from '../../../text/span';

export default rule('dockerfile/empty-continuation-line', {
  title: 'An empty line follows a line continuation',
  why: 'The builder skips the empty line today and says that a later one will refuse it. Where the last backslash was left over, the next instruction is swallowed.',
  severity: 'warning',
  category: 'correctness',
  peers: { buildkit: ['NoEmptyContinuation'], 'dockerfile-utils': ['EMPTY_CONTINUATION_LINE'] },
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  fix: { title: 'Remove the empty lines', safety: 'safe' },
  visit: 'section',
  check({ globalArguments, instructions }, report) {
    for (const instruction of [...globalArguments, ...instructions]) {
      const { name } = instruction.syntax;
      for (const lines of emptyRuns(instruction)) {
        // The line ends belong to it: an empty line has nothing else to point at.
        report(
          { span: lines },
          { says: `an empty line inside ${name}`, fix: (edit) => edit.replace({ span: lines }, '') },
        );
      }
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        RUN apk add --no-cache \\
            curl \\
        «
        »    git
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk add --no-cache \\
            curl \\
            git
      `,
    },
    {
      because: 'several lines at once, blanks in them, comments between',
      bad: 'FROM alpine:3.22\nRUN echo a && \\\n«\n  \t\n»  # and\n«\n»  echo b\n',
      fixed: 'FROM alpine:3.22\nRUN echo a && \\\n  # and\n  echo b\n',
    },
    {
      because: 'the last line of the file, and below an ONBUILD',
      bad: 'FROM alpine:3.22\nONBUILD RUN a \\\n«\n»  b\nCMD a \\\n«\n»',
      fixed: 'FROM alpine:3.22\nONBUILD RUN a \\\n  b\nCMD a \\\n',
    },
    {
      because: 'comments may stand between continued lines',
      good: 'FROM alpine:3.22\nRUN echo a && \\\n  # and\n\\\n  echo b\n',
    },
    { because: 'the instruction is over', good: 'FROM alpine:3.22\n\nRUN echo a\n\n\nCMD ["a"]\n' },
    { because: 'heredocs hold what they like', good: 'FROM alpine:3.22\nRUN <<EOF\necho a \\\n\necho b\nEOF\n' },
  ],
});

/** Lines that follow one another as one span, their line ends included. */
function emptyRuns(instruction: Instruction | Arg): readonly Span[] {
  const { emptyLines, lines } = instruction.syntax.place;
  if (emptyLines.length === 0) return [];
  const text = instruction.textIn(lines);
  const runs: Span[] = [];
  for (const { start, end } of emptyLines) {
    const lineFeed = text.indexOf('\n', end - lines.start);
    const next = lineFeed < 0 ? lines.end : lines.start + lineFeed + 1;
    const last = runs.at(-1);
    if (last?.end === start) runs[runs.length - 1] = { start: last.start, end: next };
    else if (next > start) runs.push({ start, end: next });
  }
  return runs;
}
