import { window } from 'vscode';
import {
  explainRequest,
  type MarkdownAnswer,
  type RuleSummary,
  rulesRequest,
  whyQuietRequest,
} from '../../server/src/protocol';
import type { HardenTools } from './harden';

/** Explain Rule: the page of the rule that is named, or of one that is picked from the list of all. */
export async function explainRule({ server, pages }: HardenTools, named: string | undefined): Promise<void> {
  const rule = named ?? (await pickRule(await server.ask<RuleSummary[]>(rulesRequest)));
  if (rule === undefined) return;
  const answer = await server.ask<MarkdownAnswer | null>(explainRequest, { rule });
  if (answer) await pages.showMarkdown(rule.replaceAll('/', '-'), answer.markdown);
  else window.showInformationMessage(`There is no rule ${rule}.`);
}

/** Why Is This File Quiet?: what the file was taken for, which rules ran, what is switched off and where. */
export async function whyQuiet({ server, pages }: HardenTools, uri: string): Promise<void> {
  const { markdown } = await server.ask<MarkdownAnswer>(whyQuietRequest, { uri });
  await pages.showMarkdown('why-quiet', markdown);
}

async function pickRule(rules: readonly RuleSummary[]): Promise<string | undefined> {
  const rows = rules.map((rule) => ({ label: rule.rule, description: rule.severity, detail: rule.title }));
  const picked = await window.showQuickPick(rows, {
    title: 'Explain Rule',
    placeHolder: 'A rule, a word of its title, or the id that another tool gives it',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.label;
}
