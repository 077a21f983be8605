import type { Rule } from '../rule';
import type { IgnoreComment, WrittenComment } from './ignore-comment';

/**
 * Reads a comment such as `# bulkhead ignore=dockerfile/user-missing until=2027-01-31 -- the base image sets it`.
 * A code such as `SC2086` may stand in the place of a rule.
 */
export function readBulkheadComment({ text, span, isWholeLine }: WrittenComment): IgnoreComment | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('bulkhead')) return undefined;
  const dashes = trimmed.indexOf(' -- ');
  const words = (dashes < 0 ? trimmed : trimmed.slice(0, dashes)).replace(/\s*([=,])\s*/g, '$1').split(/\s+/);
  const directive = words.find((word) => word.startsWith('ignore=') || word.startsWith('ignore-file='));
  if (words[0] !== 'bulkhead' || directive === undefined) return undefined;
  const patterns = directive.slice(directive.indexOf('=') + 1).split(',');
  return {
    tool: 'bulkhead',
    reach: directive.startsWith('ignore-file') ? 'file' : 'line',
    until: words.find((word) => word.startsWith('until='))?.slice('until='.length),
    reason: dashes < 0 ? undefined : trimmed.slice(dashes + 4).trim(),
    span,
    isWholeLine,
    silences: (rule, code) => isNamed(rule, patterns, code),
  };
}

/** Whether one of some patterns names a rule: in full, without its kind, as `kind/*` or as `*`; or a code of its finding. */
export function isNamed(
  { id, kind }: Pick<Rule, 'id' | 'kind'>,
  patterns: readonly string[],
  code?: string | undefined,
): boolean {
  const names = [id, id.slice(kind.length + 1), '*', `${kind}/*`, code];
  return patterns.some((pattern) => names.includes(pattern));
}
