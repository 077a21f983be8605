const assert = require('node:assert/strict');
const vscode = require('vscode');
const { actions, closeAll, finding, findings, gone, openWith, until } = require('./editor.cjs');

const rule = 'dockerfile/shellcheck-finding';
const text = 'FROM debian:12-slim\nRUN file=$(mktemp) && \\\n    # gone at once\n    rm $file\n';

function switchOn(value) {
  return vscode.workspace
    .getConfiguration('bulkhead')
    .update('shellcheck.enabled', value, vscode.ConfigurationTarget.Global);
}

describe('ShellCheck in the editor', () => {
  afterEach(async () => {
    await switchOn(undefined);
    await closeAll();
  });

  it('is off until somebody switches it on, and goes again', async () => {
    const document = await openWith('scripts/Dockerfile', text);
    await until('the other findings', () => findings(document.uri).length > 0);
    assert.deepEqual(
      findings(document.uri).filter(({ message }) => message.startsWith('SC')),
      [],
    );
    await switchOn(true);
    const found = await finding(document, rule);
    assert.equal(document.getText(found.range), '$file');
    assert.equal(found.message, 'SC2086: Double quote to prevent globbing and word splitting.');
    assert.equal(String(found.code.target), 'https://www.shellcheck.net/wiki/SC2086');
    await switchOn(undefined);
    await gone(document, rule);
  });

  it('fixes what it finds with the light bulb, and follows what is typed', async () => {
    await switchOn(true);
    const document = await openWith('scripts/Dockerfile', text);
    const found = await finding(document, rule);
    const fix = await until('a fix that ShellCheck has looked at', async () => {
      const offered = await actions(document, found.range, 'quickfix');
      return offered.find(({ edit, title }) => edit && title.startsWith('Write it as ShellCheck proposes'));
    });
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.match(document.getText(), /rm "\$file"\n$/);
    await gone(document, rule);
    await vscode.commands.executeCommand('undo');
    await finding(document, rule);
  });
});
