import type { Finding } from '../engine/finding';
import type { Severity } from '../engine/rule';
import { type Span, textOf } from '../text/span';

/** What an editor underlines: a finding, or several "this setting is missing" on one owner's name. */
export interface Shown {
  readonly span: Span;
  readonly severity: Severity;
  readonly message: string;
  /** At least one, the loudest first where there are several. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Stands in place of a rule id on a diagnostic that folds several rules. */
export const foldedCode = 'missing-settings';

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

/**
 * The findings as an editor shows them, in the order they come in. With `isFolding`, those that say that a setting is
 * absent from one and the same token become one, at the place of the first.
 */
export function showFindings(text: string, findings: readonly Finding[], isFolding: boolean): Shown[] {
  const missing = isFolding ? missingBySpan(findings) : new Map<string, Finding[]>();
  const shown: Shown[] = [];
  for (const finding of findings) {
    const group = finding.isMissing ? missing.get(keyOf(finding.span)) : undefined;
    if (!group || group.length < 2) shown.push(new Alone([finding]));
    else if (group[0] === finding) shown.push(folded(text, finding, group));
  }
  return shown;
}

function missingBySpan(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!finding.isMissing) continue;
    const key = keyOf(finding.span);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

function keyOf(span: Span): string {
  return `${span.start} ${span.end}`;
}

/** Nearly all are, and made anew with each keystroke: it holds as little as it can. */
class Alone implements Shown {
  constructor(readonly findings: readonly [Finding]) {}

  get span(): Span {
    return this.findings[0].span;
  }

  get severity(): Severity {
    return this.findings[0].severity;
  }

  get message(): string {
    return this.findings[0].message;
  }
}

function folded(text: string, first: Finding, group: readonly Finding[]): Shown {
  const [loudest = first, ...others] = [...group].sort((a, b) => order[a.severity] - order[b.severity]);
  return {
    span: first.span,
    severity: loudest.severity,
    message: `${ownerName(text, first.span)}: ${group.length} hardening settings missing`,
    findings: [loudest, ...others],
  };
}

const longestName = 60;

function ownerName(text: string, span: Span): string {
  const end = text.indexOf('\n', span.start);
  const written = textOf(text, end >= 0 && end < span.end ? { start: span.start, end } : span).trim();
  const bare = /^(["']).*\1$/.test(written) ? written.slice(1, -1) : written;
  return bare.length > longestName ? `${bare.slice(0, longestName - 1)}…` : bare;
}
