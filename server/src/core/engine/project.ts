import type { ShellAnswer, ShellQuestion } from '../model/shell-questions';

/**
 * The files around the one that is analysed, as far as they are known. The core cannot read files: the host fills this
 * from the disk, the editor through the protocol, a test from a literal. Paths are relative to the folder of the
 * analysed file, with `/`.
 */
export interface Project {
  /** The text of a file; nothing where there is none, or where it is not known yet. */
  read(path: string): string | undefined;
  /** The names in a folder (`.` is that of the analysed file); empty where it is not known. */
  list(folder: string): readonly string[];
  /**
   * What ShellCheck says of a script; nothing where that is not known, or not yet. The question itself is missing where
   * nobody may or can run ShellCheck, so that no script is put together for nothing; it never comes or goes.
   */
  readonly shellAnswer?: ((question: ShellQuestion) => ShellAnswer | undefined) | undefined;
}

/** The project of a text that stands alone, such as standard input. */
export const noProject: Project = { read: () => undefined, list: () => [] };
