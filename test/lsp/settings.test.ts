import { afterEach, describe, expect, it } from 'vitest';
import { codesOf, TestClient } from './harness';
import { filesOf } from './test-engine';

const text = 'FROM scratch\nUSER root\nMAINTAINER me\n';
const ignored = { 'file:///home/me/a/.dockerignore': '', 'file:///home/me/b/.dockerignore': '' };

let client: TestClient;
afterEach(() => client.stop());

describe('settings', () => {
  it('of the editor count for each resource by itself', async () => {
    client = await TestClient.start({
      environment: { disk: () => filesOf(ignored) },
      folders: ['file:///home/me/a', 'file:///home/me/b'],
      settings: (uri) =>
        uri.startsWith('file:///home/me/a/') ? { rules: { 'dockerfile/user-root': 'off' } } : { rules: {} },
    });
    await client.open('file:///home/me/a/Dockerfile', text);
    await client.open('file:///home/me/b/Dockerfile', text);
    expect(codesOf(await client.pushed('file:///home/me/a/Dockerfile'))).toEqual(['dockerfile/maintainer-deprecated']);
    expect(await client.pushed('file:///home/me/b/Dockerfile')).toHaveLength(2);
  });

  it('take effect when they change', async () => {
    let isEnabled = true;
    client = await TestClient.start({
      environment: { disk: () => filesOf(ignored) },
      settings: () => ({ enable: isEnabled }),
    });
    const uri = 'file:///home/me/a/Dockerfile';
    await client.open(uri, text);
    expect(await client.pushed(uri)).toHaveLength(2);
    isEnabled = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
  });

  it('may be pushed by a client that cannot be asked', async () => {
    client = await TestClient.start({ capabilities: {}, environment: { disk: () => filesOf(ignored) } });
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { bulkhead: { rules: { 'dockerfile/user-root': 'error', 'dockerfile/maintainer-deprecated': 'off' } } },
    });
    await client.open('file:///home/me/a/Dockerfile', text);
    expect(await client.pushed('file:///home/me/a/Dockerfile')).toMatchObject([{ severity: 1 }]);
  });

  it('may be anything at all', async () => {
    client = await TestClient.start({
      environment: { disk: () => filesOf(ignored) },
      settings: () => ({ enable: 'maybe', rules: ['dockerfile/user-root'], extends: 7, hover: null }),
    });
    await client.open('file:///home/me/a/Dockerfile', text);
    expect(await client.pushed('file:///home/me/a/Dockerfile')).toHaveLength(2);
  });
});

describe('.bulkhead.yaml', () => {
  it('counts for its folder, the nearest one upwards', async () => {
    const files = {
      ...ignored,
      'file:///home/me/.bulkhead.yaml': 'rules:\n  dockerfile/user-root: off\n',
      'file:///home/me/b/.bulkhead.yaml': 'rules:\n  dockerfile/maintainer-deprecated: off\n',
    };
    client = await TestClient.start({ environment: { disk: () => filesOf(files) } });
    await client.open('file:///home/me/a/Dockerfile', text);
    await client.open('file:///home/me/b/Dockerfile', text);
    expect(codesOf(await client.pushed('file:///home/me/a/Dockerfile'))).toEqual(['dockerfile/maintainer-deprecated']);
    expect(codesOf(await client.pushed('file:///home/me/b/Dockerfile'))).toEqual(['dockerfile/user-root']);
  });

  it('builds on the files that it extends', async () => {
    const files = {
      ...ignored,
      'file:///home/me/.bulkhead.yaml': 'extends: [./shared/base.yaml]\n',
      'file:///home/me/shared/base.yaml': 'rules:\n  dockerfile/user-root: off\n',
    };
    client = await TestClient.start({ environment: { disk: () => filesOf(files) } });
    await client.open('file:///home/me/a/Dockerfile', text);
    expect(codesOf(await client.pushed('file:///home/me/a/Dockerfile'))).toEqual(['dockerfile/maintainer-deprecated']);
  });

  it('shows its own mistakes, and the rest of it still counts', async () => {
    const configuration = 'file:///home/me/.bulkhead.yaml';
    const files = { ...ignored, [configuration]: 'rules:\n  dockerfile/user-rot: off\n  dockerfile/user-root: off\n' };
    client = await TestClient.start({ environment: { disk: () => filesOf(files) } });
    await client.open('file:///home/me/a/Dockerfile', text);
    expect(codesOf(await client.pushed('file:///home/me/a/Dockerfile'))).toEqual(['dockerfile/maintainer-deprecated']);
    const mistakes = await client.until(() => client.published.find(({ uri }) => uri === configuration));
    expect(mistakes.diagnostics).toMatchObject([{ range: { start: { line: 1, character: 2 } } }]);
    expect(mistakes.diagnostics[0]?.message).toContain('dockerfile/user-root');
  });

  it('counts as it stands in the editor, saved or not, however broken', async () => {
    const configuration = 'file:///home/me/.bulkhead.yaml';
    client = await TestClient.start({ environment: { disk: () => filesOf(ignored) } });
    await client.open('file:///home/me/a/Dockerfile', text);
    expect(await client.pushed('file:///home/me/a/Dockerfile')).toHaveLength(2);
    await client.open(configuration, 'rules:\n  dockerfile/user-root: off\n', 'yaml');
    await client.until(() => client.published.at(-1)?.diagnostics.length === 1);
    await client.replace(configuration, 'off', '[off, {');
    const mistakes = await client.until(() => client.published.find(({ uri }) => uri === configuration));
    expect(mistakes.diagnostics.length).toBeGreaterThan(0);
    await client.replace(configuration, '[off, {', 'off');
    await client.until(
      () => client.published.filter(({ uri }) => uri === configuration).at(-1)?.diagnostics.length === 0,
    );
  });

  it('is read through the client where there is no disk', async () => {
    client = await TestClient.start({
      initializationOptions: { extensionUri: 'vscode-vfs://host/extension', readsThroughClient: true },
      folders: ['vscode-vfs://host/work'],
      files: {
        'vscode-vfs://host/work/.bulkhead.yaml': 'rules:\n  dockerfile/user-root: off\n',
        'vscode-vfs://host/work/a/.dockerignore': '',
      },
    });
    const uri = 'vscode-vfs://host/work/a/Dockerfile';
    await client.open(uri, text);
    // The neighbour's text arrives after the first run of the rules and takes its finding back.
    const last = await client.until(() =>
      client.published.find((one) => one.uri === uri && one.diagnostics.length === 1),
    );
    expect(codesOf(last.diagnostics)).toEqual(['dockerfile/maintainer-deprecated']);
  });
});
