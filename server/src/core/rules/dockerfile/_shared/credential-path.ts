import type { Project } from '../../../engine/project';
import { credentialFileVariables, sensitiveFile } from '../../../knowledge/secrets';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Spanned } from '../../../text/span';
import { contextSources } from './copy-sources';
import { contextPath, ignoreFileOf, ignoringPattern } from './ignore-file';
import { absolutePath } from './sensitive-copy';

/** A file of credentials that an instruction brings into the image, as a variable tells. */
export interface NamedCredential {
  readonly variable: string;
  /** The variable in the destination, or the pair that sets it. */
  readonly at: Spanned;
}

/** Whether it is worth to look at the project and the variables: most instructions copy plain files. */
export function mayHoldCredentials(copy: Copy | Add): boolean {
  const isSuspicious = ({ value }: { readonly value: string }) => sensitiveFile(value) !== undefined || isFolder(value);
  return (copy.destination?.variables.length ?? 0) > 0 || contextSources(copy).some(isSuspicious);
}

/**
 * Variables that name a file of credentials which an instruction copies: as its destination, or as a path in a folder
 * of the context that it copies.
 */
export function namedCredentials(copy: Copy | Add, path: string, project: Project): readonly NamedCredential[] {
  if (copy.from || copy.onbuild || !copy.destination) return [];
  const { destination, stage } = copy;
  const own = destination.variables.filter(({ name }) => credentialFileVariables.has(name));
  if (own.length > 0) return own.map(({ name, span }) => ({ variable: name, at: { span } }));
  const found: NamedCredential[] = [];
  for (const variable of credentialFileVariables) {
    const setting = stage.setting(variable, Number.POSITIVE_INFINITY);
    const file = setting?.value;
    if (!setting || !file || !stage.instructions.some(({ kind, span }) => isIn(setting.source, span, kind))) continue;
    const rest = pathInside(copy, file);
    if (rest === undefined) continue;
    const folders = contextSources(copy).filter(({ value }) => isFolder(value));
    const ignored = ignoreFileOf(path, project);
    const isLeftOut = (folder: string) =>
      ignored !== undefined && ignoringPattern(ignored, contextPath(`${folder}/${rest}`)) !== undefined;
    if (folders.some(({ value }) => !isLeftOut(value))) found.push({ variable, at: setting.source });
  }
  return found;
}

function isIn({ span }: Spanned, outer: Spanned['span'], kind: string): boolean {
  return (kind === 'ENV' || kind === 'ARG') && outer.start <= span.start && span.end <= outer.end;
}

/** Whether a source is likely a folder: the context itself, or a name without an ending. */
function isFolder(source: string): boolean {
  const name = contextPath(source).split('/').pop() ?? '';
  return name === '' || source.endsWith('/') || /^[^.*?[]+$/.test(name);
}

/** Where a file lies below the folder that an instruction copies to; nothing for a file elsewhere. */
function pathInside(copy: Copy | Add, file: string): string | undefined {
  const to = copy.destination?.value;
  if (to === undefined) return undefined;
  // Most base images begin at the root.
  const folder = absolutePath(copy.state?.workdirPath ?? '/', to);
  const whole = absolutePath(copy.stage.endState.workdirPath ?? '/', file);
  if (folder === undefined || whole === undefined || /^\/(?:var\/)?run\//.test(whole)) return undefined;
  if (folder === '/') return file.startsWith('/') ? undefined : whole.slice(1);
  return whole.startsWith(`${folder}/`) ? whole.slice(folder.length + 1) : undefined;
}
