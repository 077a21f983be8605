// What a person does at the keyboard, in the page of a real editor: see, ask, fix, harden.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './lib/browser.mjs';
import { editorFolders, installExtension, startCodeServer } from './lib/code-server.mjs';
import { bed, project } from './lib/places.mjs';
import { check } from './lib/results.mjs';
import { Window } from './lib/window.mjs';

/** Runs the tests of the keyboard on the packed extension, and takes the pictures of the README on demand. */
export async function runKeyboardSuite({ folder, vsix, pictures }) {
  const workspace = path.join(folder, 'keyboard-workspace');
  fs.cpSync(path.join(bed, 'fixtures'), workspace, { recursive: true });
  const folders = editorFolders(path.join(folder, 'keyboard'));
  await installExtension(folders, vsix);
  const server = await startCodeServer(folders);
  try {
    const { page, close } = await openBrowser(folder);
    try {
      await keyboardTests(new Window(page, server.host, folder), workspace);
    } finally {
      await close();
    }
    if (pictures) await takePictures(server.host, folder, pictures);
  } finally {
    await server.stop();
  }
}

async function keyboardTests(window, workspace) {
  const saved = (file) => fs.readFileSync(path.join(workspace, file), 'utf8');
  const test = (name, run) =>
    check(name, async () => {
      try {
        await run();
      } catch (error) {
        await window.picture(`failed-${name.replaceAll(/\W+/g, '-')}.png`);
        throw error;
      }
    });

  await test('a squiggle, and the finding in the Problems panel', async () => {
    await window.open(workspace, 'daemon.json');
    await window.squiggle().waitFor();
    await window.press('Control+Shift+M');
    await window.problem('no-new-privleges').waitFor();
  });
  await test('the status item says what the file is', async () => {
    await window.focusEditor();
    assert.match(await window.languageStatus(), /daemon\.json: .*(error|warning|note)/);
  });
  await test('the light bulb fixes the misspelt key', async () => {
    await window.focusLine('no-new-privleges');
    await window.lightBulb('no-new-privileges');
    await window.press('Enter');
    await window.line('no-new-privileges').waitFor();
    await window.press('Control+S');
    await window.until('the saved file', () => saved('daemon.json').includes('"no-new-privileges": true'));
  });
  await test('Harden This File: the list, the comparison, Enter, the summary', async () => {
    await window.open(workspace, 'compose.yaml');
    await window.squiggle().waitFor();
    await window.focusLine('image');
    await window.command('Bulkhead: Harden This File');
    await window.row('compose/').first().waitFor();
    await window.comparison().waitFor();
    await window.tickAll();
    await window.changedLine().waitFor();
    await window.accept();
    await window.comparison().waitFor({ state: 'detached' });
    await window.unsaved('compose.yaml').waitFor();
    await window.command('Notifications: Show Notifications');
    await window.notification('compose.yaml').waitFor();
  });
}

/** The pictures of the README, of the example files. */
async function takePictures(host, folder, pictures) {
  const workspace = path.join(folder, 'shop');
  fs.cpSync(path.join(project, 'examples/problems'), workspace, { recursive: true });
  fs.mkdirSync(pictures, { recursive: true });
  const { page, close } = await openBrowser(folder);
  try {
    const window = new Window(page, host, pictures);
    await page.setViewportSize({ width: 1080, height: 680 });
    await window.open(workspace, 'kubernetes/api.yaml', 24);
    await window.squiggle().waitFor();
    await window.press('Control+B');
    await window.press('Control+Shift+M');
    await window.problem('kubernetes/host-pid').waitFor();
    await window.focusLine('hostPID');
    await window.lightBulb('');
    await window.picture('light-bulb.png');
    await window.press('Escape');
    await window.press('Control+J');
    await window.command('Bulkhead: Harden This File');
    await window.row('kubernetes/').first().waitFor();
    await window.comparison().waitFor();
    await window.tickAll();
    await window.changedLine().waitFor();
    await window.picture('harden.png');
    await window.press('Escape');
  } finally {
    await close();
  }
}
