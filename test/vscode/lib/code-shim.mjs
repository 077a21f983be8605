#!/usr/bin/env node
// Poses as the `code` program to @vscode/test-electron, and runs the tests in code-server and a browser instead: for
// machines where VS Code cannot be downloaded or has no display. Understands the options that test-electron passes.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCodeServer } from './code-server.mjs';
import { runInExtensionHost } from './extension-host.mjs';

const given = process.argv.slice(2);
const option = (name) => given.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'code-shim-'));
const server = await startCodeServer({
  userData: path.resolve(option('user-data-dir') ?? path.join(folder, 'user-data')),
  extensions: path.resolve(option('extensions-dir') ?? path.join(folder, 'extensions')),
});
let code = 1;
try {
  code = await runInExtensionHost({
    host: server.host,
    folder,
    workspace: path.resolve(given.find((each) => !each.startsWith('-')) ?? folder),
    developmentPath: path.resolve(option('extensionDevelopmentPath') ?? ''),
    testsPath: path.resolve(option('extensionTestsPath') ?? ''),
  });
} finally {
  await server.stop();
}
process.exit(code);
