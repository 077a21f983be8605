import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { lineEndOf } from '../../../text/lines';

/** Puts words behind a word of a command, as strings of their own where the command is written in the JSON form. */
export function insertWords(edit: DockerfileEdits, command: ShellCommand, at: ShellWord, ...words: string[]): void {
  if (!command.isExecForm) edit.appendWords(at, words);
  else insertStrings(edit, at.span.end + 1, words);
}

function insertStrings(edit: DockerfileEdits, at: number, words: readonly string[]): void {
  edit.replace({ span: { start: at, end: at } }, words.map((word) => `, ${JSON.stringify(word)}`).join(''));
}

/** What stands before a program so that it may do its work: `sudo ` where the command says so. */
export function rightsOf({ wrappers }: ShellCommand): string {
  const sudo = wrappers.find(({ value }) => value === 'sudo' || value === 'doas');
  return sudo ? `${sudo.value} ` : '';
}

/** Puts a command behind all that a step runs; it is run only where the step succeeded. */
export function appendCommand(edit: DockerfileEdits, run: Run, text: string): void {
  const { script, heredocs } = run;
  if (heredocs.length > 0) {
    appendToHeredoc(edit, run, text);
    return;
  }
  // A comment at the end would swallow what is put behind it.
  if (!script || /[;&|\\`]\s*$|\s#[^\n]*$/.test(script.text)) {
    edit.refuse('Nothing can be put behind the last command.');
    return;
  }
  const at = script.spanOf(0, script.text.trimEnd().length);
  const lines = edit.text.slice(run.span.start, at.end).split(/\r?\n/);
  if (lines.length === 1) {
    edit.insertAfterNode({ span: at }, ` && ${text}`);
    return;
  }
  const { escapeCharacter } = run.model;
  const lineEnd = lineEndOf(edit.text);
  const leads = lines.some((line) => /^\s*&&/.test(line));
  const joined = lines.slice(1).filter((line) => !/^\s*(?:#|$)/.test(line));
  const model = leads ? joined.find((line) => /^\s*&&/.test(line)) : joined[0];
  const indent = /^[ \t]*/.exec(model ?? '')?.[0] ?? '';
  const behind = leads
    ? ` ${escapeCharacter}${lineEnd}${indent}&& ${text}`
    : ` && ${escapeCharacter}${lineEnd}${indent}${text}`;
  edit.insertAfterNode({ span: at }, behind);
}

function appendToHeredoc(edit: DockerfileEdits, run: Run, text: string): void {
  const [heredoc, ...others] = run.heredocs;
  const isWhole = others.length === 0 && run.syntax.rest.text === heredoc?.marker.value && heredoc.terminator;
  if (!heredoc || !isWhole) {
    edit.refuse('The step is more than its heredoc.');
    return;
  }
  const { start, end } = heredoc.body;
  const body = edit.text.slice(start, end);
  const lineEnd = lineEndOf(edit.text);
  if (run.commands.at(-1)?.options.errexit === true) {
    edit.insertBeforeNode({ span: { start: end, end } }, `${text}${lineEnd}`);
    return;
  }
  // Without -e the last command decides whether the step has failed, and the new one must not hide that.
  const last = body.trimEnd();
  const lastLine = last.slice(last.lastIndexOf('\n') + 1);
  if (/[;&|\\`]$|(?:^|\s)#/.test(lastLine) || body.includes('<<')) {
    edit.refuse('Nothing can be put behind the last command.');
    return;
  }
  const at = start + last.length;
  edit.insertBeforeNode({ span: { start: at, end: at } }, ` && ${text}`);
}

/** Takes a command out of its step, and the step where it holds nothing else. */
export function takeOut(edit: DockerfileEdits, command: InstructionCommand<Run>): void {
  const { instruction, operatorBefore, operatorAfter } = command;
  const joins = [operatorBefore, operatorAfter].flatMap((operator) => operator?.text ?? []);
  if (command.isCondition || command.isInsideSubstitution || joins.some((text) => /^(?:\|.*|&)$/.test(text))) {
    edit.refuse('The command is part of another one.');
  } else if (instruction.commands.length === 1) edit.removeInstruction(instruction);
  else if (instruction.heredocs.length > 0) edit.refuse('The step is a heredoc.');
  else edit.removeCommand(command);
}
