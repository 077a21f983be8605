import type { Connection } from 'vscode-languageserver';
import type * as dockerfile from '../language/dockerfile';
import type * as yaml from '../language/yaml';
import { type ReadFileAnswer, readFileRequest } from '../protocol';

/** What a web worker needs to run a script that it has the text of. */
export interface ScriptScope {
  importScripts(address: string): void;
  /** Where a script finds the module that it fills, while it runs. */
  bulkheadModule?: { exports: unknown };
}

/** The language services for a web worker, from the folder of the extension. */
export interface WorkerModules {
  loadDockerfile(extensionUri: string | undefined): Promise<typeof dockerfile>;
  loadYaml(extensionUri: string | undefined): Promise<typeof yaml>;
}

/** Loads the files that lie beside the server in the package. Each call loads anew; rejects where the file is not there. */
export function workerModules(scope: ScriptScope, connection: Pick<Connection, 'sendRequest'>): WorkerModules {
  const load = async (extensionUri: string | undefined, name: string) => {
    if (extensionUri === undefined) throw new Error('The client did not say where the extension lies.');
    const uri = `${extensionUri.replace(/\/$/, '')}/dist/language/${name}.js`;
    return evaluate(scope, await readOwnFile(uri, connection));
  };
  return {
    loadDockerfile: (uri) => load(uri, 'dockerfile') as Promise<typeof dockerfile>,
    loadYaml: (uri) => load(uri, 'yaml') as Promise<typeof yaml>,
  };
}

/** An extension from a web address is fetched, as the worker itself was; one that lies elsewhere only the editor reads. */
async function readOwnFile(uri: string, connection: Pick<Connection, 'sendRequest'>): Promise<string> {
  if (/^https?:/.test(uri)) {
    const answer = await fetch(uri);
    if (!answer.ok) throw new Error(`${uri} was answered with ${answer.status}.`);
    return answer.text();
  }
  const answer = await connection.sendRequest<ReadFileAnswer | undefined>(readFileRequest, { uri });
  if (typeof answer?.text !== 'string') throw new Error(`${uri} could not be read.`);
  return answer.text;
}

/**
 * Runs a CommonJS file that requires nothing. As a blob: the worker started from one, so every policy that let it start
 * lets this run too, and code that was not fetched while the worker waited does not hold up its answers.
 */
function evaluate(scope: ScriptScope, text: string): unknown {
  const module = { exports: {} };
  const pieces = ['(function (module, exports) {', text, '\n})(bulkheadModule, bulkheadModule.exports);'];
  const address = URL.createObjectURL(new Blob(pieces, { type: 'text/javascript' }));
  scope.bulkheadModule = module;
  try {
    scope.importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
    delete scope.bulkheadModule;
  }
  return module.exports;
}
