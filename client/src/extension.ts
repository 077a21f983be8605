import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { start } from './start';

let running: { stop(): Promise<void> } | undefined;

/** Called by the editor on the desktop and on a remote machine: the server is a Node process of its own. */
export function activate(context: ExtensionContext): void {
  running = start(context, (options) => makeClient(context, options), false);
}

/** Called by the editor before it ends; the server ends first. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** Imported late: a JSON file that is none of ours wakes the extension and must not load the protocol's code. */
async function makeClient(context: ExtensionContext, options: LanguageClientOptions) {
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient('bulkhead', 'Bulkhead', { run, debug }, options);
}
