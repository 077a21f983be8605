import { type ExtensionContext, Uri, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { start } from './start';

let running: { stop(): Promise<void> } | undefined;

/** Called by the editor in a browser: the server is a worker, and every file comes through the editor. */
export function activate(context: ExtensionContext): void {
  running = start(context, (options) => makeClient(context, options), true);
}

/** Called by the editor before it ends; the server ends first. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** The worker's code is read and handed over as a blob: its own address may be one that no worker can start from. */
async function makeClient(context: ExtensionContext, options: LanguageClientOptions) {
  const { LanguageClient } = await import('vscode-languageclient/browser');
  const code = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js'));
  const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  return new LanguageClient('bulkhead', 'Bulkhead', async () => new Worker(address, { name: 'Bulkhead' }), options);
}
