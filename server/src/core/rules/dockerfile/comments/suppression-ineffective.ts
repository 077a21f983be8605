import { isIgnoreComment } from '../../../engine/comments';
import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import type { Comment } from '../../../syntax/dockerfile-tree';
import { wholeLine } from '../_shared/whole-line';

export default rule('dockerfile/suppression-ineffective', {
  title: 'This suppression comment has no effect',
  why: 'Its tool does not read it: whoever wrote it believes that something is ignored, and whoever reads it does too.',
  severity: 'hint',
  category: 'correctness',
  references: [
    'https://github.com/hadolint/hadolint#ignoring-rules',
    'https://docs.docker.com/reference/dockerfile/#check',
    'https://trivy.dev/latest/docs/configuration/filtering/',
  ],
  fix: { title: 'Write it as its tool reads it', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const [index, comment] of file.comments.entries()) {
      if (!/^(?:hadolint|trivy|tfsec|check|dockerfile-utils|kics-scan)\b/.test(comment.text)) continue;
      const problem = problemOf(file, comment, index);
      if (!problem) continue;
      const { says, instead, isDead } = problem;
      report(comment, {
        says,
        fix: (edit) => {
          if (instead !== undefined) edit.replace(comment, `# ${instead}`);
          else if (isDead) edit.replace({ span: wholeLine(edit.text, comment.span) }, '');
          else edit.refuse('Nobody knows what it was meant for.');
        },
      });
    }
  },
  examples: [
    {
      bad: 'FROM debian:12\n«# hadolint disable=DL3008»\nRUN apt-get install -y curl\n',
      fixed: 'FROM debian:12\n# hadolint ignore=DL3008\nRUN apt-get install -y curl\n',
    },
    {
      because: 'words behind the codes without a number sign of their own',
      bad: 'FROM debian:12\n«# hadolint ignore=DL3008 the mirror pins it»\nRUN apt-get install -y curl\n',
      fixed: 'FROM debian:12\n# hadolint ignore=DL3008 # the mirror pins it\nRUN apt-get install -y curl\n',
    },
    {
      because: 'only the line right above an instruction counts, and none inside of it',
      bad: 'FROM debian:12\n«# hadolint ignore=DL3008»\n# hadolint ignore=DL3009\nRUN apt-get update \\\n«# hadolint ignore=DL3015»\n && apt-get install -y curl\n«# hadolint ignore=DL3020»\n\nADD a /a\n',
    },
    {
      because: 'no tool has such a code, and a blank is missing',
      bad: 'FROM debian:12\n«# hadolint ignore=DL3»\nRUN true\n«# dockerfile-utils:ignore»\nCOPY a /a\n',
    },
    {
      because: 'they are read',
      good: 'FROM debian:12\n# hadolint ignore=DL3008,SC2086 # why\nRUN apt-get install -y curl\n# check=skip=UndefinedVar\nCOPY $a /\n# trivy:ignore:DS-0002\nUSER root\n',
    },
    {
      because: 'these may stand anywhere',
      good: '# hadolint global ignore=DL3008\n\nFROM debian:12\n# hadolint shell=powershell\nRUN true\n# checkov:skip=CKV_DOCKER_2:why\n',
    },
    {
      because: 'words about a tool',
      good: 'FROM debian:12\n# hadolint is run in the pipeline\n# check the version\nRUN true\n',
    },
    {
      because: 'another comment may stand between where the tool allows it',
      good: 'FROM debian:12\n# trivy:ignore:DS-0002\n# why\nUSER root\n',
    },
    { because: 'words in a script', good: 'FROM debian:12\nRUN echo "# hadolint disable=DL3008"\n' },
  ],
});

interface Problem {
  readonly says: string;
  /** What it must say. */
  readonly instead?: string;
  /** Whether it can go. */
  readonly isDead?: boolean;
}

const CODES = /^(?:(?:DL|SC)\d{4})(?:\s*,\s*(?:DL|SC)\d{4})*$/;

function problemOf(file: DockerfileModel, comment: Comment, index: number): Problem | undefined {
  const { text } = comment;
  const [, verb = '', codes = '', tail = ''] =
    /^hadolint\s+(?:(?:global|stage)\s+)?([\w-]+)\s*[=:]\s*([A-Z]\w*(?:\s*,\s*\w+)*)\s*(.*)$/s.exec(text) ?? [];
  if (verb !== '' && verb !== 'shell') {
    if (/^(?:disable|ignored?|skip)$/.test(verb) && !isRead(comment)) {
      const known = codes.split(/[\s,]+/).filter((code) => CODES.test(code));
      const reason = [...codes.split(/[\s,]+/).filter((code) => !CODES.test(code)), tail.replace(/^[#\s:-]+/, '')];
      const words = reason.filter((word) => word !== '').join(' ');
      const where = /^hadolint\s+(global|stage)\s/.exec(text)?.[1];
      const instead = `hadolint ${where ? `${where} ` : ''}ignore=${known.join(',')}${words === '' ? '' : ` # ${words}`}`;
      return { says: 'hadolint does not read this comment', ...(known.length > 0 ? { instead } : {}) };
    }
    if (!codes.split(/\s*,\s*/).every((code) => CODES.test(code))) return { says: `hadolint knows no rule ${codes}` };
    if (!/^hadolint\s+(?:global|stage)\s/.test(text) && !touchesInstruction(file, comment, index)) {
      return { says: 'hadolint reads only the line right above an instruction' };
    }
    return undefined;
  }
  if (/^dockerfile-utils\s*:\s*ignore\b/.test(text) && text !== 'dockerfile-utils: ignore') {
    return { says: 'dockerfile-utils does not read this comment', instead: 'dockerfile-utils: ignore' };
  }
  if (comment.isInside && /^(?:trivy|tfsec):ignore:|^check\s*=\s*skip=/.test(text)) {
    return { says: 'a comment inside an instruction is not read', isDead: true };
  }
  return undefined;
}

function isRead({ text, span }: Comment): boolean {
  return isIgnoreComment({ text: ` ${text}`, span, isWholeLine: true, isAtHead: false }, 'dockerfile');
}

/** Whether an instruction begins on the line behind a comment. */
function touchesInstruction({ text, comments }: DockerfileModel, comment: Comment, index: number): boolean {
  if (comment.isInside) return false;
  const lineFeed = text.indexOf('\n', comment.span.end);
  if (lineFeed < 0) return false;
  const next = comments[index + 1];
  const lineEnd = text.indexOf('\n', lineFeed + 1);
  const line = text.slice(lineFeed + 1, lineEnd < 0 ? text.length : lineEnd);
  return (
    line.trim() !== '' &&
    !(
      next &&
      next.span.start > lineFeed &&
      next.span.start <= lineFeed + 1 + line.length &&
      line.trimStart().startsWith('#')
    )
  );
}
