import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import { type Analysis, type Finding, offerOf, preferred, type Shown } from '../core/index';
import { clientCommands, fixAllKind, hardenKind, suppressKind } from '../protocol';
import type { ActionData } from './action-edits';
import { type ActionWriter, createActionWriter } from './action-writer';
import { toRange, toSpan } from './convert';
import { foldedActions } from './folded-actions';
import type { Analysed, Document } from './open-documents';
import { cancelled, outdated, type Session } from './session';

/** What the server answers `textDocument/codeAction` with: only edits that were proved on a copy of the text. */
export async function codeActions(
  session: Session,
  document: Document,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const analysed = await session.analysed(document, token);
  const { analysis } = analysed;
  if (!analysis || !session.client.hasActionLiterals) return [];
  const wants = (kind: string) => isWanted(kind, params.context.only);
  const writer = createActionWriter(session, document, analysis);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix) || wants(suppressKind)) {
    for (const shown of touched(analysis, analysed, params)) {
      // Each proof analyses the file once; the messages that arrived meanwhile come first, a cancellation among them.
      await turn(session);
      refuse(token, document, analysed);
      const diagnostics = matching(analysis, shown, params.context.diagnostics);
      const quick =
        shown.findings.length > 1 ? foldedActions(writer, shown) : findingActions(writer, shown.findings[0]);
      const all = [...quick, ...suppressions(writer, shown)].filter(({ kind }) => kind !== undefined && wants(kind));
      actions.push(...all.map((action) => (diagnostics.length > 0 ? { ...action, diagnostics } : action)));
    }
  }
  if (params.context.only && wants(fixAllKind)) actions.push(...fixAllActions(writer, analysis));
  if (wants(hardenKind) && hasSomethingToDo(analysis, params)) actions.push(hardenAction(session, document, writer));
  return actions;
}

/** Whether the client asked for a kind: for it, for one that contains it, or for none in particular. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

function refuse(token: CancellationToken, document: Document, analysed: Analysed): void {
  if (token.isCancellationRequested) throw cancelled();
  if (document.version !== analysed.version) throw outdated();
}

function turn(session: Session): Promise<void> {
  return new Promise((resolve) => session.environment.soon(resolve));
}

/** Beyond these a selection covers the file, where fix all and harden are what is wanted. */
const mostShown = 25;

function touched(analysis: Analysis, { shown }: Analysed, { range, context }: CodeActionParams): Shown[] {
  const asked = toSpan(analysis.lines, range);
  const here = shown.shown.filter(({ span }) => span.start <= asked.end && asked.start <= span.end);
  const named = here.filter((one) => matching(analysis, one, context.diagnostics).length > 0);
  return (named.length > 0 ? named : here).slice(0, mostShown);
}

function matching(analysis: Analysis, shown: Shown, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const { start, end } = toRange(analysis.lines, shown.span);
  return diagnostics.filter(
    ({ message, range }) =>
      message === shown.message &&
      range.start.line === start.line &&
      range.start.character === start.character &&
      range.end.line === end.line &&
      range.end.character === end.character,
  );
}

function findingActions(writer: ActionWriter, finding: Finding): CodeAction[] {
  const { analysis, prove } = writer;
  const offers = finding.fixes.flatMap((_, index) => offerOf(analysis, finding, index, prove) ?? []);
  const best = preferred(offers);
  const actions = offers.map((offer) => writer.fix(offer, offer === best));
  const alike = analysis.findings.filter(({ rule, fixes }) => rule === finding.rule && fixes.length > 0);
  if (best && alike.length > 1) {
    actions.push(
      writer.action(`${best.fix.title}: all ${alike.length} places in this file`, CodeActionKind.QuickFix, {
        type: 'fix-rule',
        rule: finding.rule.id,
        safety: best.fix.safety,
      }),
    );
  }
  return actions;
}

function suppressions(writer: ActionWriter, shown: Shown): CodeAction[] {
  const actions = shown.findings.flatMap((finding) => [
    ...writer.ignore(finding, 'line'),
    ...(shown.findings.length > 1 ? [] : writer.ignore(finding, 'file')),
  ]);
  // Of folded findings the hover links every page; a line for each here would bury the fixes.
  return shown.findings.length > 1 ? actions : [...actions, ...writer.explain(shown.findings[0].rule)];
}

function fixAllActions(writer: ActionWriter, analysis: Analysis): CodeAction[] {
  const isFixable = analysis.findings.some(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'));
  if (!isFixable) return [];
  const data: ActionData = { type: 'fix-all' };
  // The editor asks on every save: an action that would change nothing is not offered.
  return writer.editsOf(data).length === 0 ? [] : [writer.action('Fix all safe findings', fixAllKind, data)];
}

function hasSomethingToDo(analysis: Analysis, { context, range }: CodeActionParams): boolean {
  if (!analysis.findings.some(({ fixes }) => fixes.length > 0)) return false;
  if (context.only) return true;
  const asked = toSpan(analysis.lines, range);
  return analysis.findings.some(({ span }) => span.start <= asked.end && asked.start <= span.end);
}

function hardenAction(session: Session, document: Document, writer: ActionWriter): CodeAction {
  const title = 'Harden this file…';
  if (!session.client.isOurs) return writer.action('Harden this file (safe fixes)', hardenKind, { type: 'harden' });
  const command = { title, command: clientCommands.hardenFile, arguments: [document.uri] };
  return { title, kind: hardenKind, command };
}
