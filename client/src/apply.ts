import { Position, Range, type TextDocument, TextEdit, WorkspaceEdit, workspace } from 'vscode';
import type { HardenPreview, ProtocolEdit } from '../../server/src/protocol';

/** The protocol's edits as the editor's. */
export function editorEdits(edits: readonly ProtocolEdit[]): TextEdit[] {
  return edits.map(
    ({ range: { start, end }, newText }) =>
      new TextEdit(
        new Range(new Position(start.line, start.character), new Position(end.line, end.character)),
        newText,
      ),
  );
}

/**
 * Makes the edits of a preview as one undo step.
 *
 * @returns false where the document is no longer the one the preview was made of; then nothing is changed
 */
export async function applyToDocument(document: TextDocument, preview: HardenPreview): Promise<boolean> {
  return applyToDocuments([{ document, preview }]);
}

/** The same for several documents at once: all of them are changed or none. */
export async function applyToDocuments(
  files: readonly { readonly document: TextDocument; readonly preview: HardenPreview }[],
): Promise<boolean> {
  const edit = new WorkspaceEdit();
  for (const { document, preview } of files) {
    if (document.isClosed || preview.version !== document.version) return false;
    edit.set(document.uri, editorEdits(preview.edits));
  }
  return edit.size === 0 || workspace.applyEdit(edit);
}
