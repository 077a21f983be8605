import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { analyse, defaultSettings } from '../../server/src/core/index';
import { diagnosticsOf } from '../../server/src/lsp/diagnostics';
import { coreEngine } from '../../server/src/lsp/engine';
import { TestClient } from './harness';
import { filesOf } from './test-engine';

const manifest = ['one', 'two', 'three']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  hostPID: true
  containers:
    - name: web
      image: nginx
      securityContext:
        privileged: true
`,
  )
  .join('---\n');
const compose = 'services:\n  web:\n    image: nginx\n    privileged: true\n  db:\n    image: postgres:16\n';
const dockerfile = 'FROM node:22 AS build\nUSER root\nRUN apt-get install curl\nFROM build\nEXPOSE 22\n';
const daemon = '{\n  "icc": false,\n  "hosts": ["tcp://0.0.0.0:2375"]\n}\n';

const pieces = [
  '',
  ' ',
  '\n',
  '---\n',
  '  ',
  '#',
  '"',
  '{',
  'x',
  'root',
  'privileged: true\n',
  '\\\n',
  '- ',
  '😀',
  '\r\n',
];
const edit = fc.record({ at: fc.nat(), length: fc.nat(12), newText: fc.constantFrom(...pieces) });

let client: TestClient;
afterEach(() => client.stop());

describe('after any edits, in any order', () => {
  it.each([
    ['manifests.yaml', 'yaml', manifest],
    ['compose.yaml', 'dockercompose', compose],
    ['Dockerfile', 'dockerfile', dockerfile],
    ['daemon.json', 'json', daemon],
  ])('%s shows what it would show if it were opened anew', async (name, languageId, text) => {
    client = await TestClient.start({ environment: { engine: coreEngine, disk: () => filesOf({}) } });
    const uri = `file:///home/me/app/${name}`;
    await client.open(uri, text, languageId);
    await client.pushed(uri);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        for (const { at, length, newText } of edits) await client.changeAt(uri, at, length, newText);
        const shown = await client.pushed(uri);
        const now = client.text(uri);
        const source = { path: `/home/me/app/${name}`, text: now, languageId };
        const fresh = analyse(source, defaultSettings('2026-01-31'));
        expect(shown).toEqual(fresh ? diagnosticsOf(uri, fresh, true).diagnostics : []);
        if (now.length > 4 * text.length || now.length < text.length / 2)
          await client.changeAt(uri, 0, now.length, text);
      }),
      { numRuns: 40 },
    );
  });
});
