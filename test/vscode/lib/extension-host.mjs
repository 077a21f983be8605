import path from 'node:path';
import { followTestRun, openBrowser } from './browser.mjs';

/**
 * Runs a test module in the extension host of a running code-server.
 *
 * @returns {Promise<number>} the exit code that the extension host reports: 0 where every test passed
 */
export async function runInExtensionHost({ host, folder, workspace, developmentPath, testsPath }) {
  const { page, close } = await openBrowser(folder);
  try {
    const run = await followTestRun(page);
    const payload = [
      ['extensionDevelopmentPath', `vscode-remote://${host}${developmentPath}`],
      ['extensionTestsPath', `vscode-remote://${host}${testsPath}`],
    ];
    const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
    await page.goto(`http://${host}/?${query}`);
    return await run.code;
  } catch (error) {
    await page.screenshot({ path: path.join(folder, 'extension-host.png') }).catch(() => {});
    throw error;
  } finally {
    await close();
  }
}
