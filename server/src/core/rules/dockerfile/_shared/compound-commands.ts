import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';

const COMPOUND = /(?:^|[\s;&|(){}])(?:for|while|until|if|case|select|function)\s|\(\s*\)/;

/** Whether a command is one of the step itself for sure: no loop, branch or function stands before it. */
export function standsBeforeCompounds({ instruction, chain, span }: InstructionCommand<Run>): boolean {
  const script = instruction.scripts[0]?.text;
  if (chain.commands !== instruction.commands[0]?.chain.commands || !script) return false;
  const found = COMPOUND.exec(script.text);
  return !found || span.start < script.spanOf(found.index, found.index + 1).start;
}
