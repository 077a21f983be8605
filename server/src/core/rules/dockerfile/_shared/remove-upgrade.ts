import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { takeOut } from './command-edits';
import { packageCommand } from './package-commands';

/**
 * Takes an upgrade out of its step, and the whole step where nothing is left but what served the upgrade. Where it has
 * turned the sources to another release (`turnsSources`), the rest cannot do without it.
 */
export function removeUpgrade(
  edit: DockerfileEdits,
  upgrade: InstructionCommand<Run>,
  turnsSources?: (command: InstructionCommand<Run>) => boolean,
): void {
  const run = upgrade.instruction;
  const others = run.commands.filter((one) => one !== upgrade);
  if (others.every((one) => servesUpgrade(one) || turnsSources?.(one) === true)) edit.removeInstruction(run);
  else if (turnsSources) edit.refuse('The step goes on with the sources of another release.');
  else takeOut(edit, upgrade);
}

/** Whether a command only gets the index for an upgrade, or clears away behind it. */
function servesUpgrade(command: InstructionCommand<Run>): boolean {
  const { program, arguments: words } = command;
  if (program === 'set' || program === 'export') return true;
  if (program === 'rm') return words.some(({ text }) => /^\/var\/(?:lib\/apt|cache)\b/.test(text));
  const call = packageCommand(command);
  if (!call) return false;
  return call.task === 'updateIndex' || call.task === 'clean' || /^auto-?(?:remove|purge)$/.test(call.verbText);
}
