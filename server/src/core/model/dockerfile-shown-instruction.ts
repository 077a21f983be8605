import type { DockerfileModel } from './dockerfile';
import type { Instruction } from './dockerfile-instruction-types';
import type { Stage } from './dockerfile-stage';

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
    private readonly model: DockerfileModel,
    private readonly stage: Stage | undefined,
  ) {}

  /**
   * All that a check can learn of the instruction without looking beyond it (see `outsideReads`): its lines, how they
   * are read, and the shell that runs its commands. Where two keys are the same, so is what such a check says.
   */
  get key(): string {
    const { lines, escapeCharacter } = this.instruction.syntax.place;
    return `${escapeCharacter}${this.shell}\0${this.model.text.slice(lines.start, lines.end)}`;
  }

  /** The names of the visits that may show something of it. */
  get visits(): readonly string[] {
    this.readVisits ??= this.namesOfVisits();
    return this.readVisits;
  }

  /** What a visit shows of it, in the order of the text. */
  nodes(visit: string): readonly unknown[] {
    const { instruction } = this;
    if (!this.stage) return visit === 'arg' ? nodesOf(instruction, visit) : [];
    const trigger = instruction.kind === 'ONBUILD' ? instruction.trigger : undefined;
    const own = nodesOf(instruction, visit);
    return trigger ? [...own, ...nodesOf(trigger, visit)] : own;
  }

  private namesOfVisits(): readonly string[] {
    const { instruction } = this;
    if (!this.stage) return ['arg'];
    const trigger = instruction.kind === 'ONBUILD' ? instruction.trigger : undefined;
    const own = visitsOf(instruction);
    return trigger ? [...new Set([...own, ...visitsOf(trigger)])] : own;
  }

  private get shell(): string {
    if (!this.stage) return '';
    const { shell } = this.stage.stateBefore(this.instruction);
    // A text of JSON holds no zero, so that nothing can pass for the end of it.
    return shell ? JSON.stringify(shell.words.map(({ value }) => value)) : this.stage.isWindows ? 'windows' : 'posix';
  }
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
