import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommandLine, folderWith, removeFolders } from './run-cli';

let cli = '';
beforeAll(() => {
  cli = buildCommandLine();
});
afterAll(removeFolders);

it('starts the server from the one file, which says nothing but the protocol and ends as it is told', async () => {
  const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: folderWith({}) });
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let out = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdout.on('data', (piece) => {
    const before = out;
    out += piece;
    const isNew = (text: string) => out.includes(text) && !before.includes(text);
    if (isNew('"id":1')) {
      send({ method: 'initialized', params: {} });
      send({ id: 2, method: 'shutdown' });
    }
    if (isNew('"id":2,"result":null')) send({ method: 'exit' });
  });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  expect(await ended).toBe(0);
  expect(out).toMatch(/^Content-Length: \d+\r\n\r\n\{"jsonrpc"/);
  expect(out).toContain('"capabilities"');
  expect(out).toContain('"serverInfo":{"name":"Bulkhead"');
});

it('holds no client of the network', () => {
  const code = readFileSync(cli, 'utf8');
  expect(code).not.toMatch(/require\(\\?"(?:node:)?(?:https?|http2|tls|dns|dgram)\\?"\)/);
});
