import type { BrowserMessageReader } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import type { KubernetesSchemaBundle } from '../core/index';
import { coreEngine } from './engine';
import { localDay } from './local-day';
import { serve } from './server';
import { type ScriptScope, workerModules } from './worker-modules';

/** What a web worker has of its own; the rest of the server must not know that it runs in one. */
type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0] & ScriptScope & typeof globalThis;
const scope = globalThis as WorkerScope;

// In Node this file only lends its modules to the server there.
if (typeof scope.importScripts === 'function') void startInWorker();

async function startInWorker(): Promise<void> {
  // Imported late: its modules take the place of what Node's own part sets up.
  const { BrowserMessageReader, BrowserMessageWriter, createConnection } = await import(
    'vscode-languageserver/browser'
  );
  // dockerfile-ast looks for a byte order mark through Node's Buffer; this much of it is all that it uses.
  if (!('Buffer' in globalThis)) {
    Object.assign(globalThis, { Buffer: { from: (text: string) => new TextEncoder().encode(text) } });
  }
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  const { loadDockerfile, loadYaml } = workerModules(scope, connection);
  serve(connection, {
    engine: coreEngine,
    version,
    rehearses: true,
    soon: soonInWorker(),
    today: localDay,
    now: () => performance.now(),
    loadDockerfileWords: async (hasSnippets, extensionUri) =>
      (await loadDockerfile(extensionUri)).createDockerfileWords(hasSnippets),
    loadYamlWords: async (extensionUri) => (await loadYaml(extensionUri)).createYamlWords(),
    loadKubernetesSchemas,
  });
}

/** Runs tasks after the messages that have arrived. A timer would be held back by four milliseconds once timers nest. */
function soonInWorker(): (task: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return (task) => {
    waiting.push(task);
    port2.postMessage(undefined);
  };
}

async function loadKubernetesSchemas(extensionUri: string | undefined): Promise<KubernetesSchemaBundle | undefined> {
  if (extensionUri === undefined) return undefined;
  // A file of the extension itself, from where the editor loaded this very script.
  const answer = await fetch(`${extensionUri.replace(/\/$/, '')}/dist/kubernetes-schema.json.gz`);
  if (!answer.ok || !answer.body) return undefined;
  const unpacked = new Response(answer.body.pipeThrough(new DecompressionStream('gzip')));
  return (await unpacked.json()) as KubernetesSchemaBundle;
}
