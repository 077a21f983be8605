import { Uri, window, workspace } from 'vscode';

const fileName = '.bulkhead.yaml';

const template = `# Bulkhead reads the nearest .bulkhead.yaml upwards from each file.

# Policy packs, the later ones first where they disagree:
# recommended, strict, pss-baseline, pss-restricted, cis-docker, nsa
extends: [recommended]

# A level for a rule: off, hint, info, warning or error.
rules: {}
#   dockerfile/healthcheck-missing: off
#   compose/image-digest-missing: info

# Registries that images may come from; an empty list allows every one.
trustedRegistries: []

# The versions that the files are for; what is newer or gone there is reported.
# kubernetesVersion: "1.34"
# dockerEngineVersion: "29"

# Findings that are accepted, each with its reason and perhaps a day on which it comes back.
ignore: []
#   - path: legacy/**
#     rule: dockerfile/last-user-root
#     reason: replaced by the new service in spring
#     until: 2027-03-31
`;

/** Open Configuration: the nearest configuration above a file, made from a commented template where there is none. */
export async function openConfiguration(active: Uri | undefined): Promise<Uri | undefined> {
  const folder = (active ? workspace.getWorkspaceFolder(active) : undefined) ?? workspace.workspaceFolders?.[0];
  if (!folder) {
    window.showInformationMessage('Open a folder first: the configuration lies in it.');
    return undefined;
  }
  const existing = active ? await nearest(active, folder.uri) : undefined;
  const target = existing ?? Uri.joinPath(folder.uri, fileName);
  if (!(await exists(target))) await workspace.fs.writeFile(target, new TextEncoder().encode(template));
  await window.showTextDocument(target);
  return target;
}

async function nearest(file: Uri, top: Uri): Promise<Uri | undefined> {
  let folder = Uri.joinPath(file, '..');
  while (folder.path.startsWith(top.path)) {
    const candidate = Uri.joinPath(folder, fileName);
    if (await exists(candidate)) return candidate;
    if (folder.path === top.path || folder.path === '/') return undefined;
    folder = Uri.joinPath(folder, '..');
  }
  return undefined;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
