import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { lineEndOf } from '../../../text/lines';
import { takeOut } from './command-edits';

/** Moves a command out of its step to the beginning of a later one; the step goes where nothing else is in it. */
export function moveToLater(edit: DockerfileEdits, command: InstructionCommand<Run>, later: Run): void {
  const { instruction, span, isExecForm } = command;
  const words = [command.name, ...command.arguments].map((word) => word?.text ?? '');
  const text = isExecForm ? words.join(' ') : edit.text.slice(span.start, span.end);
  if (text.includes('\n') || instruction.mounts.length > 0 || /[^\w\s=.:/+-]/.test(text)) {
    edit.refuse('The command is more than a line of words.');
    return;
  }
  takeOut(edit, command);
  insertFirst(edit, later, text);
}

/** Puts a command before all that a step runs, which goes on only where it succeeded. */
export function insertFirst(edit: DockerfileEdits, run: Run, text: string): void {
  const [heredoc, ...others] = run.heredocs;
  if (heredoc) {
    const isWhole = others.length === 0 && run.syntax.rest.text === heredoc.marker.value;
    // Behind `set -e`, so that the script stops where the command fails.
    const first = run.commands.find(({ program }) => program !== 'set')?.span.start ?? heredoc.body.start;
    const start = Math.max(heredoc.body.start, edit.text.lastIndexOf('\n', first - 1) + 1);
    if (!isWhole || edit.text.startsWith('#!', heredoc.body.start))
      edit.refuse('The later step is more than its heredoc.');
    else edit.insertBeforeNode({ span: { start, end: start } }, `${text}${lineEndOf(edit.text)}`);
    return;
  }
  const { script } = run;
  if (!script) {
    edit.refuse('The JSON form has no place for a second command.');
    return;
  }
  const first = script.text.length - script.text.trimStart().length;
  edit.insertBeforeNode({ span: script.spanOf(first, first + 1) }, `${text} && `);
}
