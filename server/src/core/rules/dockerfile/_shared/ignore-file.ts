import { compileGlob } from '../../../engine/glob';
import type { Project } from '../../../engine/project';

/** The ignore file of a build, its patterns in order. */
export interface IgnoreFile {
  readonly name: string;
  readonly patterns: readonly IgnorePattern[];
}

interface IgnorePattern {
  readonly text: string;
  readonly isException: boolean;
  matches(path: string): boolean;
}

/** The ignore file that counts for a Dockerfile: the one of its own name goes before `.dockerignore`. */
export function ignoreFileOf(dockerfilePath: string, project: Project): IgnoreFile | undefined {
  const own = `${dockerfilePath.slice(dockerfilePath.lastIndexOf('/') + 1)}.dockerignore`;
  for (const name of [own, '.dockerignore']) {
    const text = project.read(name);
    if (text !== undefined) return { name, patterns: patternsOf(text) };
  }
  return undefined;
}

/** A path of the build context without what changes nothing: `./a//b/../c` is `a/c`, the context itself is empty. */
export function contextPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The pattern that keeps a path with all that it holds out of the context; nothing where any of it may get in. */
export function ignoringPattern({ patterns }: IgnoreFile, path: string): string | undefined {
  let found: string | undefined;
  for (const pattern of patterns) {
    if (path === '') {
      if (pattern.isException) return undefined;
      if (['*', '**', '**/*'].includes(pattern.text)) found = pattern.text;
    } else if (pattern.isException) {
      if (pattern.matches(path) || mayLieIn(pattern.text, path)) found = undefined;
    } else if (pattern.matches(path)) found = pattern.text;
  }
  return found;
}

function patternsOf(text: string): readonly IgnorePattern[] {
  return text.split('\n').flatMap((line) => {
    const written = line.replace(/^\uFEFF/, '').trim();
    if (written === '' || line.startsWith('#')) return [];
    const isException = written.startsWith('!');
    const pattern = contextPath(isException ? written.slice(1).trim() : written);
    // Braces and escapes mean other things here than in our globs; such a pattern is taken to match nothing.
    if (pattern === '' || /[{}\\]/.test(pattern)) return [];
    return [{ text: pattern, isException, matches: compileGlob(`/${pattern}`) }];
  });
}

/** Whether something below a folder may match a pattern: what stands before its first wildcard leads there. */
function mayLieIn(pattern: string, folder: string): boolean {
  const fixed = pattern.split(/[*?[]/)[0] ?? '';
  return fixed.startsWith(`${folder}/`) || (fixed.length < pattern.length && `${folder}/`.startsWith(fixed));
}
