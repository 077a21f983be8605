const vscode = require('vscode');

function assert(condition, message) {
  if (!condition) throw new Error(message);
}

async function until(what, look) {
  const start = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - start > 30_000) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function openWith(name, text) {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

const ruleOf = ({ code }) => (typeof code === 'object' ? String(code.value) : String(code));

const misspelt = '{\n  "icc": false,\n  "no-new-privleges": true\n}\n';
const kinds = [
  ['Dockerfile', 'FROM alpine:3.22\nUSER root\n', 'dockerfile/last-user-root'],
  ['compose.yaml', 'services:\n  web:\n    image: nginx:1.30\n    privileged: true\n', 'compose/privileged'],
  ['daemon.json', misspelt, 'daemon/unknown-key'],
  [
    'pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostPID: true\n  containers:\n    - name: web\n      image: nginx:1.30\n',
    'kubernetes/host-pid',
  ],
];

describe('in a browser, the server in a web worker', () => {
  it('runs where there is no Node', () => {
    assert(typeof importScripts === 'function' && typeof process === 'undefined', 'this is no worker');
  });

  it('comes from another origin than the editor', () => {
    const { extensionUri } = vscode.extensions.getExtension('bulkhead.bulkhead');
    assert(extensionUri.scheme === 'http', extensionUri.toString());
    assert(!globalThis.origin.endsWith(extensionUri.authority), globalThis.origin);
  });

  for (const [name, text, rule] of kinds) {
    it(`reports ${rule} in ${name}`, async () => {
      const { uri } = await openWith(name, text);
      await until(rule, () => vscode.languages.getDiagnostics(uri).some((each) => ruleOf(each) === rule));
    });
  }

  // Each comes out of a file of its own beside the server: a language service, and for a manifest the schemas too.
  const completions = [
    ['completed.Dockerfile', 'FROM alpine:3.22\nHEAL\n', 'HEAL', 'HEALTHCHECK'],
    ['completed/compose.yaml', 'services:\n  web:\n    image: nginx:1.30\n    privil\n', 'privil', 'privileged'],
    ['completed/pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostP\n', 'hostP', 'hostPID'],
  ];
  for (const [name, text, typed, completed] of completions) {
    it(`completes ${completed} in ${name}`, async () => {
      const document = await openWith(name, text);
      const position = document.positionAt(text.indexOf(typed) + typed.length);
      const labels = await until(completed, async () => {
        const { items } = await vscode.commands.executeCommand(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        );
        const offered = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return offered.some((label) => label.startsWith(completed)) && offered;
      });
      assert(labels.length > 0, 'nothing');
    });
  }

  it('fixes a misspelt key', async () => {
    const document = await openWith('fixed.daemon.json', misspelt);
    const isOurs = (each) => ruleOf(each) === 'daemon/unknown-key';
    const found = await until('the finding', () => vscode.languages.getDiagnostics(document.uri).find(isOurs));
    const offered = await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      'quickfix',
      10,
    );
    const fix = offered.find(({ edit, title }) => edit && title.includes('no-new-privileges'));
    assert(fix, `offered: ${offered.map(({ title }) => title).join(', ')}`);
    await vscode.workspace.applyEdit(fix.edit);
    assert(document.getText().includes('"no-new-privileges"'), document.getText());
  });
});
