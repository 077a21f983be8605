import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import type { KubernetesSchemaBundle } from '../core/index';
import { coreEngine } from './engine';
import { localDay } from './local-day';
import { serve } from './server';

/** What a web worker has of its own; the rest of the server must not know that it runs in one. */
type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0] & typeof globalThis;
const scope = globalThis as WorkerScope;

// dockerfile-ast looks for a byte order mark through Node's Buffer; this much of it is all that it uses.
if (!('Buffer' in globalThis)) {
  Object.assign(globalThis, { Buffer: { from: (text: string) => new TextEncoder().encode(text) } });
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

serve(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  engine: coreEngine,
  version,
  // A timer would be held back by four milliseconds once timers nest.
  soon: (task) => {
    waiting.push(task);
    port2.postMessage(undefined);
  },
  today: localDay,
  now: () => performance.now(),
  loadDockerfileWords: async (hasSnippets) =>
    (await import('../language/dockerfile')).createDockerfileWords(hasSnippets),
  loadYamlWords: async () => (await import('../language/yaml')).createYamlWords(),
  loadKubernetesSchemas: async (extensionUri) => {
    if (extensionUri === undefined) return undefined;
    // A file of the extension itself, from where the editor loaded this very script.
    const answer = await fetch(`${extensionUri.replace(/\/$/, '')}/dist/kubernetes-schema.json.gz`);
    if (!answer.ok || !answer.body) return undefined;
    const unpacked = new Response(answer.body.pipeThrough(new DecompressionStream('gzip')));
    return (await unpacked.json()) as KubernetesSchemaBundle;
  },
});
