import { type CodeAction, commands, Range, type Uri, window, workspace } from 'vscode';
import { fixAllKind } from '../../server/src/protocol';
import { baseName } from './words';

/**
 * Fix All Safe Findings: the server's own fix-all action on one file, without those of other extensions.
 *
 * @returns whether anything was changed
 */
export async function fixAllSafe(uri: Uri): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  const whole = new Range(0, 0, document.lineCount, 0);
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    whole,
    fixAllKind,
    1,
  );
  const action = actions.find((each) => each.kind?.value === fixAllKind && each.edit !== undefined);
  if (!action?.edit) {
    window.showInformationMessage(`${baseName(uri)}: no safe fixes to make.`);
    return false;
  }
  return workspace.applyEdit(action.edit);
}
