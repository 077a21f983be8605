import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-server-'));
  await build({
    entryPoints: ['server/src/lsp/main.ts'],
    outfile: join(folder, 'server.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['../language/*'],
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(folder, 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.on('data', (piece: Buffer) => {
    output += piece.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, ended };
}

function connect({ stdin, stdout }: ChildProcess) {
  if (!stdin || !stdout) throw new Error('the process has pipes');
  const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.listen();
  return connection;
}

describe('the server as a process', () => {
  it('says who it is, answers, and ends with 0 after a shutdown', async () => {
    const { child, ended, output } = start();
    const connection = connect(child);
    const initialized = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    expect(initialized).toMatchObject({ serverInfo: { name: 'Bulkhead' } });
    await connection.sendNotification('initialized', {});
    const uri = 'file:///nowhere/Dockerfile';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'dockerfile', version: 1, text: 'FROM scratch\n' },
    });
    const report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    expect(report).toMatchObject({ kind: 'full' });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
    // Nothing but messages: each begins with its header.
    expect(output().startsWith('Content-Length: ')).toBe(true);
    connection.dispose();
  });

  it('ends with 1 where nobody said goodbye', async () => {
    const { child, ended } = start();
    const connection = connect(child);
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification('exit');
    expect(await ended).toBe(1);
    connection.dispose();
  });
});
