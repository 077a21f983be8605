import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { offerOf, preferred, type Shown } from '../core/index';
import type { ActionWriter } from './action-writer';

/** The light bulb of a diagnostic that folds several missing settings: add all, all safe ones, or each. */
export function foldedActions(writer: ActionWriter, shown: Shown): CodeAction[] {
  const { analysis, prove } = writer;
  const each = shown.findings.flatMap((finding) => {
    const offers = finding.fixes.flatMap((_, index) => offerOf(analysis, finding, index, prove) ?? []);
    const best = preferred(offers);
    return best ? [best] : [];
  });
  const safe = each.filter(({ fix }) => fix.safety === 'safe');
  const { start, end } = shown.span;
  const actions: CodeAction[] = [];
  if (safe.length > 1) {
    const title = safe.length === each.length ? addAll(each.length) : `Add the ${safe.length} that keep the behaviour`;
    actions.push(writer.action(title, CodeActionKind.QuickFix, { type: 'add-missing', start, end, safety: 'safe' }));
  }
  if (each.length > 1 && safe.length < each.length) {
    const title = `${addAll(each.length)} (may change behaviour)`;
    const data = { type: 'add-missing', start, end, safety: 'suggested' } as const;
    actions.push(writer.action(title, CodeActionKind.QuickFix, data));
  }
  const [first] = actions;
  if (first && safe.length > 1) first.isPreferred = true;
  return [...actions, ...each.map((offer) => writer.fix(offer, actions.length === 0 && offer === each[0]))];
}

function addAll(count: number): string {
  return `Add all ${count} missing settings`;
}
