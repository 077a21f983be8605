import { type QuickPickItem, type TextDocument, window, workspace } from 'vscode';
import type { FixSafety, HardenPlan } from '../../server/src/protocol';
import { plural } from './words';

/** A file with something to harden. */
export interface PlannedFile {
  readonly document: TextDocument;
  readonly plan: HardenPlan;
}

/** Ids are told apart by file: two files may have the same fix. */
export function fixKey(document: TextDocument, id: string): string {
  return `${document.uri.toString()}\n${id}`;
}

interface FileRow extends QuickPickItem {
  readonly keys: readonly string[];
}

/**
 * One row for the safe fixes and one for the suggested fixes of every file; `changed` follows the ticks.
 *
 * @returns the keys of the chosen fixes, or nothing where the person leaves the list
 */
export function chooseFiles(
  planned: readonly PlannedFile[],
  ticked: ReadonlySet<string>,
  changed: (keys: ReadonlySet<string>) => Promise<unknown>,
): Promise<ReadonlySet<string> | undefined> {
  const list = window.createQuickPick<FileRow>();
  const keysOf = (rows: readonly FileRow[]) => new Set(rows.flatMap((row) => row.keys));
  list.title = `Harden Workspace: ${plural(planned.length, 'file')}`;
  list.placeholder = 'Tick what to change. Enter applies, Escape leaves every file as it is.';
  list.canSelectMany = true;
  list.ignoreFocusOut = true;
  list.items = planned.flatMap((file) => [...rowsOf(file, 'safe'), ...rowsOf(file, 'suggested')]);
  list.selectedItems = list.items.filter((row) => row.keys.some((key) => ticked.has(key)));
  return new Promise((resolve) => {
    let chosen: ReadonlySet<string> | undefined;
    list.onDidChangeSelection((rows) => {
      changed(keysOf(rows)).catch(() => undefined);
    });
    list.onDidAccept(() => {
      chosen = keysOf(list.selectedItems);
      list.hide();
    });
    list.onDidHide(() => {
      list.dispose();
      resolve(chosen);
    });
    list.show();
  });
}

function rowsOf({ document, plan }: PlannedFile, safety: FixSafety): FileRow[] {
  const items = plan.items.filter((item) => item.safety === safety);
  if (items.length === 0) return [];
  return [
    {
      label: workspace.asRelativePath(document.uri),
      description: plural(items.length, `${safety} change`),
      detail: [...new Set(items.map((item) => item.fixTitle))].join(' · '),
      keys: items.map((item) => fixKey(document, item.id)),
    },
  ];
}
