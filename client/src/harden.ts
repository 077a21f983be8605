import { commands, type TextDocument, type Uri, window, workspace } from 'vscode';
import {
  type HardenItem,
  type HardenPlan,
  type HardenPreview,
  type HardenPreviewParams,
  hardenPlanRequest,
  hardenPreviewRequest,
  type RemainingFinding,
} from '../../server/src/protocol';
import { applyToDocument } from './apply';
import { type Choice, chooseFixes } from './harden-list';
import { showSummary } from './harden-summary';
import type { Pages } from './pages';
import type { ServerClient } from './server-client';
import { baseName } from './words';

/** How the command is told what a person would click, by a key binding or a test. */
export interface HardenArguments {
  /** Which fixes begin ticked: the safe ones (`default`), `all`, or those of these rules. */
  readonly ticked?: 'default' | 'all' | readonly string[];
  /** `false` applies without showing the list. */
  readonly confirm?: boolean;
}

/** What became of one file. */
export interface HardenOutcome {
  readonly applied: readonly HardenItem[];
  readonly remaining: readonly RemainingFinding[];
  /** `changed`: the document was edited meanwhile, so nothing was applied. `nothing`: there was nothing to apply. */
  readonly result: 'applied' | 'cancelled' | 'changed' | 'nothing' | 'notOurs';
}

/** What hardening works with. */
export interface HardenTools {
  readonly server: ServerClient;
  readonly pages: Pages;
}

/**
 * Harden This File: the list of proved fixes beside a comparison that follows the ticks, then one undo step, then what
 * stays and why. A document that changes meanwhile is left as it is.
 */
export async function hardenFile(tools: HardenTools, uri: Uri, wishes: HardenArguments = {}): Promise<HardenOutcome> {
  const document = await workspace.openTextDocument(uri);
  const plan = await tools.server.ask<HardenPlan | null>(hardenPlanRequest, { uri: uri.toString() });
  const name = baseName(uri);
  if (!plan) {
    window.showInformationMessage(`${name} is not a file that Bulkhead can harden.`);
    return { applied: [], remaining: [], result: 'notOurs' };
  }
  if (plan.items.length === 0) {
    const outcome: HardenOutcome = { applied: [], remaining: plan.remaining, result: 'nothing' };
    showSummary(tools.pages, name, outcome);
    return outcome;
  }
  const chosen = tickedAtFirst(plan.items, wishes.ticked ?? 'default');
  const preview = (ids: readonly string[]) => askPreview(tools.server, uri, plan.version, ids);
  if (wishes.confirm === false) {
    const made = await preview([...chosen]);
    return finish(tools, document, name, made);
  }
  return withComparison(tools, document, chosen, plan, preview);
}

/** The ids of the items that begin ticked. */
export function tickedAtFirst(
  items: readonly HardenItem[],
  ticked: 'default' | 'all' | readonly string[],
): ReadonlySet<string> {
  const isTicked = (item: HardenItem) => {
    if (ticked === 'all') return true;
    return ticked === 'default' ? item.safety === 'safe' : ticked.includes(item.rule) || ticked.includes(item.id);
  };
  return new Set(items.filter(isTicked).map((item) => item.id));
}

function askPreview(server: ServerClient, uri: Uri, version: number | null, chosen: readonly string[]) {
  const params: HardenPreviewParams = { uri: uri.toString(), version, chosen };
  return server.ask<HardenPreview | null>(hardenPreviewRequest, params);
}

async function withComparison(
  tools: HardenTools,
  document: TextDocument,
  ticked: ReadonlySet<string>,
  plan: HardenPlan,
  preview: (ids: readonly string[]) => Promise<HardenPreview | null>,
): Promise<HardenOutcome> {
  const name = baseName(document.uri);
  const side = tools.pages.previewUri(document.uri);
  const show = async (ids: readonly string[]) => {
    const made = await preview(ids);
    if (made) tools.pages.set(side, made.newText);
    return made;
  };
  await show([...ticked]);
  await commands.executeCommand('vscode.diff', document.uri, side, `${name}: as it is and hardened`, {
    preview: true,
    preserveFocus: true,
  });
  const choice: Choice = await chooseFixes(`Harden ${name}`, plan.items, ticked, show);
  await closeComparison(side);
  tools.pages.drop(side);
  await window.showTextDocument(document);
  if (!choice.accepted) return { applied: [], remaining: plan.remaining, result: 'cancelled' };
  return finish(tools, document, name, await preview(choice.chosen));
}

async function finish(
  tools: HardenTools,
  document: TextDocument,
  name: string,
  made: HardenPreview | null,
): Promise<HardenOutcome> {
  const remaining = made?.remaining ?? [];
  if (!made || !(await applyToDocument(document, made))) {
    window.showWarningMessage(`${name} was changed meanwhile, so nothing was applied. Run Harden This File again.`);
    return { applied: [], remaining, result: 'changed' };
  }
  const result = made.edits.length === 0 ? 'nothing' : 'applied';
  const outcome: HardenOutcome = { applied: made.applied, remaining, result };
  showSummary(tools.pages, name, outcome);
  return outcome;
}

async function closeComparison(side: Uri): Promise<void> {
  const isComparison = (input: unknown) =>
    typeof input === 'object' && input !== null && 'modified' in input && String(input.modified) === side.toString();
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => isComparison(tab.input));
  if (tabs.length > 0) await window.tabGroups.close(tabs);
}
