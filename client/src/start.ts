import { type Disposable, type ExtensionContext, languages, window, workspace } from 'vscode';
import { registerCommands } from './commands';
import { Pages } from './pages';
import { documentSelector, fileSchemes } from './selector';
import { type MakeClient, ServerClient } from './server-client';
import { StatusItem } from './status';

/**
 * Everything that desktop and browser have in common. The server starts with the first document that is ours: the
 * editor also wakes the extension for JSON files that are not, and those must cost nothing.
 *
 * @param readsThroughClient whether the server has no disk of its own, as in a browser
 * @returns what stops the server and resolves when it has stopped
 */
export function start(
  context: ExtensionContext,
  makeClient: MakeClient,
  readsThroughClient: boolean,
): { stop(): Promise<void> } {
  const log = window.createOutputChannel('Bulkhead', { log: true });
  const status = new StatusItem(documentSelector(fileSchemes(workspace.workspaceFolders)));
  const server = new ServerClient(context, log, makeClient, readsThroughClient, status);
  const pages = new Pages();
  context.subscriptions.push(log, status, server, pages, ...registerCommands({ server, pages, log }));
  context.subscriptions.push(whenFirstNeeded(() => server.ready().catch(() => undefined)));
  context.subscriptions.push(workspace.onDidChangeWorkspaceFolders(restartForNewSchemes(server)));
  return server;
}

/** Calls `begin` once, as soon as a document that is ours is open. */
function whenFirstNeeded(begin: () => void): Disposable {
  const isOurs = (document: Parameters<typeof languages.match>[1]) =>
    languages.match(documentSelector(fileSchemes(workspace.workspaceFolders)), document) > 0;
  const listening = workspace.onDidOpenTextDocument((document) => {
    if (!isOurs(document)) return;
    listening.dispose();
    begin();
  });
  if (workspace.textDocuments.some(isOurs)) {
    listening.dispose();
    begin();
  }
  return listening;
}

/** A folder on another file system brings a scheme that the running client does not listen to. */
function restartForNewSchemes(server: ServerClient): () => void {
  let known = fileSchemes(workspace.workspaceFolders);
  return () => {
    const now = fileSchemes(workspace.workspaceFolders);
    const hasNew = now.some((scheme) => !known.includes(scheme));
    known = now;
    if (hasNew) server.restart().catch(() => undefined);
  };
}
