import { compileGlob } from '../../../engine/glob';
import type { Project } from '../../../engine/project';
import { sensitiveFile } from '../../../knowledge/secrets';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Value } from '../../../model/dockerfile-value';
import { contextSources } from './copy-sources';
import { contextPath, ignoreFileOf, ignoringPattern } from './ignore-file';

/** A file with credentials that an instruction takes from the build context. */
export interface SensitiveSource {
  readonly source: Value & { readonly value: string };
  /** What such a file holds. */
  readonly holds: string;
}

/** The sources that hold credentials by their names, and of which nothing tells the contrary. */
export function sensitiveSources(copy: Copy | Add, path: string, project: Project): readonly SensitiveSource[] {
  return contextSources(copy).flatMap((source) => {
    const holds = sensitiveFile(source.value);
    return holds === undefined || isHarmless(copy, source.value, path, project) ? [] : [{ source, holds }];
  });
}

function isHarmless(copy: Copy | Add, source: string, path: string, project: Project): boolean {
  const own = contextPath(source);
  if (copy.excludes.some(({ value }) => compileGlob(value)(own))) return true;
  const ignored = ignoreFileOf(path, project);
  if (ignored && ignoringPattern(ignored, own) !== undefined) return true;
  const text = project.read(own);
  if (text === undefined) return false;
  if (/\.npmrc$|\.yarnrc\.yml$/.test(own)) return !/_auth|npmAuth|_password/i.test(text);
  return text.includes('-----BEGIN') && !/PRIVATE KEY/.test(text);
}

/** Where a source ends up in the image; nothing where that is not known. */
export function copiedTo(copy: Copy | Add, source: string): string | undefined {
  const { destination, state } = copy;
  const to = destination?.value;
  const path = to === undefined ? undefined : absolutePath(state?.workdirPath, to);
  if (to === undefined || path === undefined) return undefined;
  const isFolder = /\/$|(?:^|\/)\.{1,2}$/.test(to) || copy.sources.length > 1;
  const name = contextPath(source).split('/').pop() ?? '';
  return isFolder ? `${path === '/' ? '' : path}/${name}` : path;
}

/** A path of the image made absolute and tidy; `~` is the home of root. */
export function absolutePath(folder: string | undefined, path: string): string | undefined {
  const whole = path.startsWith('~/') ? `/root/${path.slice(2)}` : path;
  if (whole.startsWith('/')) return `/${contextPath(whole)}`;
  return folder?.startsWith('/') ? `/${contextPath(`${folder}/${whole}`)}` : undefined;
}
