import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Volume } from '../../../model/dockerfile-instructions';

/** Takes one path out of VOLUME, in either form, and the instruction where it names no other. */
export function removeVolumePath(edit: DockerfileEdits, volume: Volume, index: number): void {
  const { json, words } = volume.syntax;
  const items = json?.items ?? words;
  const item = items[index];
  const before = items[index - 1];
  const after = items[index + 1];
  if (items.length === 1 || !item) edit.removeInstruction(volume);
  else if (!json) edit.removeWord(item);
  else if (before) edit.replace({ span: { start: before.span.end, end: item.span.end } }, '');
  else if (after) edit.replace({ span: { start: item.span.start, end: after.span.start } }, '');
}
