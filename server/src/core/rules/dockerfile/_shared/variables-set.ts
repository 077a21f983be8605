import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Arg, ArgPair, Env, EnvPair } from '../../../model/dockerfile-instructions';
import { keptFor } from '../../../model/outside-reads';
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

const NONE: readonly VariableSet[] = [];

/** The variables that ENV, ARG (by its default) or the commands of a RUN set. */
export function variablesSet(instruction: Instruction): readonly VariableSet[] {
  const { kind } = instruction;
  if (kind !== 'RUN' && kind !== 'ENV' && kind !== 'ARG') return NONE;
  return read(instruction);
}

const read = keptFor((instruction: Run | Env | Arg) =>
  instruction.kind === 'RUN' ? ofRun(instruction) : ofPairs(instruction, instruction.kind),
);

function ofPairs({ pairs }: Env | Arg, kind: 'ENV' | 'ARG'): readonly VariableSet[] {
  return pairs.flatMap((pair: EnvPair | ArgPair) => (pair.value ? [ofPair(pair, kind, pair.value)] : []));
}

function ofRun({ commands }: Run): readonly VariableSet[] {
  let found: VariableSet[] | undefined;
  for (const command of commands) {
    if (command.assignments.length === 0 && command.program !== 'export') continue;
    found ??= [];
    for (const assignment of command.assignments) found.push(ofAssignment(command, assignment));
    if (command.program !== 'export') continue;
    for (const word of command.arguments) if (/^[A-Za-z_]\w*=/.test(word.raw)) found.push(ofExport(command, word));
  }
  return found ?? NONE;
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
