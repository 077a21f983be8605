import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';

/** What the client at the other end can do and has told about itself. */
export interface Client {
  /** The extension for VS Code: it knows our custom messages and commands. */
  readonly isOurs: boolean;
  readonly options: Partial<InitializationOptions>;
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly resolvesEdits: boolean;
  readonly hasVersionedEdits: boolean;
  readonly hasActionLiterals: boolean;
  readonly hasPreferredActions: boolean;
  readonly hasSnippets: boolean;
  readonly folders: readonly string[];
}

/** Reads the first request; what a client leaves out it cannot do. */
export function readClient({ capabilities, initializationOptions, ...params }: InitializeParams): Client {
  const options: Partial<InitializationOptions> =
    typeof initializationOptions === 'object' && initializationOptions !== null ? initializationOptions : {};
  const { workspace, textDocument } = capabilities;
  const action = textDocument?.codeAction;
  return {
    isOurs: typeof options.extensionUri === 'string',
    options,
    pulls: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    hasVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    hasActionLiterals: action?.codeActionLiteralSupport !== undefined,
    hasPreferredActions: action?.isPreferredSupport === true,
    hasSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    folders: (params.workspaceFolders ?? []).map(({ uri }) => withoutSlash(uri)),
  };
}

/** A folder's URI as `folderOf` writes it. */
export function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
