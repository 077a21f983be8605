import { window } from 'vscode';
import type { HardenItem, RemainingFinding } from '../../server/src/protocol';
import type { Pages } from './pages';
import { plural } from './words';

/** The part of an outcome that the summary tells. */
export interface Summary {
  readonly applied: readonly HardenItem[];
  readonly remaining: readonly RemainingFinding[];
}

/** Says in one line what was done, and offers the page about what stays and why. Does not wait for an answer. */
export function showSummary(pages: Pages, name: string, summary: Summary): void {
  const { applied, remaining } = summary;
  const done =
    applied.length === 0 ? `${name}: nothing to change` : `${name}: ${plural(applied.length, 'change')} made`;
  if (remaining.length === 0) {
    window.showInformationMessage(`${done}. Nothing stays.`);
    return;
  }
  const stays = remaining.length === 1 ? '1 finding stays' : `${remaining.length} findings stay`;
  window.showInformationMessage(`${done}, ${stays}.`, 'What Stays and Why').then(
    (answer) => (answer === undefined ? undefined : pages.showMarkdown(`hardened-${name}`, summaryPage(name, summary))),
    () => undefined,
  );
}

/** The page about what was changed and what stays. */
export function summaryPage(name: string, { applied, remaining }: Summary): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  const changes = applied.map((item) => row([String(item.line + 1), item.fixTitle, item.rule, item.safety]));
  const left = remaining.map((finding) => row([String(finding.line + 1), finding.message, finding.rule, finding.why]));
  const table = (head: string, rows: readonly string[]) =>
    rows.length === 0 ? ['None.'] : [head, head.replace(/[^|]+/g, '---'), ...rows];
  return [
    `# ${name}`,
    '',
    '## What stays, and why',
    '',
    ...table('| Line | Finding | Rule | Why it stays |', left),
    '',
    '## What was changed',
    '',
    ...table('| Line (before) | Change | Rule | Safety |', changes),
    '',
  ].join('\n');
}

function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
