import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { HardenItem } from '../../server/src/protocol';
import { plural } from './words';

/** What a person decided in the list. */
export interface Choice {
  readonly accepted: boolean;
  /** Ids of the ticked items. */
  readonly chosen: readonly string[];
}

interface FixRow extends QuickPickItem {
  readonly id?: string;
}

/** The rows of the list: safe fixes first, under a heading that says what ticking them may do. */
export function fixRows(items: readonly HardenItem[]): FixRow[] {
  const row = (item: HardenItem): FixRow => ({
    id: item.id,
    label: item.fixTitle,
    description: `line ${item.line + 1}  ${item.rule}`,
    detail: item.reason,
  });
  const under = (label: string, safety: HardenItem['safety']): FixRow[] => {
    const rows = items
      .filter((item) => item.safety === safety)
      .sort((a, b) => a.line - b.line)
      .map(row);
    return rows.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...rows];
  };
  return [
    ...under('Safe: same behaviour', 'safe'),
    ...under('Suggested: may change behaviour, look first', 'suggested'),
  ];
}

/**
 * Shows the list to tick and calls `changed` with the ids whenever the ticks change, so that a comparison can follow.
 * Resolves when the person accepts or leaves it.
 */
export function chooseFixes(
  title: string,
  items: readonly HardenItem[],
  ticked: ReadonlySet<string>,
  changed: (ids: readonly string[]) => Promise<unknown>,
): Promise<Choice> {
  const list = window.createQuickPick<FixRow>();
  const ids = (rows: readonly FixRow[]) => rows.flatMap((row) => (row.id === undefined ? [] : [row.id]));
  const say = (count: number) => {
    list.title = `${title}: ${count} of ${plural(items.length, 'change')}`;
  };
  list.canSelectMany = true;
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.placeholder = 'Tick what to change. Enter applies, Escape leaves the file as it is.';
  list.items = fixRows(items);
  list.selectedItems = list.items.filter((row) => row.id !== undefined && ticked.has(row.id));
  say(ticked.size);
  return new Promise((resolve) => {
    let accepted = false;
    let chosen: readonly string[] = [...ticked];
    list.onDidChangeSelection((rows) => {
      chosen = ids(rows);
      say(chosen.length);
      changed(chosen).catch(() => undefined);
    });
    list.onDidAccept(() => {
      accepted = true;
      chosen = ids(list.selectedItems);
      list.hide();
    });
    list.onDidHide(() => {
      list.dispose();
      resolve({ accepted, chosen });
    });
    list.show();
  });
}
