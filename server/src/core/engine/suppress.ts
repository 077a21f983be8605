import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { isNamed } from './comments/bulkhead';
import type { IgnoreComment } from './comments/ignore-comment';
import type { Finding } from './finding';
import type { IgnoredRule } from './settings';

/** A finding that somebody silenced, and where. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: 'comment' | 'configuration';
  readonly reason: string | undefined;
  /** Of the comment. */
  readonly span?: Span;
}

/** The lines (from zero, `last` included) that an ignore comment on the line above speaks of. */
export type LineRegion = (line: number) => { first: number; last: number };

/** What the reach of a comment depends on. */
export interface Surroundings {
  readonly lines: Lines;
  /** What begins on a line. */
  readonly region: LineRegion;
  /** What begins on a line, with everything in it. */
  readonly block: LineRegion;
  readonly today: string;
  /** Whether the comments of other tools count. */
  readonly honorsOtherTools: boolean;
  /** Whether those of hadolint do, too. */
  readonly honorsHadolintComments: boolean;
}

/** Sorts findings into those that stay and those that a comment or the configuration silences. */
export function suppress(
  findings: readonly Finding[],
  comments: readonly IgnoreComment[],
  ignored: readonly IgnoredRule[],
  surroundings: Surroundings,
): { active: Finding[]; suppressed: Suppressed[] } {
  const { today } = surroundings;
  const standing = comments.filter(({ until, tool }) => !isOver(until, today) && isHeeded(tool, surroundings));
  const entries = ignored.filter((entry) => !isOver(entry.until, today));
  if (standing.length === 0 && entries.length === 0) return { active: [...findings], suppressed: [] };
  const reach = standing.map((comment) => ({ comment, lines: reachOf(comment, surroundings) }));
  const active: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const line = surroundings.lines.lineAt(finding.span.start);
    const by = reach.find(
      ({ comment, lines }) =>
        lines.first <= line && line <= lines.last && comment.silences(finding.rule, finding.code?.id),
    );
    const entry = entries.find((one) => isNamed(finding.rule, [one.rule], finding.code?.id));
    if (by) {
      suppressed.push({ finding, by: 'comment', reason: by.comment.reason, span: by.comment.span });
    } else if (entry) {
      suppressed.push({ finding, by: 'configuration', reason: entry.reason });
    } else active.push(finding);
  }
  return { active, suppressed };
}

/** Whether the ignore comments of a tool count. */
export function isHeeded(
  tool: string,
  { honorsOtherTools, honorsHadolintComments }: Pick<Surroundings, 'honorsOtherTools' | 'honorsHadolintComments'>,
): boolean {
  if (tool === 'bulkhead') return true;
  return honorsOtherTools && (tool !== 'hadolint' || honorsHadolintComments);
}

function isOver(until: string | undefined, today: string): boolean {
  return until !== undefined && until < today;
}

/** The lines of a comment's reach; see `Reach`. */
function reachOf(comment: IgnoreComment, { lines, region, block }: Surroundings): ReturnType<LineRegion> {
  const { reach, span, isWholeLine } = comment;
  if (reach === 'file') return { first: 0, last: lines.count };
  if (typeof reach === 'object') return { first: lines.lineAt(reach.start), last: lines.lineAt(reach.end) };
  const own = lines.lineAt(span.start);
  const next = own + 1;
  if (reach === 'stage') return { first: region(next).last + 1, last: block(next).last };
  if (reach === 'block') return block(next);
  if (reach === 'touching') return region(next);
  if (!isWholeLine) return { first: own, last: own };
  if (reach === 'around') return region(next);
  // The comments in between are within its reach: some findings stand on them.
  return { first: next, last: region(nextWithoutComment(next, lines)).last };
}

function nextWithoutComment(from: number, lines: Lines): number {
  let next = from;
  while (next < lines.count && lines.textOf(next).trimStart().startsWith('#')) next++;
  return next;
}
