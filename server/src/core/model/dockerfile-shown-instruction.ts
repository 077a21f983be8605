import type { Span } from '../text/span';
import type { Instruction } from './dockerfile-instruction-types';
import type { Stage } from './dockerfile-stage';
import type { Variable } from './variable-expansion';

/** The visits that show each kind of instruction where it is not `instruction` and its own name alone. */
const VISITS: ReadonlyMap<string, readonly string[]> = new Map([
  ['RUN', ['instruction', 'commandInstruction', 'run', 'command']],
  ['CMD', ['instruction', 'commandInstruction', 'cmd']],
  ['ENTRYPOINT', ['instruction', 'commandInstruction', 'entrypoint']],
  ['HEALTHCHECK', ['instruction', 'commandInstruction', 'healthcheck']],
  ['ADD', ['instruction', 'copy', 'add']],
]);

/** An instruction with all that rules are shown of it: its pairs, its commands, and the trigger of an ONBUILD. */
export class ShownInstruction {
  private readVisits: readonly string[] | undefined;

  /** `stage` is nothing for an ARG above the first FROM, which is shown as its pairs alone. */
  constructor(
    private readonly instruction: Instruction,
    private readonly stage: Stage | undefined,
  ) {}

  get kind(): Instruction['kind'] {
    return this.instruction.kind;
  }

  /** The lines that it takes. */
  get lines(): Span {
    return this.instruction.syntax.place.lines;
  }

  /**
   * All that a check can learn of the instruction without looking beyond it (see `Looks`), but for its
   * variables: its lines, how they are read, the shell that runs its commands, and whether FROM names a stage. Where
   * two keys and the variables are the same, so is what such a check says.
   */
  get key(): string {
    const { lines, escapeCharacter } = this.instruction.syntax.place;
    return `${escapeCharacter}${this.surroundings}\0${this.instruction.textIn(lines)}`;
  }

  /** What the variables in it came to, of those that anybody has asked for. */
  get variables(): FilledIn {
    const own = this.instruction.variablesFilledIn;
    const ofTrigger = this.trigger?.variablesFilledIn;
    return own && ofTrigger ? new Map([...own, ...ofTrigger]) : (own ?? ofTrigger ?? NONE);
  }

  /** Whether some variables come to the same for this instruction. */
  fillsIn(variables: FilledIn): boolean {
    // What a global ARG sees depends on which of its own pairs has come before.
    if (!this.stage) return variables.size === 0;
    for (const [name, known] of variables) if (!isSame(known, this.instruction.lookup(name))) return false;
    return true;
  }

  /** The names of the visits that may show something of it. */
  get visits(): readonly string[] {
    this.readVisits ??= this.namesOfVisits();
    return this.readVisits;
  }

  /** What a visit shows of it, in the order of the text. */
  nodes(visit: string): readonly unknown[] {
    const { instruction, trigger } = this;
    if (!this.stage) return visit === 'arg' ? nodesOf(instruction, visit) : [];
    const own = nodesOf(instruction, visit);
    return trigger ? [...own, ...nodesOf(trigger, visit)] : own;
  }

  private namesOfVisits(): readonly string[] {
    const { instruction, trigger } = this;
    if (!this.stage) return ['arg'];
    const own = visitsOf(instruction);
    return trigger ? [...new Set([...own, ...visitsOf(trigger)])] : own;
  }

  private get trigger(): Instruction | undefined {
    return this.instruction.kind === 'ONBUILD' ? this.instruction.trigger : undefined;
  }

  private get surroundings(): string {
    const { instruction, stage } = this;
    if (!stage) return '';
    const { kind } = instruction;
    const base = (kind === 'FROM' || kind === 'ONBUILD') && stage.baseStage ? 'stage' : '';
    const { shell } = stage.stateBefore(instruction);
    const program = stage.shellProgramBefore(instruction);
    // A comment of hadolint may name another shell than SHELL does.
    const named = program === shell?.words[0]?.value ? base : `${base}${program}\0`;
    // A text of JSON holds no zero, so that nothing can pass for the end of it.
    if (shell && shell.words.length > 0) return named + JSON.stringify(shell.words.map(({ value }) => value));
    return named + (stage.isWindows ? 'windows' : 'posix');
  }
}

/** Variables with what they come to. */
export type FilledIn = ReadonlyMap<string, Variable | undefined>;

const NONE: FilledIn = new Map();

function isSame(a: Variable | undefined, b: Variable | undefined): boolean {
  if (!a || !b) return a === b;
  return a.isSet && b.isSet ? a.value === b.value : a.isSet === b.isSet;
}

function visitsOf({ kind }: Instruction): readonly string[] {
  return VISITS.get(kind) ?? ['instruction', kind.toLowerCase()];
}

function nodesOf(instruction: Instruction, visit: string): readonly unknown[] {
  const { kind } = instruction;
  if (visit === 'env' || visit === 'arg' || visit === 'label') {
    const hasPairs = kind === 'ENV' || kind === 'ARG' || kind === 'LABEL';
    return hasPairs && kind.toLowerCase() === visit ? instruction.pairs : [];
  }
  if (visit === 'command') return kind === 'RUN' ? instruction.commands : [];
  return visitsOf(instruction).includes(visit) ? [instruction] : [];
}
