// The smallest editor there can be: starts a server over stdio, opens a document, types, waits for the diagnostics.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const uri = 'file:///bench/';

/** Starts a server and says hello. `pulls` has it asked for diagnostics, as VS Code does; `settings` are those of `bulkhead`. */
export async function startServer(command, { pulls, settings = null }) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map();
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => settings));
  connection.onNotification('textDocument/publishDiagnostics', ({ version, diagnostics }) => {
    waiting.get(version)?.(diagnostics.length);
    waiting.delete(version);
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { publishDiagnostics: { versionSupport: true }, ...(pulls && { diagnostic: {} }) },
    },
  });
  await connection.sendNotification('initialized', {});
  let document;

  async function diagnosed(send) {
    if (pulls) {
      await send();
      const textDocument = { uri: document.uri };
      return (await connection.sendRequest('textDocument/diagnostic', { textDocument })).items.length;
    }
    const answered = new Promise((resolve) => waiting.set(document.version, resolve));
    await send();
    return answered;
  }

  return {
    startedAt,
    /** Opens a document; resolves to the number of its diagnostics. */
    open({ languageId, name, text }) {
      document = { uri: `${uri}${name}`, version: 1 };
      return diagnosed(() =>
        connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri: document.uri, languageId, version: 1, text },
        }),
      );
    },
    /** Puts another text in the place of a line. */
    replaceLine(line, length, newText) {
      document.version++;
      const range = { start: { line, character: 0 }, end: { line, character: length } };
      return diagnosed(() =>
        connection.sendNotification('textDocument/didChange', {
          textDocument: document,
          contentChanges: [{ range, text: newText }],
        }),
      );
    },
    /** Megabytes that the process holds; nothing where the system does not say. */
    memory() {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
      } catch {
        return undefined;
      }
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
