import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { codesOf, modernCapabilities, TestClient } from './harness';
import { filesOf } from './test-engine';

const uri = 'file:///home/me/app/Dockerfile';
const environment = { disk: () => filesOf({ 'file:///home/me/app/.dockerignore': '' }) };

let client: TestClient;
afterEach(() => client.stop());

function titled(actions: readonly CodeAction[], title: string): CodeAction | undefined {
  return actions.find((action) => action.title.startsWith(title));
}

describe('quick fixes', () => {
  it('are every proved fix, the safe one preferred, and make the edit they promise', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const diagnostics = await client.pushed(uri);
    const actions = await client.actions(uri, 'root', ['quickfix'], diagnostics);
    expect(titled(actions, 'Run as nobody')).toMatchObject({ kind: 'quickfix', diagnostics });
    expect(titled(actions, 'Run as nobody')?.isPreferred).toBeUndefined();
    expect(titled(actions, 'Run as 65532')?.isPreferred).toBe(true);
    expect(actions.every(({ edit }) => edit === undefined)).toBe(true);
    expect(await client.apply(uri, titled(actions, 'Run as 65532'))).toBe('FROM scratch\nUSER 65532\n');
    expect(await client.pushed(uri)).toEqual([]);
  });

  it('are not offered where the proof fails', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\nMAINTAINER me\n');
    expect(codesOf(await client.pushed(uri))).toEqual(['dockerfile/maintainer-deprecated']);
    const actions = await client.actions(uri, 'MAINTAINER', ['quickfix']);
    expect(actions.map(({ kind }) => kind)).toEqual(['quickfix.suppress.bulkhead', 'quickfix.suppress.bulkhead']);
  });

  it('mend every place of a rule at once', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch AS a\nUSER root\nFROM scratch\nUSER root\n');
    const actions = await client.actions(uri, 'root');
    const all = titled(actions, 'Run as 65532: all 2 places in this file');
    expect(await client.apply(uri, all)).toBe('FROM scratch AS a\nUSER 65532\nFROM scratch\nUSER 65532\n');
  });

  it('are refused for a version that is gone', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const [action] = await client.actions(uri, 'root');
    await client.replace(uri, 'FROM', '\nFROM');
    if (!action) throw new Error('an action is offered');
    await expect(client.resolve(action)).rejects.toMatchObject({ code: -32801 });
  });

  it('carry the version of the document they are for', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const [action] = await client.actions(uri, 'root');
    const resolved = action && (await client.resolve(action));
    expect(resolved?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
  });

  it('come with their edits for a client that cannot ask for them later', async () => {
    const capabilities = {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    };
    client = await TestClient.start({ capabilities, environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const actions = await client.actions(uri, 'root', ['quickfix']);
    expect(titled(actions, 'Run as 65532')?.edit?.changes?.[uri]).toEqual([
      { range: client.rangeOf(uri, 'root'), newText: '65532' },
    ]);
    expect(client.initialized.capabilities.codeActionProvider).toMatchObject({ resolveProvider: false });
  });

  it('are none for a client that knows only commands', async () => {
    client = await TestClient.start({ capabilities: {}, environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    expect(await client.actions(uri, 'root')).toEqual([]);
  });
});

describe('fix all', () => {
  it('makes every safe fix when the editor asks on saving, and then nothing more', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch AS a\nUSER root\nFROM scratch\nUSER root\nMAINTAINER me\n');
    const [action, ...others] = await client.actions(uri, 'FROM', ['source.fixAll.bulkhead']);
    expect(others).toEqual([]);
    expect(action?.kind).toBe('source.fixAll.bulkhead');
    const fixed = 'FROM scratch AS a\nUSER 65532\nFROM scratch\nUSER 65532\nMAINTAINER me\n';
    expect(await client.apply(uri, action)).toBe(fixed);
    expect(await client.actions(uri, 'FROM', ['source.fixAll'])).toEqual([]);
  });

  it('is not in the way of the light bulb', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const kinds = (await client.actions(uri, 'root')).map(({ kind }) => kind);
    expect(kinds).not.toContain('source.fixAll.bulkhead');
  });
});

describe('ignoring', () => {
  it('writes a comment with a reason above the line and silences the finding', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const actions = await client.actions(uri, 'root', ['quickfix']);
    const text = await client.apply(uri, titled(actions, 'Ignore dockerfile/user-root on this line'));
    expect(text).toMatch(/^FROM scratch\n# bulkhead ignore=dockerfile\/user-root -- \S.*\nUSER root\n$/);
    expect(await client.pushed(uri)).toEqual([]);
  });

  it('can hold for the whole file', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch AS a\nUSER root\nFROM scratch\nUSER root\n');
    const actions = await client.actions(uri, 'root', ['quickfix']);
    const text = await client.apply(uri, titled(actions, 'Ignore dockerfile/user-root in this file'));
    expect(text).toMatch(/^# bulkhead ignore-file=dockerfile\/user-root -- \S.*\nFROM/);
    expect(await client.pushed(uri)).toEqual([]);
  });
});

describe('the light bulb of missing settings', () => {
  const settings = () => ({
    rules: Object.fromEntries(['one', 'two', 'three'].map((name) => [`dockerfile/label-${name}-missing`, 'info'])),
  });

  it('adds all of them, only the safe ones, or each', async () => {
    client = await TestClient.start({ environment, settings });
    await client.open(uri, 'FROM scratch\n');
    const actions = await client.actions(uri, 'FROM', ['quickfix'], await client.pushed(uri));
    expect(actions.map(({ title }) => title).filter((title) => title.startsWith('Add'))).toEqual([
      'Add the 2 that keep the behaviour',
      'Add all 3 missing settings (may change behaviour)',
      'Add label one',
      'Add label three (may change behaviour)',
      'Add label two',
    ]);
    expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
    const text = await client.apply(uri, titled(actions, 'Add all 3'));
    expect(text.split('\n').sort()).toEqual(['', 'FROM scratch', 'LABEL one=yes', 'LABEL three=yes', 'LABEL two=yes']);
    expect(await client.pushed(uri)).toEqual([]);
  });

  it('ignores each', async () => {
    client = await TestClient.start({ environment, settings });
    await client.open(uri, 'FROM scratch\n');
    const actions = await client.actions(uri, 'FROM', ['quickfix.suppress.bulkhead']);
    expect(actions).toHaveLength(3);
    await client.apply(uri, titled(actions, 'Ignore dockerfile/label-two-missing'));
    expect(await client.pushed(uri)).toMatchObject([{ message: 'FROM: 2 hardening settings missing' }]);
  });
});

describe('hardening', () => {
  it('is a command of our own client, and an edit for every other one', async () => {
    client = await TestClient.start({ environment, initializationOptions: { extensionUri: 'file:///extension' } });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const [ours] = await client.actions(uri, 'root', ['refactor']);
    expect(ours).toMatchObject({
      kind: 'refactor.rewrite.bulkhead.harden',
      command: { command: 'bulkhead.hardenFile', arguments: [uri] },
    });
    await client.stop();
    client = await TestClient.start({ capabilities: modernCapabilities, environment });
    await client.open(uri, 'FROM scratch\nUSER root\n');
    const [theirs] = await client.actions(uri, 'root', ['refactor']);
    expect(await client.apply(uri, theirs)).toBe('FROM scratch\nUSER 65532\n');
  });
});
