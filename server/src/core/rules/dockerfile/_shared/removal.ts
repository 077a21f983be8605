import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { CommandInstruction, InstructionCommand } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { WrittenText } from '../../../model/dockerfile-written-texts';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import type { Span } from '../../../text/span';

/** A command that knows its instruction. */
export type Step = InstructionCommand<Extract<Instruction, CommandInstruction>>;

/**
 * Takes a command out: with its instruction where nothing else is run, else with the operator beside it. Where it is all
 * that a branch or a loop runs, `:` takes its place. Refused within a pipeline and as a condition.
 */
export function removeStep(edit: DockerfileEdits, command: Step): void {
  const { instruction, pipeline, chain, isCondition } = command;
  if (pipeline.length > 1 || isCondition || command.isInsideSubstitution)
    edit.refuse('Something waits for its result.');
  else if (instruction.commands.length === 1 && instruction.kind === 'RUN') edit.removeInstruction(instruction);
  else if (chain.commands.length === 1) edit.replace(command, ':');
  else edit.removeCommand(command);
}

/** Takes words of a command out that stand side by side, in either form. */
export function removeWords(edit: DockerfileEdits, command: ShellCommand, words: readonly ShellWord[]): void {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return;
  if (command.isExecForm) {
    const before = [command.name, ...command.arguments].findLast((word) => word && word.span.end < first.span.start);
    if (before) edit.replace({ span: { start: before.span.end + 1, end: last.span.end + 1 } }, '');
    else edit.refuse('Nothing stands before it.');
    return;
  }
  const span = { start: first.span.start, end: last.span.end };
  if (first !== last && edit.text.slice(first.span.end, last.span.start).includes('#')) {
    edit.refuse('A comment stands between the words.');
  } else edit.removeWord(first === last ? first : { span });
}

/** Where characters of a word's text stand in the file; the whole word where quotes or continuations move them. */
export function spanInWord(word: ShellWord, from: number, to: number): Span {
  const { span, parts, raw, text } = word;
  const quote = raw.charAt(0);
  const isOneQuotation = (quote === '"' || quote === "'") && raw === quote + text + quote;
  // In the JSON form an escape takes more places than what it says.
  const isAsWritten = span.end - span.start === raw.length;
  if (parts || !isAsWritten || (raw !== text && !isOneQuotation)) return span;
  const start = span.start + (isOneQuotation ? 1 : 0);
  return { start: start + from, end: start + to };
}

/**
 * Takes a setting out of a text that a step writes: the line of a heredoc, or the command that writes nothing else. In a
 * text with more in it the setting is refused, or gives way to `instead`.
 */
export function removeWritten(edit: DockerfileEdits, written: WrittenText, span: Span, instead?: string): void {
  const { content, command, isHeredoc } = written;
  const { text } = edit;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineFeed = text.indexOf('\n', span.end);
  const rest = text.slice(lineStart, span.start) + text.slice(span.end, lineFeed < 0 ? text.length : lineFeed);
  const isAlone = content.text.trim().replace(/^['"]|(?:\\n)?['"]$/g, '') === text.slice(span.start, span.end);
  if (isHeredoc && rest.trim() === '' && lineFeed >= 0)
    edit.replace({ span: { start: lineStart, end: lineFeed + 1 } }, '');
  else if (command && !isHeredoc && isAlone && command.pipeline.length === 1) removeStep(edit, command);
  else if (instead !== undefined) edit.replace({ span }, instead);
  else edit.refuse('More is written with it.');
}
