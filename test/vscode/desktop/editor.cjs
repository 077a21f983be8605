// What the tests do with the editor, in words.
const vscode = require('vscode');

/** Waits until `look` gives something, and fails with `what` where it never does. */
async function until(what, look, milliseconds = 30_000) {
  const start = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - start > milliseconds) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The address of a file of the workspace. */
function address(name) {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
}

/** Writes a file and shows it. */
async function openWith(name, text) {
  await vscode.workspace.fs.writeFile(address(name), new TextEncoder().encode(text));
  return open(name);
}

async function open(name) {
  const document = await vscode.workspace.openTextDocument(address(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The findings of a file. */
function findings(uri) {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'bulkhead');
}

/** The id of a finding's rule. */
function ruleOf({ code }) {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** Waits for a finding of a rule. */
function finding(document, rule) {
  return until(`${rule} in ${document.uri.path}`, () => findings(document.uri).find((each) => ruleOf(each) === rule));
}

/** Waits until no finding of a rule is left. */
function gone(document, rule) {
  return until(
    `${rule} gone from ${document.uri.path}`,
    () => !findings(document.uri).some((each) => ruleOf(each) === rule),
  );
}

/** The code actions at a range, resolved. */
function actions(document, range, kind) {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind, 30);
}

/** Throws away what the tests did not save and closes everything; the editor's own settings it saves itself. */
async function closeAll() {
  const isOfWorkspace = ({ uri }) => vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  for (const document of vscode.workspace.textDocuments.filter((one) => one.isDirty && isOfWorkspace(one))) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

module.exports = { actions, address, closeAll, finding, findings, gone, open, openWith, ruleOf, until };
