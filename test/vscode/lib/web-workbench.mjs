// VS Code for the Web without any server behind it, as on vscode.dev: static files, extensions in a web worker that lives
// in a frame with a security policy, and the extension itself from another origin.
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { followTestRun, openBrowser } from './browser.mjs';
import { quietSettings } from './code-server.mjs';
import { vscode } from './places.mjs';

const contentTypes = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** code-server ties its web workbench to a server; these take that out again. Each must be found. */
const changes = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [
    /(get userRoamingDataHome\(\)\{return [\w$]+\([\w$]+\.file\(this\.userDataPath\)\.with\(\{scheme:[\w$]+\.)vscodeRemote/,
    '$1vscodeUserData',
  ],
];

/**
 * Runs a test module in the web worker extension host. The module must lie inside the extension's folder: the editor
 * finds the host that runs it by that.
 *
 * @returns {Promise<number>} the exit code of the run
 */
export async function runInWebWorker({ folder, extension, testsPath, onLine }) {
  const { authority, stop } = await serve(extension, testsPath);
  const { page, close } = await openBrowser(folder);
  try {
    const run = await followTestRun(page, { onLine });
    let isFramed = false;
    page.on('framenavigated', (frame) => {
      isFramed ||= frame.url().includes('webWorkerExtensionHostIframe');
    });
    await page.goto(`http://${authority}/`);
    const code = await run.code;
    if (!isFramed) throw new Error('The extension host is not in its frame, so its security policy was not in force.');
    return code;
  } catch (error) {
    await page.screenshot({ path: path.join(folder, 'web-worker.png') }).catch(() => {});
    throw error;
  } finally {
    await close();
    stop();
  }
}

async function serve(extension, testsPath) {
  const inside = path.relative(extension, testsPath).split(path.sep).join('/');
  // By this name the policy of the extension host's frame lets scripts come from this machine.
  const extensions = await listen('localhost', (pathname, response) => sendBelow(response, { extension }, pathname));
  const workbench = await listen('127.0.0.1', (pathname, response) => {
    if (pathname !== '/') {
      sendBelow(response, { build: vscode }, pathname);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(workbenchPage(workbench.authority, extensions.authority, inside));
  });
  const stop = () => {
    workbench.stop();
    extensions.stop();
  };
  return { authority: workbench.authority, stop };
}

async function listen(name, answer) {
  const server = http.createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    answer(new URL(request.url, 'http://localhost').pathname, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { authority: `${name}:${server.address().port}`, stop };
}

function sendBelow(response, roots, pathname) {
  const [, top, rest] = /^\/(\w+)\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
  sendFile(response, roots[top], rest);
}

function sendFile(response, root, rest) {
  const file = root && path.join(root, rest);
  const isInside = file?.startsWith(root + path.sep) && fs.statSync(file, { throwIfNoEntry: false })?.isFile();
  if (!isInside) {
    response.writeHead(404);
    response.end();
    return;
  }
  response.writeHead(200, { 'Content-Type': contentTypes[path.extname(file)] ?? 'application/octet-stream' });
  if (!rest.endsWith('/browser/workbench/workbench.js')) {
    fs.createReadStream(file).pipe(response);
    return;
  }
  const changed = changes.reduce(
    (text, [pattern, replacement]) => {
      if (!pattern.test(text)) throw new Error(`The web workbench no longer has ${pattern}`);
      return text.replace(pattern, replacement);
    },
    fs.readFileSync(file, 'utf8'),
  );
  response.end(changed);
}

function workbenchPage(authority, extensionAuthority, testsInside) {
  const uri = (place) => ({ scheme: 'http', authority: extensionAuthority, path: place });
  const configuration = {
    productConfiguration: {
      enableTelemetry: false,
      extensionsGallery: {},
      webEndpointUrlTemplate: `http://${authority}/build`,
      webviewContentExternalBaseUrlTemplate: `http://${authority}/build/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    folderUri: { scheme: 'tmp', path: '/workspace' },
    configurationDefaults: quietSettings,
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [uri('/extension')],
      extensionTestsPath: uri(`/extension/${testsInside}`),
    },
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/build',
    WORKBENCH_NLS_FALLBACK_URL: '/build/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/build/out/nls.messages.js',
  };
  const template = fs.readFileSync(path.join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}
