/** What the model needs of the files around the one at hand. Paths are relative to that file's folder, with `/`. */
export interface ProjectReader {
  read(path: string): string | undefined;
  list(folder: string): readonly string[];
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The folders of a path, outermost first. */
export function foldersOf(path: string): readonly string[] {
  return path
    .split(/[/\\]/)
    .slice(0, -1)
    .filter((part) => part !== '' && part !== '.');
}

/**
 * A path as seen from a folder, without `.` and without going out of the analysed folder and in again: with the
 * analysed file in `apps/web`, `../web/a.yaml` is `a.yaml`. The folder itself is `.`.
 */
export function joinPath(folder: string, path: string, ownFolders: readonly string[] = []): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  let ups = parts.findIndex((part) => part !== '..');
  if (ups < 0) ups = parts.length;
  while (ups > 0 && parts[ups] !== undefined && parts[ups] === ownFolders.at(-ups)) {
    parts.splice(ups - 1, 2);
    ups--;
  }
  return parts.join('/') || '.';
}

/** The folder of a path, `.` for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash) || '/';
}
