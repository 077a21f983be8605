import type { CancellationToken } from 'vscode-languageserver';
import type { Analysis, HardenItem as CoreItem, Finding } from '../core/index';
import type { HardenItem, HardenPlan, HardenPreview, HardenPreviewParams, RemainingFinding } from '../protocol';
import { toProtocolEdits } from './convert';
import type { Document } from './open-documents';
import type { Session } from './session';

/** Every fix of a document that can be proved, and what no fix mends; null where it is no file of ours. */
export async function hardenPlan(session: Session, uri: string, token: CancellationToken): Promise<HardenPlan | null> {
  return withAnalysis(session, uri, token, (analysis, { version }) => {
    const plan = session.environment.engine.harden(analysis, 'suggested');
    return {
      version,
      items: plan.applied.map((item) => toItem(analysis, item)),
      remaining: plan.remaining.map((finding) => toRemaining(plan.analysis, finding)),
    };
  });
}

/** What the chosen fixes make of the document; null where it has another version by now. */
export async function hardenPreview(
  session: Session,
  params: HardenPreviewParams,
  token: CancellationToken,
): Promise<HardenPreview | null> {
  return withAnalysis(session, params.uri, token, (analysis, { version }) => {
    if (version !== params.version) return null;
    const result = session.environment.engine.harden(analysis, new Set(params.chosen));
    return {
      version,
      newText: result.text,
      edits: toProtocolEdits(analysis.lines, result.edits),
      applied: result.applied.map((item) => toItem(analysis, item)),
      remaining: result.remaining.map((finding) => toRemaining(result.analysis, finding)),
    };
  });
}

/** How long a plan may wait for ShellCheck, in milliseconds. */
const shellPatience = 10_000;

async function withAnalysis<Result>(
  session: Session,
  uri: string,
  token: CancellationToken,
  use: (analysis: Analysis, document: Document) => Result | null,
): Promise<Result | null> {
  const document = await session.documentAt(uri);
  if (!document) return null;
  const work = async () => {
    const { analysis } = await session.analysed(document, token);
    return analysis ? use(analysis, document) : null;
  };
  return session.withShellAnswers(document, shellPatience, work, true);
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
