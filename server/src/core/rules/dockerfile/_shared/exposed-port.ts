import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Expose } from '../../../model/dockerfile-image-instructions';

/** Takes one port out of an EXPOSE, and the EXPOSE where it is the only one. */
export function removePort(edit: DockerfileEdits, expose: Expose, index: number): void {
  const word = expose.syntax.words[index];
  if (expose.ports.length === 1) edit.removeInstruction(expose);
  else if (word) edit.removeWord(word);
}
