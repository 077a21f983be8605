import { type Lines, maskSecrets, type Severity, type Span } from '../../core/index';
import type { FileReport, Format, ReportedFinding, Totals } from '../report';
import type { Terminal } from '../terminal';

const colours = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;
const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Lines longer than this, in UTF-16 units, are shown around the finding only. */
const widestLine = 160;

/** What people read: each finding with its line, a mark under the exact token, the reason and the fixes. */
export function textFormat(terminal: Terminal): Format<string> {
  return {
    begin() {},
    part(report) {
      if (report.findings.length === 0) return '';
      // The reason is told once for each rule in a file: the tenth time nobody reads it.
      const isFirst = firstOfRule(report.findings);
      const parts = report.findings.map((one) => findingText(one, report, isFirst(one), terminal));
      return `${terminal.style('underline', report.path)}\n${parts.join('\n')}\n`;
    },
    write: (part) => terminal.out(part),
    end(totals) {
      terminal.out(summary(totals, terminal));
    },
  };
}

function firstOfRule(findings: readonly ReportedFinding[]): (one: ReportedFinding) => boolean {
  const firsts = new Map([...findings].reverse().map((one) => [one.finding.rule, one]));
  return (one) => firsts.get(one.finding.rule) === one;
}

function findingText(
  { finding, fixes }: ReportedFinding,
  { lines, findings }: FileReport,
  isNew: boolean,
  { style }: Terminal,
): string {
  const { line, character } = lines.positionAt(finding.span.start);
  const place = style('dim', `${line + 1}:${character + 1}`);
  const severity = style(colours[finding.severity], finding.severity);
  const rows = [`  ${place} ${severity} ${finding.message}  ${style('dim', finding.rule.id)}`];
  const secrets = findings
    .filter((one) => one.finding.rule.category === 'secrets')
    .map((one) => one.finding.span)
    .filter((at) => lines.lineAt(at.start) === line);
  const { source, mark } = excerpt(lines, finding.span, secrets);
  const number = String(line + 1);
  if (source.trim() !== '') {
    rows.push(`    ${style('dim', `${number} |`)} ${source}`);
    rows.push(`    ${' '.repeat(number.length)} ${style('dim', '|')} ${style(colours[finding.severity], mark)}`);
  }
  if (isNew) rows.push(`    ${style('dim', 'why:')} ${finding.rule.why}`);
  if (isNew && fixes.length === 0 && finding.rule.todo) rows.push(`    ${style('dim', 'do:')}  ${finding.rule.todo}`);
  for (const { fix } of fixes) rows.push(`    ${style('green', 'fix:')} ${fix.title} (${fix.safety})`);
  return rows.map((row) => `${row}\n`).join('');
}

/** The line of a span, secrets masked and tabs made blanks, and the mark to be put under it. */
function excerpt(lines: Lines, at: Span, secrets: readonly Span[]): { source: string; mark: string } {
  const line = lines.lineAt(at.start);
  const start = lines.startOf(line);
  const own = lines.textOf(line);
  const from = at.start - start;
  const to = Math.max(from, Math.min(at.end - start, own.length));
  const relative = secrets.map((span) => ({ start: span.start - start, end: Math.min(span.end - start, own.length) }));
  const masked = (text: string) => text.replaceAll('\t', ' ');
  const whole = masked(maskSecrets(own, relative));
  if (whole !== masked(own)) {
    // Masking moved what follows: the mark goes under the token where it is still there, else under the whole line.
    const token = masked(own.slice(from, to));
    const moved = token === '' ? -1 : whole.indexOf(token);
    const indent = whole.length - whole.trimStart().length;
    return moved >= 0
      ? window(whole, moved, moved + token.length)
      : window(whole, indent, Math.max(indent, whole.trimEnd().length));
  }
  return window(whole, from, to);
}

function window(text: string, from: number, to: number): { source: string; mark: string } {
  const indent = Math.min(text.length - text.trimStart().length, from);
  const left = from - indent > widestLine / 2 ? from - widestLine / 2 : indent;
  const shown = text.slice(left, left + widestLine).trimEnd();
  const before = left > indent ? '…' : '';
  const after = left + widestLine < text.length ? '…' : '';
  const width = Math.max(1, Math.min(to, left + widestLine) - from);
  return { source: before + shown + after, mark: ' '.repeat(before.length + from - left) + '^'.repeat(width) };
}

function summary({ files, findings, fixable, suppressed, milliseconds, errors }: Totals, { style }: Terminal): string {
  const rows = errors.map(({ path, message }) => `${style('red', 'error')} ${path}: ${message}\n`);
  const counts = severities
    .filter((severity) => findings[severity] > 0)
    .map((severity) => style(colours[severity], counted(findings[severity], severity)));
  const time = milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  const parts = [
    counts.length > 0 ? counts.join(', ') : style('green', 'no findings'),
    ...(suppressed > 0 ? [`${suppressed} ignored`] : []),
    ...(errors.length > 0
      ? [style('red', `${counted(errors.length, 'file or configuration', 'files or configurations')} not read`)]
      : []),
  ];
  const looked =
    files === 0
      ? 'No Dockerfile, Compose file, daemon.json or Kubernetes manifest'
      : `${counted(files, 'file')} in ${time}`;
  const fixes =
    fixable > 0
      ? `${counted(fixable, 'finding')} may be fixed for you: "bulkhead harden --diff" shows how, "--write" does it.\n`
      : '';
  return `${rows.join('')}${looked}: ${parts.join(', ')}\n${fixes}`;
}

function counted(count: number, one: string, many = one === 'info' ? 'info' : `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
