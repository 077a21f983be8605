import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ScriptScope, workerModules } from '../../server/src/lsp/worker-modules';
import { readFileRequest } from '../../server/src/protocol';

const script = 'module.exports = { createYamlWords: () => "words" };';
const bytes = new Map<string, string>();

/** A worker's global object: it runs scripts by their blob addresses. */
function makeScope(): ScriptScope {
  class TextBlob {
    constructor(readonly pieces: string[]) {}
  }
  vi.stubGlobal('Blob', TextBlob);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${bytes.size}`;
    bytes.set(address, (blob as unknown as TextBlob).pieces.join(''));
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void bytes.delete(address));
  const scope: ScriptScope = {
    importScripts: (address) => void runInContext(bytes.get(address) ?? '', createContext(scope)),
  };
  return scope;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  bytes.clear();
});

describe('the language services of a web worker', () => {
  it('are fetched from where the extension lies', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(script)));
    vi.stubGlobal('fetch', fetched);
    const scope = makeScope();
    const { createYamlWords } = await workerModules(scope, { sendRequest: vi.fn() }).loadYaml('https://cdn.test/one/');
    expect(fetched).toHaveBeenCalledWith('https://cdn.test/one/dist/language/yaml.js');
    expect(createYamlWords()).toBe('words');
    expect(bytes.size).toBe(0);
    expect(scope.bulkheadModule).toBeUndefined();
  });

  it('are read by the editor where no web address leads to them', async () => {
    const sendRequest = vi.fn(() => Promise.resolve({ text: script }));
    const { createYamlWords } = await workerModules(makeScope(), { sendRequest }).loadYaml('vscode-remote://host/one');
    expect(sendRequest).toHaveBeenCalledWith(readFileRequest, {
      uri: 'vscode-remote://host/one/dist/language/yaml.js',
    });
    expect(createYamlWords()).toBe('words');
  });

  it('are told to be missing', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    const modules = workerModules(makeScope(), { sendRequest: () => Promise.resolve({ text: null }) });
    await expect(modules.loadDockerfile('https://cdn.test/one')).rejects.toThrow('404');
    await expect(modules.loadDockerfile('vscode-remote://host/one')).rejects.toThrow('could not be read');
    await expect(modules.loadYaml(undefined)).rejects.toThrow('did not say');
  });
});
