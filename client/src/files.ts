import { FileType, Uri, workspace } from 'vscode';
import type { DocumentParams, ListFolderAnswer, ReadFileAnswer } from '../../server/src/protocol';

/** No file that belongs to a Dockerfile or a manifest is longer; what is, is no text to look at. */
const largestFile = 8 * 1024 * 1024;

/** The text of a file as the person sees it: unsaved changes included, null where there is none. */
export async function readFile({ uri }: DocumentParams): Promise<ReadFileAnswer> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (open) return { text: open.getText() };
  try {
    const address = Uri.parse(uri, true);
    const { size, type } = await workspace.fs.stat(address);
    if ((type & FileType.File) === 0 || size > largestFile) return { text: null };
    return { text: new TextDecoder().decode(await workspace.fs.readFile(address)) };
  } catch {
    return { text: null };
  }
}

/** The names in a folder, folders with a slash at their end; none where there is no such folder. */
export async function listFolder({ uri }: DocumentParams): Promise<ListFolderAnswer> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
    return { names: entries.map(([name, type]) => ((type & FileType.Directory) === 0 ? name : `${name}/`)) };
  } catch {
    return { names: [] };
  }
}
