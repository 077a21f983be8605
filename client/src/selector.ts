import type { DocumentSelector, WorkspaceFolder } from 'vscode';

/** Languages whose every document the server may look at; it leaves YAML alone that is none of our kinds. */
const languages = ['dockerfile', 'dockercompose', 'yaml', 'helm', 'helm-template'];

/** JSON is looked at by name only: every other JSON file costs nothing, not even a message to the server. */
const daemonPattern = '**/{daemon,*-daemon,*.daemon}.json';
const daemonLanguages = ['json', 'jsonc'];

/**
 * Schemes of documents that are files to a person. What another extension shows beside them (the old side of a
 * comparison, an output, a cell of a notebook, our own preview) has another scheme and gets no findings.
 */
const knownSchemes = ['file', 'untitled', 'vscode-vfs', 'vscode-userdata'];

/** The schemes that count as files here: the known ones and those of the open folders. */
export function fileSchemes(folders: readonly WorkspaceFolder[] | undefined): string[] {
  return [...new Set([...knownSchemes, ...(folders ?? []).map((folder) => folder.uri.scheme)])];
}

/** One entry of a selector, spelt in the form that both the editor and the language client accept. */
export interface SelectedDocuments {
  readonly scheme: string;
  readonly language: string;
  readonly pattern?: string;
}

/** Which documents are ours. */
export function documentSelector(schemes: readonly string[]): SelectedDocuments[] & DocumentSelector {
  return schemes.flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    ...daemonLanguages.map((language) => ({ scheme, language, pattern: daemonPattern })),
  ]);
}

/** Where to look for files when a whole workspace is scanned or hardened. */
export const workspaceFiles =
  '**/{Dockerfile,Dockerfile.*,Dockerfile-*,*.dockerfile,*.Dockerfile,Containerfile,Containerfile.*,*.yaml,*.yml,daemon.json,*-daemon.json,*.daemon.json}';

/** Folders that hold other people's files, beside those that the editor's own settings leave out. */
export const leftOutFolders = '**/{node_modules,.git,vendor,dist,.venv}/**';

/** Files whose change may change the findings of another file. */
export const relatedFiles =
  '**/{.bulkhead.yaml,.bulkhead.yml,.env,*.env,.dockerignore,*.dockerignore,kustomization.yaml,kustomization.yml,Kustomization,Chart.yaml,values.yaml,.hadolint.yaml,.hadolint.yml,.trivyignore,.trivyignore.yaml,.checkov.yaml,.kube-linter.yaml,Dockerfile,Dockerfile.*,*.dockerfile,Containerfile,compose*.yaml,compose*.yml,docker-compose*.yaml,docker-compose*.yml}';
