import type { CancellationToken } from 'vscode-languageserver';
import type { Analysis, HardenItem as CoreItem, Finding } from '../core/index';
import type { HardenItem, HardenPlan, HardenPreview, HardenPreviewParams, RemainingFinding } from '../protocol';
import { toProtocolEdits } from './convert';
import type { Document } from './open-documents';
import type { Session } from './session';

/** Every fix of a document that can be proved, and what no fix mends; null where it is no file of ours. */
export async function hardenPlan(session: Session, uri: string, token: CancellationToken): Promise<HardenPlan | null> {
  const found = await analysisOf(session, uri, token);
  if (!found) return null;
  const { analysis, document } = found;
  const plan = session.environment.engine.harden(analysis, 'suggested');
  return {
    version: document.version,
    items: plan.applied.map((item) => toItem(analysis, item)),
    remaining: plan.remaining.map((finding) => toRemaining(plan.analysis, finding)),
  };
}

/** What the chosen fixes make of the document; null where it has another version by now. */
export async function hardenPreview(
  session: Session,
  params: HardenPreviewParams,
  token: CancellationToken,
): Promise<HardenPreview | null> {
  const found = await analysisOf(session, params.uri, token);
  if (!found || found.document.version !== params.version) return null;
  const { analysis, document } = found;
  const result = session.environment.engine.harden(analysis, new Set(params.chosen));
  return {
    version: document.version,
    newText: result.text,
    edits: toProtocolEdits(analysis.lines, result.edits),
    applied: result.applied.map((item) => toItem(analysis, item)),
    remaining: result.remaining.map((finding) => toRemaining(result.analysis, finding)),
  };
}

async function analysisOf(
  session: Session,
  uri: string,
  token: CancellationToken,
): Promise<{ analysis: Analysis; document: Document } | undefined> {
  const document = await session.documentAt(uri);
  if (!document) return undefined;
  const { analysis } = await session.analysed(document, token);
  return analysis && { analysis, document };
}

function toItem(analysis: Analysis, item: CoreItem): HardenItem {
  const { fixTitle, id, message, offset, rule, safety } = item;
  const caution = safety === 'suggested' ? ' The change may alter how the container behaves: look at it first.' : '';
  return {
    id,
    title: message,
    rule: rule.id,
    reason: `${rule.why}${caution}`,
    safety,
    line: analysis.lines.lineAt(offset),
    fixTitle,
  };
}

function toRemaining(analysis: Analysis, { fixes, message, rule, span }: Finding): RemainingFinding {
  return {
    rule: rule.id,
    message,
    why: whyItStays(rule.todo, fixes.length > 0),
    line: analysis.lines.lineAt(span.start),
  };
}

function whyItStays(todo: string | undefined, hasFix: boolean): string {
  if (hasFix) return 'Its fix was not chosen, or could not be proved for this file.';
  return todo ?? 'It needs a decision that no edit can make for you.';
}
