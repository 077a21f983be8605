import type { Project } from '../core/index';
import { type Files, folderOf, resolveUri } from './files';

/** What the core may read around one document; remembers what it asked for, so that a change there is noticed. */
export class SiblingFiles implements Project {
  private readonly asked = new Set<string>();
  private readonly folder: string;

  constructor(
    uri: string,
    private readonly files: Files,
    private readonly openText: (uri: string) => string | undefined,
  ) {
    this.folder = folderOf(uri);
  }

  /** Whether an answer given so far could be another one now that this file changed. */
  dependsOn(uri: string): boolean {
    return this.asked.has(uri) || this.asked.has(`${folderOf(uri)}/`);
  }

  read(path: string): string | undefined {
    const uri = resolveUri(this.folder, path);
    if (uri === undefined) return undefined;
    this.asked.add(uri);
    return this.openText(uri) ?? this.files.read(uri) ?? undefined;
  }

  list(folder: string): readonly string[] {
    const uri = resolveUri(this.folder, folder);
    if (uri === undefined) return [];
    this.asked.add(`${uri}/`);
    return this.files.list(uri) ?? [];
  }
}
