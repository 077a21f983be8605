import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { packageCommand } from './package-commands';
import { removeStep, removeWords } from './removal';

/**
 * Takes a package out of what a command installs. Where nothing else is installed the command goes, and the whole step
 * where the others only bring the lists of packages and clean up after it, or go with the package as `goesToo` says.
 */
export function leavePackageOut(
  edit: DockerfileEdits,
  command: InstructionCommand<Run>,
  packages: readonly ShellWord[],
  word: ShellWord,
  goesToo: (other: InstructionCommand<Run>) => boolean = () => false,
): void {
  const { instruction } = command;
  if (packages.length > 1) removeWords(edit, command, [word]);
  else if (instruction.commands.every((other) => other === command || onlyServes(other) || goesToo(other))) {
    edit.removeInstruction(instruction);
  } else removeStep(edit, command);
}

function onlyServes(command: InstructionCommand<Run>): boolean {
  const { program, arguments: words } = command;
  if (program === 'rm') {
    return words.every(({ text }) => /^(?:-|\/var\/(?:lib\/apt|cache|lib\/cache)\/|\/tmp\/|~\/\.cache)/.test(text));
  }
  if (program === 'set') return true;
  const task = packageCommand(command)?.task;
  return task === 'updateIndex' || task === 'clean';
}
