/** A file or folder that could not be read or written, in words for the person who named it. */
export interface FileError {
  /** As the person knows it. */
  readonly path: string;
  readonly message: string;
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links lead in a circle',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EIO: 'the disk gave an input/output error',
};

/** What an error of the file system means, without its jargon. */
export function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    const known = words[String(error.code)];
    if (known !== undefined) return known;
  }
  return error instanceof Error ? error.message : String(error);
}
