import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { lineEndOf } from '../../../text/lines';
import type { Spanned } from '../../../text/span';

export default rule('dockerfile/syntax-directive-missing', {
  title: 'The file uses newer Dockerfile syntax without a syntax directive',
  why: 'Without the directive the builder that happens to be there reads the file: an older one stops at what it does not know.',
  severity: 'hint',
  default: 'off',
  category: 'correctness',
  references: [
    'https://docs.docker.com/build/buildkit/frontend/',
    'https://docs.docker.com/reference/dockerfile/#syntax',
  ],
  fix: { title: 'Name the syntax', safety: 'safe' },
  visit: 'file',
  check(file, report) {
    if (file.directives.some(({ name }) => name === 'syntax')) return;
    for (const stage of file.stages) {
      for (const instruction of stage.instructions) {
        const newer = newerIn(instruction);
        if (!newer) continue;
        report(newer, {
          says: 'this needs a newer Dockerfile syntax than the file asks for',
          fix: (edit) => {
            const { text } = edit;
            const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
            const lineFeed = text.startsWith('#!', start) ? text.indexOf('\n') + 1 : 0;
            const at = Math.max(start, lineFeed);
            edit.replace({ span: { start: at, end: at } }, `# syntax=docker/dockerfile:1${lineEndOf(text)}`);
          },
        });
        return;
      }
    }
  },
  examples: [
    {
      bad: 'FROM alpine:3.22\nRUN «--mount=type=cache,target=/c» make\nCOPY --link a /a\n',
      fixed:
        '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nRUN --mount=type=cache,target=/c make\nCOPY --link a /a\n',
    },
    {
      because: 'it goes before every other comment, and behind what starts the file',
      bad: '#!/usr/bin/env docker\n# escape=`\nFROM alpine:3.22\nCOPY «<<EOF» /a\na\nEOF\n',
      fixed:
        '#!/usr/bin/env docker\n# syntax=docker/dockerfile:1\n# escape=`\nFROM alpine:3.22\nCOPY <<EOF /a\na\nEOF\n',
    },
    {
      because: 'flags and patterns of later releases',
      bad: 'FROM alpine:3.22\nARG V=v1\nENV A=«${V#v}»\n',
      fixed: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nARG V=v1\nENV A=${V#v}\n',
    },
    {
      because: 'it is named',
      good: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nRUN --mount=type=cache,target=/c make\n',
    },
    {
      because: 'nothing new',
      good: 'FROM --platform=linux/amd64 alpine:3.22\nCOPY --from=a --chown=1 a /a\nENV A=${B:-c}\n',
    },
    { because: 'a script has its own words', good: 'FROM alpine:3.22\nRUN echo "${A#b}" "<<EOF"\n' },
    { because: 'an interval that is old', good: 'FROM alpine:3.22\nHEALTHCHECK --interval=5s CMD ["a"]\n' },
  ],
});

/** Flags by instruction that came with version 1.2 or later: https://github.com/moby/buildkit/releases */
const NEWER_FLAGS: Readonly<Record<string, RegExp>> = {
  RUN: /^(?:mount|network|security|device)$/,
  COPY: /^(?:chmod|link|exclude|parents)$/,
  ADD: /^(?:chmod|link|exclude|checksum|unpack|keep-git-dir)$/,
  HEALTHCHECK: /^start-interval$/,
};
const EXPANDED: ReadonlySet<string> = new Set(
  'ADD COPY ENV EXPOSE FROM LABEL STOPSIGNAL USER VOLUME WORKDIR ARG'.split(' '),
);

function newerIn({ kind, syntax }: Instruction): Spanned | undefined {
  const flags = Object.hasOwn(NEWER_FLAGS, kind) ? NEWER_FLAGS[kind] : undefined;
  const flag = syntax.flags.find(({ name }) => flags?.test(name.value));
  if (flag) return flag;
  const [heredoc] = syntax.heredocs;
  if (heredoc) return heredoc;
  if (!EXPANDED.has(kind)) return undefined;
  const { rest } = syntax;
  const found = rest.text.includes('${') ? /(?<!\\)\$\{\w+(?:##?|%%?|\/\/?)[^}\n]*\}/.exec(rest.text) : null;
  return found ? { span: rest.spanOf(found.index, found.index + found[0].length) } : undefined;
}
