import type { TextEdit } from '../../text/edit';
import { type Span, span } from '../../text/span';
import type { Finding } from '../finding';
import type { Rule } from '../rule';
import { readCheckValue } from './buildkit';
import { readBulkheadComment } from './bulkhead';
import { readHadolintComment } from './hadolint';
import type { WrittenComment } from './ignore-comment';

/** What a comment is to silence more: the line that it stands above, or the file. */
export type JoinedScope = 'line' | 'file';

/** What an ignore comment speaks of: a rule, and the code of a finding where it has one. */
export type Ignored = Pick<Finding, 'rule' | 'code'>;

/** How our own ignore comments call a finding. */
export function nameOf({ rule, code }: Ignored): string {
  return code?.id ?? rule.id;
}

/**
 * The edit by which an ignore comment that is there takes one more finding in; nothing where it cannot, or where nobody
 * heeds the comments of its tool.
 */
export function joiningEdit(
  comment: WrittenComment,
  ignored: Ignored,
  scope: JoinedScope,
  isHeeded: (tool: string) => boolean,
): TextEdit | undefined {
  return (
    joinBulkhead(comment, ignored, scope) ??
    (isHeeded('hadolint') ? joinHadolint(comment, ignored, scope) : undefined) ??
    (isHeeded('buildkit') ? joinCheckComment(comment, ignored.rule, scope) : undefined)
  );
}

/** The edit by which the `# check=` directive of a Dockerfile, with this value, skips one more rule of BuildKit. */
export function joiningDirectiveEdit(value: string, at: Span, rule: Rule): TextEdit | undefined {
  const names = rule.peers.buildkit ?? [];
  if (names.length === 0) return undefined;
  const { skipped, end } = readCheckValue(value);
  if (skipped) return end === undefined ? undefined : insertion(at.start + end, `,${names.join(',')}`);
  const [settings = ''] = value.split(/\s/, 1);
  // BuildKit splits the value at most into three parts.
  if (settings.split(';').length > 2) return undefined;
  return insertion(at.start + settings.length, `;skip=${names.join(',')}`);
}

/** A reason or a last day that stands there speaks of the rules that stand there. */
function joinBulkhead(comment: WrittenComment, ignored: Ignored, scope: JoinedScope): TextEdit | undefined {
  const read = readBulkheadComment(comment);
  if (read?.reach !== scope || read.reason !== undefined || read.until !== undefined) return undefined;
  return insertion(comment.span.start + 1 + comment.text.trimEnd().length, `,${nameOf(ignored)}`);
}

function joinHadolint(comment: WrittenComment, { rule, code }: Ignored, scope: JoinedScope): TextEdit | undefined {
  const read = readHadolintComment(comment);
  const codes = code ? [code.id] : (rule.peers.hadolint ?? []);
  if (read?.reach !== (scope === 'line' ? 'touching' : 'file') || read.reason !== undefined) return undefined;
  if (codes.length === 0) return undefined;
  return insertion(comment.span.start + 1 + comment.text.trimEnd().length, `,${codes.join(',')}`);
}

function joinCheckComment({ text, span: at }: WrittenComment, rule: Rule, scope: JoinedScope): TextEdit | undefined {
  const [, before = '', value = ''] = /^(\s*check\s*=\s*)(\S.*)$/is.exec(text) ?? [];
  if (scope !== 'line' || value === '' || !readCheckValue(value).skipped) return undefined;
  const start = at.start + 1 + before.length;
  return joiningDirectiveEdit(value, span(start, start + value.length), rule);
}

function insertion(at: number, newText: string): TextEdit {
  return { span: span(at, at), newText };
}
