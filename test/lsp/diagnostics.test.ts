import { afterEach, describe, expect, it } from 'vitest';
import { codesOf, pullingCapabilities, TestClient } from './harness';
import { engineOf, filesOf, testRules } from './test-engine';

const uri = 'file:///home/me/app/Dockerfile';
const rootText = 'FROM scratch\nUSER root\n';

let client: TestClient;
afterEach(() => client.stop());

const ignored = { disk: () => filesOf({ 'file:///home/me/app/.dockerignore': '' }) };

describe('pushed diagnostics', () => {
  it('stand at the exact token, with code, page, source and version', async () => {
    client = await TestClient.start({ environment: ignored });
    await client.open(uri, rootText);
    const [diagnostic, ...rest] = await client.pushed(uri);
    expect(rest).toEqual([]);
    expect(diagnostic).toMatchObject({
      range: { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } },
      severity: 2,
      code: 'dockerfile/user-root',
      source: 'bulkhead',
      message: 'The image runs as root',
    });
    expect(diagnostic?.codeDescription?.href).toContain('docs/rules/dockerfile/user-root.md');
  });

  it('follow incremental edits, line ends and UTF-16 units', async () => {
    client = await TestClient.start({ environment: ignored });
    await client.open(uri, 'FROM scratch\r\n# 😀\r\nUSER app\r\n');
    expect(await client.pushed(uri)).toEqual([]);
    await client.replace(uri, 'app', 'root');
    const [diagnostic] = await client.pushed(uri);
    expect(diagnostic?.range).toEqual(client.rangeOf(uri, 'root'));
    await client.replace(uri, '# 😀', '# 😀😀 a');
    expect((await client.pushed(uri))[0]?.range).toEqual(client.rangeOf(uri, 'root'));
  });

  it('are made once for a burst of changes', async () => {
    let runs = 0;
    const engine = engineOf(testRules);
    const counting: typeof engine = {
      ...engine,
      analyse: (source, settings, previous) => {
        runs++;
        return engine.analyse(source, settings, previous);
      },
    };
    client = await TestClient.start({ environment: { ...ignored, engine: counting } });
    await client.open(uri, rootText);
    await client.pushed(uri);
    runs = 0;
    await Promise.all(Array.from({ length: 10 }, (_, index) => client.replace(uri, '\n', `\n# ${index}\n`)));
    expect(codesOf(await client.pushed(uri))).toEqual(['dockerfile/user-root']);
    expect(runs).toBeLessThan(4);
  });

  it('go when the document is closed', async () => {
    client = await TestClient.start({ environment: ignored });
    await client.open(uri, rootText);
    await client.pushed(uri);
    await client.close(uri);
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
  });

  it('survive a rule that throws, which is logged once', async () => {
    client = await TestClient.start({ environment: ignored });
    await client.open(uri, `${rootText}WORKDIR /break\n`);
    expect(codesOf(await client.pushed(uri))).toEqual(['dockerfile/user-root']);
    await client.replace(uri, '/break', '/break\nWORKDIR /break');
    await client.pushed(uri);
    expect(client.logged.filter((line) => line.includes('dockerfile/breaks'))).toHaveLength(1);
  });

  it('are none for a file of no kind of ours', async () => {
    client = await TestClient.start();
    await client.open('file:///home/me/notes.txt', 'USER root\n', 'plaintext');
    expect(await client.pushed('file:///home/me/notes.txt')).toEqual([]);
  });
});

describe('pulled diagnostics', () => {
  it('are answered, and said to be unchanged where they are', async () => {
    client = await TestClient.start({ capabilities: pullingCapabilities, environment: ignored });
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    await client.open(uri, rootText);
    const first = await client.pull(uri);
    if (first.kind !== 'full') throw new Error('a first answer is a full one');
    expect(codesOf(first.items)).toEqual(['dockerfile/user-root']);
    expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.replace(uri, 'root', 'app');
    expect(await client.pull(uri, first.resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  it('are refused when the request is taken back', async () => {
    client = await TestClient.start({ capabilities: pullingCapabilities });
    await client.open(uri, rootText);
    const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
  });

  it('end the pushing', async () => {
    client = await TestClient.start({ capabilities: pullingCapabilities, environment: ignored });
    await client.open(uri, rootText);
    await client.pushed(uri);
    await client.pulled(uri);
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
    const before = client.published.length;
    await client.replace(uri, 'root', 'app');
    expect(await client.pulled(uri)).toEqual([]);
    expect(client.published).toHaveLength(before);
  });

  it('are asked for again when a file that was read has changed', async () => {
    const texts: Record<string, string> = {};
    client = await TestClient.start({ capabilities: pullingCapabilities, environment: { disk: () => filesOf(texts) } });
    await client.open(uri, 'FROM scratch\n');
    expect(codesOf(await client.pulled(uri))).toEqual(['dockerfile/ignored-files-missing']);
    texts['file:///home/me/app/.dockerignore'] = '.git\n';
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///home/me/app/.dockerignore', type: 1 }],
    });
    await client.until(() => client.refreshes > 0);
    expect(await client.pulled(uri)).toEqual([]);
  });
});

describe('folded diagnostics', () => {
  const all = {
    rules: Object.fromEntries(['one', 'two', 'three'].map((n) => [`dockerfile/label-${n}-missing`, 'info'])),
  };

  it('are one for several settings that are missing from one thing', async () => {
    client = await TestClient.start({ environment: ignored, settings: () => all });
    await client.open(uri, 'FROM scratch\n');
    expect(await client.pushed(uri)).toMatchObject([
      {
        code: 'missing-settings',
        message: 'FROM: 3 hardening settings missing',
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
      },
    ]);
  });

  it('can be switched off', async () => {
    client = await TestClient.start({ environment: ignored, settings: () => ({ ...all, foldMissing: false }) });
    await client.open(uri, 'FROM scratch\n');
    expect(await client.pushed(uri)).toHaveLength(3);
  });
});
