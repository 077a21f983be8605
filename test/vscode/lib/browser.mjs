// A browser window on the editor. Nothing but this machine can be reached from it.
import fs from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from './install.mjs';

/** Opens a window with a profile of its own. */
export async function openBrowser(folder) {
  const profile = fs.mkdtempSync(path.join(folder, 'browser-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      ...['--headless', ...sandbox, '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && url.hostname !== 'localhost',
    (route) => route.abort(),
  );
  context.setDefaultTimeout(30_000);
  const close = async () => {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  };
  return { page: context.pages()[0], close };
}

const editorNoise = [
  /^Canceled: /,
  /\[(chat-stt|DefaultAccount|AgentHost|AccountPolicyGate|Service Worker|reconnection-grace-time|ChatModelSelection)/,
  /@vscode\/(spdlog|native-watchdog)|additional builtin extensions|Activating extension 'vscode\./,
  /^(Resolv|Creating a socket|\[Activating|Loading development|Request to .*package\.nls|Ignoring the error while validating)/,
];

/**
 * Prints what the extension host logs and waits for the end of its test run.
 *
 * @returns {Promise<{code: Promise<number>}>} resolves once the page is prepared; `code` with the run's exit code
 */
export async function followTestRun(page, { milliseconds = 400_000, onLine = () => {} } = {}) {
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    const line = util.format(...args);
    onLine(line);
    const isNoise = !process.env.EDITOR_TEST_VERBOSE && editorNoise.some((pattern) => pattern.test(line));
    if (!isNoise) console.log(line);
  });
  const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The tests in the extension host did not end.')), milliseconds).unref();
  });
  return { code: Promise.race([ended, late]) };
}
