import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionItem, DocumentSymbol, Hover } from 'vscode-languageserver';
import { isImageReference } from '../../server/src/language/dockerfile';
import { TestClient } from './harness';
import { filesOf } from './test-engine';

const dockerfile = 'file:///home/me/app/Dockerfile';
const manifest = 'file:///home/me/app/web.yaml';
const manifestText = `apiVersion: v1
kind: ConfigMap
metadata:
  name: first
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
`;
/** A schema as the build packs them, small enough to read. */
const bundle = {
  release: '1.36',
  kinds: { 'apps/v1/Deployment': 'Deployment' },
  definitions: {
    Deployment: {
      type: 'object',
      properties: { spec: { $ref: '#/definitions/Spec' } },
    },
    Spec: {
      type: 'object',
      properties: {
        replicas: { type: 'integer', description: 'How many pods there are.' },
        paused: { type: 'boolean' },
      },
    },
  },
};
const environment = {
  disk: () => filesOf({ 'file:///home/me/app/.dockerignore': '' }),
  loadKubernetesSchemas: () => Promise.resolve(bundle),
};

let client: TestClient;
afterEach(() => client.stop());

function words(hover: Hover | null): string {
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
}

function ask<Answer>(method: string, uri: string, piece: string): Promise<Answer> {
  const { end } = client.rangeOf(uri, piece);
  return client.connection.sendRequest(method, { textDocument: { uri }, position: end });
}

describe('hover', () => {
  it('says of a finding what, why, what mends it, and who else says so', async () => {
    client = await TestClient.start({ environment });
    await client.open(dockerfile, 'FROM scratch\nUSER root\n');
    const hover = await client.hover(dockerfile, 'root');
    expect(hover?.range).toEqual(client.rangeOf(dockerfile, 'root'));
    for (const word of ['The image runs as root', 'Something bad can happen', 'Run as 65532', 'hadolint DL3002']) {
      expect(words(hover)).toContain(word);
    }
  });

  it('does not promise a fix that cannot be proved', async () => {
    client = await TestClient.start({ environment });
    await client.open(dockerfile, 'FROM scratch\nMAINTAINER me\n');
    const text = words(await client.hover(dockerfile, 'MAINTAINER'));
    expect(text).toContain('Write a label by hand');
    expect(text).not.toContain('nothing that works');
  });

  it('lists what a folded diagnostic stands for', async () => {
    const rules = { 'dockerfile/label-one-missing': 'info', 'dockerfile/label-two-missing': 'info' };
    client = await TestClient.start({ environment, settings: () => ({ rules }) });
    await client.open(dockerfile, 'FROM scratch\n');
    const text = words(await client.hover(dockerfile, 'FROM'));
    expect(text).toContain('Label one is missing');
    expect(text).toContain('Label two is missing');
  });

  it('explains instructions and keys where nothing is wrong', async () => {
    client = await TestClient.start({ environment });
    await client.open(dockerfile, 'FROM scratch\nEXPOSE 80\n');
    expect(words(await client.hover(dockerfile, 'EXPOSE'))).toContain('port');
    await client.open(manifest, manifestText, 'yaml');
    const hover = await client.hover(manifest, 'replicas');
    expect(words(hover)).toContain('How many pods there are.');
    expect(hover?.range).toEqual(client.rangeOf(manifest, 'replicas'));
  });
});

describe('hover over an image', () => {
  it('says what is known of it, and can be switched off', async () => {
    let isEnabled = true;
    client = await TestClient.start({ environment, settings: () => ({ hover: { enable: isEnabled } }) });
    await client.open(dockerfile, 'FROM nginx:1.27\n');
    const hover = await client.hover(dockerfile, 'nginx');
    expect(words(hover)).toContain('80/tcp');
    expect(hover?.range).toEqual(client.rangeOf(dockerfile, 'nginx:1.27'));
    isEnabled = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await client.hover(dockerfile, 'nginx')).toBeNull();
  });
});

describe('completion', () => {
  it('knows the keys of the document that the cursor stands in', async () => {
    client = await TestClient.start({ environment });
    await client.open(manifest, `${manifestText}  `, 'yaml');
    const items = await ask<CompletionItem[]>('textDocument/completion', manifest, 'replicas: 3\n  ');
    expect(items.map(({ label }) => label)).toContain('paused');
    const { textEdit } = items.find(({ label }) => label === 'paused') ?? {};
    expect(textEdit && 'range' in textEdit && textEdit.range.start.line).toBe(11);
    // This client does not fill placeholders in.
    expect(textEdit?.newText).not.toContain('$');
  });

  it('knows the instructions, and never asks a registry for tags', async () => {
    client = await TestClient.start({ environment });
    await client.open(dockerfile, 'FROM node:\nEXP\n');
    const items = await ask<CompletionItem[]>('textDocument/completion', dockerfile, 'EXP');
    expect(items.map(({ label }) => label)).toContain('EXPOSE');
    expect(await ask('textDocument/completion', dockerfile, 'FROM node:')).toEqual([]);
  });

  it('knows the keys of a Compose service', async () => {
    client = await TestClient.start({ environment });
    const compose = 'file:///home/me/app/compose.yaml';
    await client.open(compose, 'services:\n  web:\n    image: nginx\n    \n', 'dockercompose');
    const items = await ask<CompletionItem[]>('textDocument/completion', compose, 'nginx\n    ');
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['cap_drop', 'read_only']));
    expect(words(await client.hover(compose, 'services'))).not.toBe('');
  });

  it('knows the keys of daemon.json', async () => {
    client = await TestClient.start({ environment });
    const daemon = 'file:///etc/docker/daemon.json';
    await client.open(daemon, '{\n  "icc": false\n}\n', 'json');
    expect(words(await client.hover(daemon, 'icc'))).not.toBe('');
  });

  it('is left to another extension that gives it', async () => {
    client = await TestClient.start({
      environment,
      initializationOptions: { extensionUri: 'file:///extension', otherExtensions: ['redhat.vscode-yaml'] },
    });
    await client.open(manifest, `${manifestText}  `, 'yaml');
    expect(await ask('textDocument/completion', manifest, 'replicas: 3\n  ')).toBeNull();
    const status = await client.until(() => client.statuses.find(({ uri }) => uri === manifest));
    expect(status.steppedAside.join(' ')).toContain('YAML by Red Hat');
  });

  it('can be switched off', async () => {
    client = await TestClient.start({ environment, settings: () => ({ completion: { enable: false } }) });
    await client.open(dockerfile, 'EXP\n');
    expect(await ask('textDocument/completion', dockerfile, 'EXP')).toBeNull();
  });
});

describe('the image of a FROM', () => {
  it.each([
    ['FROM node:20', true],
    ['from --platform=linux/amd64 node', true],
    ['FROM \\\n# which\n  node', true],
    ['FROM node:20 AS build', false],
    ['RUN x FROM y', false],
    ['FROM node\nRUN x', false],
  ])('%j: %s', async (text, expected) => {
    client = await TestClient.start();
    const lines = text.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    expect(isImageReference(text, position)).toBe(expected);
  });
});

describe('other words', () => {
  it('outline every document where it stands', async () => {
    client = await TestClient.start({ environment });
    await client.open(manifest, manifestText, 'yaml');
    const params = { textDocument: { uri: manifest } };
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', params);
    const spec = symbols.find(({ name }) => name === 'spec');
    expect(spec?.selectionRange).toEqual(client.rangeOf(manifest, 'spec'));
    expect(spec?.children?.[0]?.selectionRange).toEqual(client.rangeOf(manifest, 'replicas'));
  });

  it('outline, link, format and rename in Dockerfiles', async () => {
    client = await TestClient.start({ environment });
    await client.open(dockerfile, 'FROM node AS build\nRUN a \\\nb\nFROM scratch\nCOPY --from=build /a /b\n');
    const textDocument = { uri: dockerfile };
    const send = <Answer>(method: string, params: object) =>
      client.connection.sendRequest<Answer>(method, { textDocument, ...params });
    expect(await send<unknown[]>('textDocument/documentSymbol', {})).toHaveLength(4);
    expect(await send<unknown[]>('textDocument/documentLink', {})).not.toEqual([]);
    const options = { tabSize: 4, insertSpaces: true };
    expect(await send<unknown[]>('textDocument/formatting', { options })).toMatchObject([{ newText: '    ' }]);
    const position = { line: 0, character: 15 };
    const renamed = await send<{ changes: Record<string, unknown[]> }>('textDocument/rename', {
      position,
      newName: 'make',
    });
    expect(renamed.changes[dockerfile]).toHaveLength(2);
  });
});

describe('the schemas that the build packs', () => {
  it('serve hovers where they have been built', async () => {
    const packed = packedSchemas();
    client = await TestClient.start({
      environment: { ...environment, loadKubernetesSchemas: () => Promise.resolve(packed) },
    });
    await client.open(manifest, manifestText, 'yaml');
    expect(words(await client.hover(manifest, 'replicas')).length).toBeGreaterThan(20);
  });
});

function packedSchemas(): typeof bundle {
  try {
    return JSON.parse(gunzipSync(readFileSync('dist/kubernetes-schema.json.gz')).toString('utf8'));
  } catch {
    // Before the first build there are none; the small one stands in.
    return bundle;
  }
}
