import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { diskFiles } from './disk-files';
import { coreEngine } from './engine';
import { localDay } from './local-day';
import { serve } from './server';

// Standard output is the protocol's: whatever a library prints goes where it cannot break a message.
console.log = console.error;
console.info = console.error;
console.debug = console.error;

serve(createConnection(ProposedFeatures.all), {
  engine: coreEngine,
  version,
  disk: diskFiles,
  soon: setImmediate,
  today: localDay,
  now: () => performance.now(),
  loadDockerfileWords: async () => (await import('../language/dockerfile')).createDockerfileWords(true),
  loadYamlWords: async () => {
    throw new Error('not there yet');
  },
});
