const assert = require('node:assert/strict');
const vscode = require('vscode');
const { address, closeAll, finding, findings, open, openWith, until } = require('./editor.cjs');

const misspelt = '{\n  "icc": false,\n  "no-new-privleges": true\n}\n';

function comparison() {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.map((tab) => tab.input).find((input) => input?.modified?.scheme === 'bulkhead');
}

/** Starts Harden This File, waits for its list and comparison, and gives both. */
async function hardenWithList(document, wishes) {
  const outcome = vscode.commands.executeCommand('bulkhead.hardenFile', document.uri, wishes);
  const { modified } = await until('the comparison', comparison);
  const preview = await vscode.workspace.openTextDocument(modified);
  await until('the preview', () => preview.getText().length > 0);
  return { outcome, preview };
}

/** Gives a command to the list until it is there to take it, and then what the hardening came to. */
async function answer(outcome, command) {
  let result;
  outcome.then((value) => {
    result = value;
  });
  return until('the outcome', async () => {
    await vscode.commands.executeCommand(command);
    return result;
  });
}

const accept = 'workbench.action.acceptSelectedQuickOpenItem';
const leave = 'workbench.action.closeQuickOpen';

async function textOnDisk(uri) {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Gives a changed document the text that its file holds. */
async function putBack(document) {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, whole, await textOnDisk(document.uri));
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

describe('commands', () => {
  afterEach(closeAll);

  it('are all there, every one with its place in the palette', async () => {
    await finding(await open('daemon.json'), 'daemon/unknown-key');
    const manifest = vscode.extensions.getExtension('bulkhead.bulkhead').packageJSON;
    const named = manifest.contributes.commands.map(({ command }) => command);
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      named.filter((command) => !known.includes(command)),
      [],
    );
    const placed = manifest.contributes.menus.commandPalette.filter(({ when }) => when).map(({ command }) => command);
    assert.deepEqual([...placed].sort(), [...named].sort());
  });

  it('Fix All Safe Findings makes the safe fixes, and nothing the second time', async () => {
    const document = await openWith('fix-all.daemon.json', misspelt);
    await finding(document, 'daemon/unknown-key');
    assert.equal(await vscode.commands.executeCommand('bulkhead.fixAllSafe', document.uri), true);
    const once = document.getText();
    assert.match(once, /"no-new-privileges"/);
    await vscode.commands.executeCommand('bulkhead.fixAllSafe', document.uri);
    assert.equal(document.getText(), once);
  });

  it('Fix All Safe Findings asks again when another extension wakes up meanwhile', async () => {
    const document = await openWith('fix-all-again.daemon.json', misspelt);
    await finding(document, 'daemon/unknown-key');
    // A slow answer keeps the question open, and a new provider makes the editor withdraw it.
    let asked = 0;
    const slow = {
      provideCodeActions: async () => {
        asked++;
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [];
      },
    };
    const slowProvider = vscode.languages.registerCodeActionsProvider('*', slow);
    const outcome = vscode.commands.executeCommand('bulkhead.fixAllSafe', document.uri);
    await until('the question', () => asked > 0);
    const another = vscode.languages.registerCodeActionsProvider('*', { provideCodeActions: () => [] });
    try {
      assert.equal(await outcome, true);
      assert.match(document.getText(), /"no-new-privileges"/);
    } finally {
      slowProvider.dispose();
      another.dispose();
    }
  });

  it('Harden This File without the list is one undo step', async () => {
    const document = await openWith('one-step.daemon.json', misspelt);
    await finding(document, 'daemon/unknown-key');
    const { result, applied } = await vscode.commands.executeCommand('bulkhead.hardenFile', document.uri, {
      ticked: 'all',
      confirm: false,
    });
    assert.equal(result, 'applied');
    assert.ok(applied.length > 0);
    assert.notEqual(document.getText(), misspelt);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), misspelt);
  });

  it('Harden This File applies exactly what the comparison showed', async () => {
    const document = await openWith('preview.daemon.json', misspelt);
    await finding(document, 'daemon/unknown-key');
    const { outcome, preview } = await hardenWithList(document, { ticked: 'all' });
    const shown = preview.getText();
    assert.notEqual(shown, misspelt);
    assert.equal(document.getText(), misspelt);
    assert.equal((await answer(outcome, accept)).result, 'applied');
    assert.equal(document.getText(), shown);
    assert.equal(comparison(), undefined);
  });

  it('Harden This File leaves everything as it is when left', async () => {
    const document = await openWith('left.daemon.json', misspelt);
    await finding(document, 'daemon/unknown-key');
    const { outcome } = await hardenWithList(document, {});
    assert.equal((await answer(outcome, leave)).result, 'cancelled');
    assert.equal(document.getText(), misspelt);
  });

  it('Harden This File refuses a document that changed meanwhile', async () => {
    const document = await openWith('changed.daemon.json', misspelt);
    await finding(document, 'daemon/unknown-key');
    const { outcome } = await hardenWithList(document, { ticked: 'all' });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 1), '\n  "debug": false,');
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    assert.equal((await answer(outcome, accept)).result, 'changed');
    assert.equal(document.getText(), changed);
  });

  it('Harden Workspace hardens every file and leaves saving to its user', async () => {
    const document = await open('compose.yaml');
    await finding(document, 'compose/privileged');
    const before = document.getText();
    const changed = await vscode.commands.executeCommand('bulkhead.hardenWorkspace', { ticked: 'all', confirm: false });
    assert.ok(changed >= 4, `${changed} files changed`);
    assert.doesNotMatch(document.getText(), /privileged: true/);
    const pod = await vscode.workspace.openTextDocument(address('kubernetes/pod.yaml'));
    assert.doesNotMatch(pod.getText(), /hostPID: true/);
    assert.equal(await textOnDisk(document.uri), before);
    for (const dirty of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) await putBack(dirty);
  });

  it('Scan Workspace reports files that are not open', async () => {
    const closed = address('closed/Dockerfile');
    await vscode.workspace.fs.writeFile(closed, new TextEncoder().encode('FROM alpine:3.22\nUSER root\n'));
    await finding(await open('daemon.json'), 'daemon/unknown-key');
    const totals = await vscode.commands.executeCommand('bulkhead.scanWorkspace');
    assert.ok(totals.files >= 5, JSON.stringify(totals));
    await until('the findings of the closed file', () => findings(closed).length > 0);
  });

  it('Open Configuration makes one with comments', async () => {
    await open('daemon.json');
    await vscode.commands.executeCommand('bulkhead.openConfiguration');
    const { document } = vscode.window.activeTextEditor;
    assert.equal(document.uri.path, address('.bulkhead.yaml').path);
    assert.match(document.getText(), /^extends: \[recommended\]$/m);
  });

  it('Explain Rule shows the page of a rule', async () => {
    await finding(await open('daemon.json'), 'daemon/unknown-key');
    await vscode.commands.executeCommand('bulkhead.explainRule', 'daemon/unknown-key');
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await until('the page', () => tabs().find(({ label }) => label.includes('daemon-unknown-key')));
  });

  it('Restart Server brings the findings back', async () => {
    const document = await open('daemon.json');
    await finding(document, 'daemon/unknown-key');
    await vscode.commands.executeCommand('bulkhead.restartServer');
    await finding(document, 'daemon/unknown-key');
  });
});
