import type { Analysis } from '../engine/analysis';
import type { Finding } from '../engine/finding';
import type { Peers } from '../engine/rule';
import { touches } from '../text/span';

/** What a hover says of one finding; `page` is the address of the rule's documentation. */
export interface HoverFinding {
  readonly finding: Finding;
  readonly page: string;
  /** Titles of the fixes that were proved. */
  readonly fixes: readonly string[];
}

/** The findings whose token an offset touches, the smallest token first. */
export function findingsAt(analysis: Analysis, offset: number): Finding[] {
  return analysis.findings
    .filter(({ span }) => touches(span, offset))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

/** The words on a finding, as Markdown: what, why, what can be done about it, and who else says so. */
export function findingMarkdown({ finding, page, fixes }: HoverFinding): string {
  const { code, rule, message, severity } = finding;
  const lines = [`**${escapeMarkdown(message)}**`, '', escapeMarkdown(rule.why)];
  if (rule.todo) lines.push('', escapeMarkdown(rule.todo));
  if (fixes.length > 0) lines.push('', `Fix: ${fixes.map(escapeMarkdown).join(' · ')}`);
  const peers = code ? '' : peerIds(rule.peers);
  const own = code ? `[\`${code.id}\`](${code.page}) · ` : '';
  lines.push('', `${own}[\`${rule.id}\`](${page}) · ${severity}${peers === '' ? '' : ` · ${escapeMarkdown(peers)}`}`);
  return lines.join('\n');
}

/** The words on several findings on one token: one line each. */
export function foldedMarkdown(title: string, findings: readonly HoverFinding[]): string {
  const items = findings.map(
    ({ finding, page }) =>
      `- ${escapeMarkdown(finding.message)}: ${escapeMarkdown(finding.rule.why)} [\`${finding.rule.id}\`](${page})`,
  );
  return [`**${escapeMarkdown(title)}**`, '', ...items].join('\n');
}

const toolNames: Readonly<Record<string, string>> = {
  buildkit: 'BuildKit',
  cis: 'CIS',
  dclint: 'dclint',
  hadolint: 'hadolint',
  kics: 'KICS',
  nsa: 'NSA',
  pss: 'Pod Security Standards',
  trivy: 'Trivy',
};

function peerIds(peers: Peers): string {
  return Object.entries(peers)
    .map(([tool, ids]) => `${toolNames[tool] ?? tool} ${ids.join(', ')}`)
    .join(' · ');
}

/** Text of a file or a rule is shown as it is: nothing in it may become a link, an image or a heading. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
