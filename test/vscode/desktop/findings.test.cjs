const assert = require('node:assert/strict');
const vscode = require('vscode');
const { actions, closeAll, finding, findings, gone, open, openWith, until } = require('./editor.cjs');

describe('findings in the editor', () => {
  afterEach(closeAll);

  const kinds = [
    { file: 'Dockerfile', rule: 'dockerfile/last-user-root', token: 'root' },
    { file: 'compose.yaml', rule: 'compose/privileged', token: 'true' },
    { file: 'daemon.json', rule: 'daemon/unknown-key', token: 'no-new-privleges' },
    { file: 'kubernetes/pod.yaml', rule: 'kubernetes/host-pid', token: 'true' },
  ];
  for (const { file, rule, token } of kinds) {
    it(`underlines the exact token in ${file}`, async () => {
      const document = await open(file);
      const found = await finding(document, rule);
      assert.match(document.getText(found.range), new RegExp(`${token}"?$`));
      assert.equal(found.range.start.line, found.range.end.line);
    });
  }

  it('leaves other JSON and YAML alone', async () => {
    const json = await openWith('package.json', '{ "name": "x", "no-new-privleges": true }\n');
    const yaml = await openWith('notes.yaml', 'privileged: true\nhostPID: true\n');
    await finding(await open('daemon.json'), 'daemon/unknown-key');
    assert.deepEqual(findings(json.uri), []);
    assert.deepEqual(findings(yaml.uri), []);
    assert.equal(json.languageId, 'json');
  });

  it('follows what is typed', async () => {
    const document = await openWith('typed.Dockerfile', 'FROM alpine:3.22\nUSER 65532\n');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 5, 1, 10), 'root');
    await vscode.workspace.applyEdit(edit);
    await finding(document, 'dockerfile/last-user-root');
    await vscode.commands.executeCommand('undo');
    await gone(document, 'dockerfile/last-user-root');
  });

  it('fixes a misspelt key with the light bulb', async () => {
    const document = await open('daemon.json');
    const found = await finding(document, 'daemon/unknown-key');
    const offered = await actions(document, found.range, 'quickfix');
    const fix = offered.find(({ edit, title }) => edit && title.includes('no-new-privileges'));
    assert.ok(fix, `offered: ${offered.map(({ title }) => title).join(', ')}`);
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.match(document.getText(), /"no-new-privileges": true/);
    await gone(document, 'daemon/unknown-key');
  });

  it('ignores a finding with a comment', async () => {
    const document = await open('compose.yaml');
    const found = await finding(document, 'compose/privileged');
    const offered = await actions(document, found.range, 'quickfix.suppress.bulkhead');
    const ignore = offered.find((action) => action.edit && action.title.includes('compose/privileged'));
    assert.ok(ignore, `offered: ${offered.map(({ title }) => title).join(', ')}`);
    assert.equal(await vscode.workspace.applyEdit(ignore.edit), true);
    assert.match(document.getText(), /# bulkhead ignore=compose\/privileged/);
    await gone(document, 'compose/privileged');
  });

  it('explains on hover', async () => {
    const document = await open('Dockerfile');
    const found = await finding(document, 'dockerfile/last-user-root');
    const hovers = await until('a hover', async () => {
      const all = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, found.range.start);
      return all.length > 0 && all;
    });
    const text = hovers.flatMap(({ contents }) => contents.map((each) => each.value ?? String(each))).join('\n');
    assert.ok(text.trim().length > 10, text);
  });
});
