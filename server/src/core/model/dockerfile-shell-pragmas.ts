import type { DockerfileTree } from '../syntax/dockerfile';

/** A comment such as `# hadolint shell=powershell`. */
export interface ShellPragma {
  /** Where it stands in the file. */
  readonly at: number;
  /** Whether it stands above the first FROM, so that it holds for every stage. */
  readonly isGlobal: boolean;
  /** The shell, its folder included where one is written. */
  readonly program: string;
}

const PRAGMA = /^hadolint\s+shell\s*=\s*(\S+)/;

/**
 * The comments by which hadolint is told which shell a base image sets. Behind a FROM one holds for the rest of its stage:
 * https://github.com/hadolint/hadolint#non-posix-shells
 */
export function shellPragmas({ text, comments, instructions }: DockerfileTree): ShellPragma[] {
  if (!/hadolint[ \t]+shell/.test(text)) return [];
  const firstFrom = instructions.find(({ name }) => name === 'FROM')?.span.start ?? Number.POSITIVE_INFINITY;
  return comments.flatMap((comment): ShellPragma[] => {
    const program = comment.isInside ? undefined : PRAGMA.exec(comment.text)?.[1];
    const at = comment.span.start;
    return program === undefined ? [] : [{ at, isGlobal: at < firstFrom, program }];
  });
}
