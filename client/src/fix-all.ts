import { CancellationError, type CodeAction, commands, Range, type Uri, window, workspace } from 'vscode';
import { fixAllKind } from '../../server/src/protocol';
import { baseName } from './words';

/**
 * Fix All Safe Findings: the server's own fix-all action on one file, without those of other extensions.
 *
 * @returns whether anything was changed
 */
export async function fixAllSafe(uri: Uri): Promise<boolean> {
  const actions = await fixAllActions(uri);
  const action = actions.find((each) => each.kind?.value === fixAllKind && each.edit !== undefined);
  if (!action?.edit) {
    window.showInformationMessage(`${baseName(uri)}: no safe fixes to make.`);
    return false;
  }
  return workspace.applyEdit(action.edit);
}

/** An extension that wakes up with the file withdraws the question a few times at the most. */
const mostQuestions = 5;

/**
 * The fix-all actions of a file. The editor withdraws such a question when the extensions that answer it change, as they
 * do while a window starts, though nobody has called it off: then it is asked again.
 */
async function fixAllActions(uri: Uri): Promise<CodeAction[]> {
  for (let question = 1; ; question++) {
    const document = await workspace.openTextDocument(uri);
    const whole = new Range(0, 0, document.lineCount, 0);
    try {
      return await commands.executeCommand('vscode.executeCodeActionProvider', uri, whole, fixAllKind, 1);
    } catch (error) {
      if (question === mostQuestions || !isWithdrawn(error)) throw error;
    }
  }
}

function isWithdrawn(error: unknown): boolean {
  return error instanceof CancellationError || (error instanceof Error && error.name === 'Canceled');
}
