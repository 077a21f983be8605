import { type CancellationToken, type Uri, workspace } from 'vscode';
import { leftOutFolders, workspaceFiles } from './selector';

const mostFiles = 20_000;

/** The files of the workspace that may be ours, in the order of their paths; the server tells which of them are. */
export async function findWorkspaceFiles(token?: CancellationToken): Promise<Uri[]> {
  const left = Object.entries(workspace.getConfiguration('files').get<Record<string, unknown>>('exclude') ?? {})
    .filter(([, isLeftOut]) => isLeftOut === true)
    .map(([pattern]) => pattern);
  const files = await workspace.findFiles(workspaceFiles, `{${[leftOutFolders, ...left].join(',')}}`, mostFiles, token);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
