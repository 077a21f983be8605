import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import type { Comment } from '../../../syntax/dockerfile-tree';
import { wholeLine } from '../_shared/whole-line';

export default rule('dockerfile/directive-ignored', {
  title: 'A parser directive is not at the top and has no effect',
  why: 'Directives are read in the first lines only: behind an empty line, another comment or an instruction it is a plain comment.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  fix: { title: 'Move it to the top', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    const set = new Set(file.directives.map(({ name }) => name));
    for (const [index, comment] of file.comments.entries()) {
      const name = directiveName(comment);
      if (name === undefined || (name === 'check' && isAboveInstruction(file, index))) continue;
      report(comment, {
        says: `${name} is a directive only in the first lines`,
        fix:
          set.has(name) || comment.isInside || (name === 'escape' && isContinued(file))
            ? undefined
            : (edit) => {
                const { text } = file;
                const last = file.directives.at(-1)?.span.end;
                const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
                const top = text.startsWith('#!', start) ? text.indexOf('\n') + 1 : start;
                const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
                const line = text.slice(comment.span.start, comment.span.end);
                edit.replace({ span: wholeLine(text, comment.span) }, '');
                if (last === undefined) edit.insertBeforeNode({ span: { start: top, end: top } }, `${line}${lineEnd}`);
                else edit.insertAfterNode({ span: { start: last, end: last } }, `${lineEnd}${line}`);
              },
      });
      set.add(name);
    }
  },
  examples: [
    {
      bad: `
        # The site of ACME.
        «# syntax=docker/dockerfile:1»
        FROM node:24
      `,
      fixed: `
        # syntax=docker/dockerfile:1
        # The site of ACME.
        FROM node:24
      `,
    },
    {
      because: 'behind an empty line or an instruction; others that are there stay first',
      bad: '# syntax=docker/dockerfile:1\n\n«# escape=`»\nFROM alpine:3.22\n«# syntax = docker/dockerfile:1.7»\nRUN a\n',
      fixed: '# syntax=docker/dockerfile:1\n# escape=`\n\nFROM alpine:3.22\n# syntax = docker/dockerfile:1.7\nRUN a\n',
    },
    { because: 'within an instruction', bad: 'FROM alpine:3.22\nRUN a \\\n  «#check=error=true»\n  b\n' },
    {
      because: 'a check that an empty comment cuts off from its instruction, or that no instruction follows',
      bad: 'FROM alpine:3.22\n«# check=skip=all»\n#\nRUN a\n«# check=skip=UndefinedVar»\n',
      fixed: '# check=skip=all\nFROM alpine:3.22\n#\nRUN a\n# check=skip=UndefinedVar\n',
    },
    {
      because: 'in the first lines, in any order',
      good: '# escape=`\n# syntax=docker/dockerfile:1\n# check=skip=all\nFROM alpine:3.22\n',
    },
    {
      because: 'a check above an instruction is read for that one',
      good: 'FROM alpine:3.22\n# check=skip=UndefinedVar\n# why\nCOPY $a .\n',
    },
    {
      because: 'prose',
      good: 'FROM alpine:3.22\n# syntax = what the parser reads\n# escape=none of it\n# check=that it works\nRUN a\n',
    },
  ],
});

/** The directive that a comment would be; nothing for prose. */
function directiveName({ text }: Comment): string | undefined {
  const [, name = '', value = ''] = /^([a-z]+)\s*=\s*(\S+)/i.exec(text) ?? [];
  const rest = text.slice(text.indexOf(value) + value.length).trim();
  const folded = name.toLowerCase();
  if (folded === 'syntax')
    return rest === '' && /^[\w.-]+(?::\d+)?(?:\/[\w./-]+)?(?::[\w.-]+)?(?:@\S+)?$/.test(value) ? folded : undefined;
  if (folded === 'escape') return rest === '' && /^[\\`]$/.test(value) ? folded : undefined;
  return folded === 'check' && /^(?:skip|error|experimental)=/.test(value) ? folded : undefined;
}

/** Whether a comment belongs to those above an instruction, so that the builder reads a check in it. */
function isAboveInstruction({ comments, tree, text }: DockerfileModel, index: number): boolean {
  const comment = comments[index];
  if (!comment || comment.isInside || (comment.span.start > 0 && text.charAt(comment.span.start - 1) !== '\n'))
    return false;
  const next = firstBehind(tree.instructions, comment.span.end);
  if (!next) return false;
  for (let at = index + 1; at < comments.length; at++) {
    const other = comments[at];
    if (!other || other.span.start > next.span.start) return true;
    if (other.text === '') return false;
  }
  return true;
}

function firstBehind<T extends { readonly span: { readonly start: number } }>(
  list: readonly T[],
  offset: number,
): T | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return list[low];
}

/** Whether a line is continued by the escape character that holds, so that another one would tear it. */
function isContinued({ text, escapeCharacter }: DockerfileModel): boolean {
  return text.split('\n').some((line) => line.trimEnd().endsWith(escapeCharacter));
}
