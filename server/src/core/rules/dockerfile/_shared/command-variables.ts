import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { variablesSet } from './variables-set';

/** A variable as a command finds it; the value is nothing where it is unknown. */
export interface FoundVariable {
  readonly value: string | undefined;
}

/** What a command finds in a variable: given before it or in its step, else by ENV or ARG; nothing where none is set. */
export function variableOf(command: InstructionCommand<Run>, name: string): FoundVariable | undefined {
  const own = command.assignments.find((one) => one.name === name);
  if (own) return { value: own.value?.value };
  const { instruction: run } = command;
  const exported = variablesSet(run).findLast((one) => one.name === name && one.span.end <= command.span.start);
  if (exported) return exported;
  const setting = run.stage.setting(name, run.order);
  return setting && { value: setting.value };
}
