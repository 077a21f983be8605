import { commands, ProgressLocation, type TextDocument, type Uri, window, workspace } from 'vscode';
import {
  type HardenPlan,
  type HardenPreview,
  hardenPlanRequest,
  hardenPreviewRequest,
} from '../../server/src/protocol';
import { applyToDocuments } from './apply';
import { type HardenArguments, type HardenTools, tickedAtFirst } from './harden';
import { chooseFiles, fixKey, type PlannedFile } from './harden-files-list';
import { showSummary } from './harden-summary';
import type { ServerClient } from './server-client';
import { plural } from './words';
import { findWorkspaceFiles } from './workspace-files';

interface PreviewedFile {
  readonly document: TextDocument;
  readonly preview: HardenPreview;
}

/**
 * Harden Workspace: the same plan over all files, one row for the safe and one for the suggested fixes of each, a
 * comparison of all files that follows the ticks, and one step that can be undone in every file.
 */
export async function hardenWorkspace(tools: HardenTools, wishes: HardenArguments = {}): Promise<number> {
  const planned = await planFiles(tools.server);
  if (planned.length === 0) {
    window.showInformationMessage('Nothing in this workspace to harden.');
    return 0;
  }
  const ids = await chosenIds(tools, planned, wishes);
  if (!ids) return 0;
  const previewed = await previewFiles(tools.server, planned, ids);
  const changed = previewed.filter(({ preview }) => preview.edits.length > 0);
  if (!(await applyToDocuments(changed))) {
    window.showWarningMessage('Files were changed meanwhile, so nothing was applied. Run Harden Workspace again.');
    return 0;
  }
  const applied = changed.flatMap(({ preview }) => preview.applied);
  const remaining = previewed.flatMap(({ preview }) => preview.remaining);
  showSummary(tools.pages, plural(changed.length, 'file'), { applied, remaining });
  return changed.length;
}

async function planFiles(server: ServerClient): Promise<PlannedFile[]> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title: 'Bulkhead: looking for what to harden', cancellable: true },
    async (progress, token) => {
      const files = await findWorkspaceFiles(token);
      const planned: PlannedFile[] = [];
      for (const [index, uri] of files.entries()) {
        if (token.isCancellationRequested) return [];
        progress.report({ message: `${index + 1} of ${files.length}`, increment: 100 / files.length });
        const file = await planFile(server, uri);
        if (file) planned.push(file);
      }
      return planned;
    },
  );
}

/** Only files with something to do are opened, and planned again then: the plan is held against their version. */
async function planFile(server: ServerClient, uri: Uri): Promise<PlannedFile | undefined> {
  const ask = () => server.ask<HardenPlan | null>(hardenPlanRequest, { uri: uri.toString() });
  const first = await ask();
  if (!first || first.items.length === 0) return undefined;
  const document = await workspace.openTextDocument(uri);
  const plan = first.version === document.version ? first : await ask();
  return plan && plan.items.length > 0 ? { document, plan } : undefined;
}

async function chosenIds(
  tools: HardenTools,
  planned: readonly PlannedFile[],
  wishes: HardenArguments,
): Promise<ReadonlySet<string> | undefined> {
  const ticked = wishes.ticked ?? 'default';
  const first = new Set(planned.flatMap(({ document, plan }) => keys(document, tickedAtFirst(plan.items, ticked))));
  if (wishes.confirm === false) return first;
  const show = async (ids: ReadonlySet<string>) => {
    for (const { document, preview } of await previewFiles(tools.server, planned, ids)) {
      tools.pages.set(tools.pages.previewUri(document.uri), preview.newText);
    }
  };
  await show(first);
  const pairs = planned.map(({ document }) => [document.uri, document.uri, tools.pages.previewUri(document.uri)]);
  await commands.executeCommand('vscode.changes', 'As it is and hardened', pairs);
  const chosen = await chooseFiles(planned, first, show);
  for (const { document } of planned) tools.pages.drop(tools.pages.previewUri(document.uri));
  return chosen;
}

async function previewFiles(
  server: ServerClient,
  planned: readonly PlannedFile[],
  ids: ReadonlySet<string>,
): Promise<PreviewedFile[]> {
  const previewed: PreviewedFile[] = [];
  for (const { document, plan } of planned) {
    const chosen = plan.items.map((item) => item.id).filter((id) => ids.has(fixKey(document, id)));
    const params = { uri: document.uri.toString(), version: plan.version, chosen };
    const preview = await server.ask<HardenPreview | null>(hardenPreviewRequest, params);
    if (preview) previewed.push({ document, preview });
  }
  return previewed;
}

function keys(document: TextDocument, ids: ReadonlySet<string>): string[] {
  return [...ids].map((id) => fixKey(document, id));
}
