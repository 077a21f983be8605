import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Value } from '../../../model/dockerfile-value';
import { isArchive } from './copy-sources';
import { absolutePath } from './sensitive-copy';

/** Whether a source is one plain file that a mount can bring in just as well. */
export function isMountable(copy: Copy | Add, source: Value): boolean {
  const { value, raw } = source;
  const isPlain = value !== undefined && value === raw && /^[\w./@-]+$/.test(value) && !value.includes('..');
  const isUnpacked = copy.kind === 'ADD' && value !== undefined && isArchive(value);
  // A mount has the owner and the mode that the file has outside.
  const isChanged = copy.chown !== undefined || copy.chmod !== undefined;
  return isPlain && !isUnpacked && !isChanged && !copy.onbuild && !copy.syntax.json && copy.heredocs.length === 0;
}

/** Takes a source out of its COPY, and the COPY where it was the only one. */
export function removeSource(edit: DockerfileEdits, copy: Copy | Add, source: Value): void {
  if (copy.sources.length === 1) edit.removeInstruction(copy);
  else edit.removeWord(source);
}

/** Whether a step does something to a file that a mount forbids, as it is read-only. */
export function changesFile(run: Run, path: string): boolean {
  return run.commands.some(({ program, arguments: words, redirections }) => {
    const names = (text: string | undefined) =>
      text !== undefined && absolutePath(run.state?.workdirPath, text) === path;
    if (redirections.some(({ operator, target }) => operator.startsWith('>') && names(target?.value))) return true;
    return /^(?:chmod|chown|sed|mv|tee|truncate)$/.test(program ?? '') && words.some(({ value }) => names(value));
  });
}

/** The paths that a step deletes. */
export function deletedBy(run: Run): readonly string[] {
  return run.commands
    .filter(({ program }) => program === 'rm' || program === 'shred' || program === 'unlink')
    .flatMap(({ arguments: words }) =>
      words.flatMap(({ value }) => {
        const path = value === undefined ? undefined : absolutePath(run.state?.workdirPath, value);
        return path === undefined || value?.startsWith('-') ? [] : [path];
      }),
    );
}
