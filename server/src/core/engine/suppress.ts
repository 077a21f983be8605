import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Finding } from './finding';
import type { IgnoredRule } from './settings';

/** A comment such as `# bulkhead ignore=dockerfile/user-missing until=2027-01-31 -- the base image sets it`. */
export interface IgnoreComment {
  readonly scope: 'line' | 'file';
  readonly rules: readonly string[];
  readonly until: string | undefined;
  readonly reason: string | undefined;
  /** Of the whole comment. */
  readonly span: Span;
  readonly isWholeLine: boolean;
}

/** A finding that somebody silenced, and where. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: 'comment' | 'configuration';
  readonly reason: string | undefined;
  /** Of the comment. */
  readonly span?: Span;
}

/** Reads what stands after the `#` of a comment; nothing where it is no ignore comment. */
export function readIgnoreComment(text: string, at: Span, isWholeLine: boolean): IgnoreComment | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('bulkhead')) return undefined;
  const dashes = trimmed.indexOf(' -- ');
  const words = (dashes < 0 ? trimmed : trimmed.slice(0, dashes)).replace(/\s*([=,])\s*/g, '$1').split(/\s+/);
  const directive = words.find((word) => word.startsWith('ignore=') || word.startsWith('ignore-file='));
  if (words[0] !== 'bulkhead' || directive === undefined) return undefined;
  const rules = directive.slice(directive.indexOf('=') + 1).split(',');
  return {
    scope: directive.startsWith('ignore-file') ? 'file' : 'line',
    rules: rules.filter((id) => id !== ''),
    until: words.find((word) => word.startsWith('until='))?.slice('until='.length),
    reason: dashes < 0 ? undefined : trimmed.slice(dashes + 4).trim(),
    span: at,
    isWholeLine,
  };
}

/** The lines (from zero, `last` included) that an ignore comment on the line above speaks of. */
export type LineRegion = (line: number) => { first: number; last: number };

/** Sorts findings into those that stay and those that a comment or the configuration silences. */
export function suppress(
  findings: readonly Finding[],
  comments: readonly IgnoreComment[],
  ignored: readonly IgnoredRule[],
  surroundings: { readonly lines: Lines; readonly region: LineRegion; readonly today: string },
): { active: Finding[]; suppressed: Suppressed[] } {
  const standing = comments.filter((comment) => !isOver(comment.until, surroundings.today));
  const entries = ignored.filter((entry) => !isOver(entry.until, surroundings.today));
  if (standing.length === 0 && entries.length === 0) return { active: [...findings], suppressed: [] };
  const reach = standing.map((comment) => ({ comment, lines: reachOf(comment, surroundings) }));
  const active: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const line = surroundings.lines.lineAt(finding.span.start);
    const by = reach.find(
      ({ comment, lines }) => lines.first <= line && line <= lines.last && names(comment.rules, finding.rule.id),
    );
    const entry = entries.find((one) => names([one.rule], finding.rule.id));
    if (by) {
      suppressed.push({ finding, by: 'comment', reason: by.comment.reason, span: by.comment.span });
    } else if (entry) {
      suppressed.push({ finding, by: 'configuration', reason: entry.reason });
    } else active.push(finding);
  }
  return { active, suppressed };
}

function isOver(until: string | undefined, today: string): boolean {
  return until !== undefined && until < today;
}

function reachOf(
  comment: IgnoreComment,
  { lines, region }: { readonly lines: Lines; readonly region: LineRegion },
): { first: number; last: number } {
  if (comment.scope === 'file') return { first: 0, last: lines.count };
  const own = lines.lineAt(comment.span.start);
  if (!comment.isWholeLine) return { first: own, last: own };
  let next = own + 1;
  while (next < lines.count && lines.textOf(next).trimStart().startsWith('#')) next++;
  return region(next);
}

/** Whether a list of ids names a rule: in full, without its kind, as `kind/*` or as `*`. */
function names(ids: readonly string[], rule: string): boolean {
  const slash = rule.indexOf('/');
  return ids.some(
    (id) => id === rule || id === rule.slice(slash + 1) || id === '*' || id === `${rule.slice(0, slash)}/*`,
  );
}
