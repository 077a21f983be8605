import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { Analysis, Finding, Offer, Prove, Rule, TextEdit } from '../core/index';
import { clientCommands, suppressKind } from '../protocol';
import { type ActionData, editsOf, keyOf } from './action-edits';
import { toProtocolEdits } from './convert';
import type { Document } from './open-documents';
import { outdated, type Session } from './session';

/** Writes the code actions of one version of a document, with the edits left out where the client asks for them later. */
export interface ActionWriter {
  readonly analysis: Analysis;
  readonly prove: Prove;
  fix(offer: Offer, isPreferred: boolean): CodeAction;
  action(title: string, kind: string, data: ActionData): CodeAction;
  /** Nothing where no comment can stand, as in JSON. */
  ignore(finding: Finding, scope: 'line' | 'file'): CodeAction[];
  /** Nothing where the client does not know the command. */
  explain(rule: Rule): CodeAction[];
  editsOf(data: ActionData): readonly TextEdit[];
}

/** What a client keeps with an action and sends back to have it resolved. */
export interface ResolveData {
  readonly uri: string;
  readonly version: number | null;
  readonly action: ActionData;
}

/** A writer for the actions of an analysis. */
export function createActionWriter(session: Session, document: Document, analysis: Analysis): ActionWriter {
  const { client, environment } = session;
  const { engine } = environment;

  function action(title: string, kind: string, data: ActionData): CodeAction {
    if (client.resolvesEdits) {
      return {
        title,
        kind,
        data: { uri: document.uri, version: document.version, action: data } satisfies ResolveData,
      };
    }
    return { title, kind, edit: workspaceEdit(session, document, analysis, editsOf(engine, analysis, data)) };
  }

  return {
    analysis,
    prove: engine.prove,
    action,
    editsOf: (data) => editsOf(engine, analysis, data),
    fix({ finding, fix, index }, isPreferred) {
      const title = fix.safety === 'safe' ? fix.title : `${fix.title} (may change behaviour)`;
      const written = action(title, CodeActionKind.QuickFix, { type: 'fix', index, ...keyOf(finding) });
      return isPreferred && client.hasPreferredActions ? { ...written, isPreferred } : written;
    },
    ignore(finding, scope) {
      if (analysis.kind === 'daemon') return [];
      const where = scope === 'line' ? 'on this line' : 'in this file';
      const data: ActionData = { type: 'ignore', scope, ...keyOf(finding) };
      return [action(`Ignore ${finding.code?.id ?? finding.rule.id} ${where}`, suppressKind, data)];
    },
    explain(rule) {
      if (!client.isOurs) return [];
      const title = `Explain ${rule.id}`;
      const command = { title, command: clientCommands.explainRule, arguments: [rule.id] };
      return [{ title, kind: CodeActionKind.QuickFix, command }];
    },
  };
}

/** How long an edit that somebody asked for may wait for ShellCheck, in milliseconds. */
const shellPatience = 3_000;

/** Adds the edit to an action that was offered without; refused where the document has changed since. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data: ResolveData | undefined = action.data;
  if (!data || action.edit) return action;
  const document = session.documents.get(data.uri);
  if (!document || document.version !== data.version) throw outdated();
  return session.withShellAnswers(document, shellPatience, async () => {
    const { analysis, version } = await session.analysed(document);
    if (!analysis || version !== data.version) throw outdated();
    const edits = editsOf(session.environment.engine, analysis, data.action);
    return { ...action, edit: workspaceEdit(session, document, analysis, edits) };
  });
}

/** Edits of one document; with its version, so that the client refuses them on another, where it can. */
export function workspaceEdit(
  { client }: Session,
  { uri, version }: Document,
  analysis: Analysis,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const written = toProtocolEdits(analysis.lines, edits);
  return client.hasVersionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: written }] }
    : { changes: { [uri]: written } };
}
