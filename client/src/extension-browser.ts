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

async function makeClient(context: ExtensionContext, options: LanguageClientOptions) {
  const { LanguageClient } = await import('vscode-languageclient/browser');
  const address = await workerAddress(Uri.joinPath(context.extensionUri, 'dist', 'engine.js'));
  return new LanguageClient('bulkhead', 'Bulkhead', new Worker(address, { name: 'Bulkhead' }), options);
}

/** A worker starts from a web address only; code that lies elsewhere is read and handed over as a blob. */
async function workerAddress(code: Uri): Promise<string> {
  if (code.scheme === 'http' || code.scheme === 'https') return code.toString(true);
  const content = await workspace.fs.readFile(code);
  return URL.createObjectURL(new Blob([new Uint8Array(content)], { type: 'text/javascript' }));
}
