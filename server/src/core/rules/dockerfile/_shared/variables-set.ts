import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import type { ShellAssignment, ShellWord } from '../../../syntax/shell-tree';
import type { Span, Spanned } from '../../../text/span';
import { removeStep, removeWords, type Step } from './removal';

/** A variable that an instruction sets; the span holds name and value. */
export interface VariableSet extends Spanned {
  readonly name: string;
  /** Nothing where it is unknown. */
  readonly value: string | undefined;
  readonly valueSpan: Span;
  /** Where it holds: `image` for ENV, `build` for ARG, `step` within a RUN. */
  readonly reach: 'image' | 'build' | 'step';
  remove(edit: DockerfileEdits): void;
}

const known = new WeakMap<Instruction, readonly VariableSet[]>();

/** The variables that ENV, ARG (by its default) or the commands of a RUN set. */
export function variablesSet(instruction: Instruction): readonly VariableSet[] {
  const earlier = known.get(instruction);
  if (earlier) return earlier;
  const found = [...readVariables(instruction)];
  known.set(instruction, found);
  return found;
}

function* readVariables(instruction: Instruction): Generator<VariableSet> {
  if (instruction.kind === 'ENV' || instruction.kind === 'ARG') {
    for (const pair of instruction.pairs) if (pair.value) yield ofPair(pair, instruction.kind, pair.value);
  } else if (instruction.kind === 'RUN') {
    for (const command of instruction.commands) {
      for (const assignment of command.assignments) yield ofAssignment(command, assignment);
      if (command.program !== 'export') continue;
      for (const word of command.arguments) if (/^[A-Za-z_]\w*=/.test(word.raw)) yield ofExport(command, word);
    }
  }
}

function ofPair(pair: EnvPair | ArgPair, kind: 'ENV' | 'ARG', value: NonNullable<EnvPair['value']>): VariableSet {
  return {
    span: pair.span,
    name: pair.name,
    value: value.value,
    valueSpan: value.span,
    reach: kind === 'ENV' ? 'image' : 'build',
    remove(edit) {
      if (pair.instruction.pairs.length > 1) edit.removeWord(pair);
      else edit.removeInstruction(pair.instruction);
    },
  };
}

function ofAssignment(command: Step, assignment: ShellAssignment): VariableSet {
  const { span, name, value } = assignment;
  const isAlone = !command.name && command.assignments.length === 1 && command.redirections.length === 0;
  return {
    span,
    name,
    value: value ? value.value : '',
    valueSpan: value?.span ?? span,
    reach: 'step',
    remove(edit) {
      if (isAlone) removeStep(edit, command);
      else if (command.isExecForm) edit.refuse('The strings of the JSON form hold it.');
      else edit.removeWord(assignment);
    },
  };
}

function ofExport(command: Step, word: ShellWord): VariableSet {
  const equals = word.raw.indexOf('=') + 1;
  const { start, end } = word.span;
  return {
    span: word.span,
    name: word.raw.slice(0, equals - 1),
    value: word.value?.slice(equals),
    valueSpan: word.parts ? word.span : { start: start + equals, end },
    reach: 'step',
    remove(edit) {
      if (command.arguments.length === 1) removeStep(edit, command);
      else removeWords(edit, command, [word]);
    },
  };
}
