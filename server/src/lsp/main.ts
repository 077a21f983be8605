import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { ShellCheckQueue } from '../host/shellcheck/queue';
import { diskFiles } from './disk-files';
import { installEncoder } from './encode';
import { coreEngine } from './engine';
import { localDay } from './local-day';
import { serve } from './server';
import { allocateYoung } from './young-memory';

// Standard output is the protocol's: whatever a library prints goes where it cannot break a message.
console.log = console.error;
console.info = console.error;
console.debug = console.error;

allocateYoung();
installEncoder();
serve(createConnection(ProposedFeatures.all), {
  engine: coreEngine,
  version,
  disk: diskFiles,
  rehearses: true,
  soon: setImmediate,
  today: localDay,
  now: () => performance.now(),
  startShellCheck: (path, problem) => new ShellCheckQueue(path, problem),
  loadDockerfileWords: async (hasSnippets) =>
    (await import('../language/dockerfile')).createDockerfileWords(hasSnippets),
  loadYamlWords: async () => (await import('../language/yaml')).createYamlWords(),
  loadKubernetesSchemas: async () => {
    const packed = await readFile(join(__dirname, 'kubernetes-schema.json.gz'));
    return JSON.parse((await promisify(gunzip)(packed)).toString('utf8'));
  },
});
