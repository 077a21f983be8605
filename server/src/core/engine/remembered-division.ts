import type { FilledIn } from '../model/dockerfile-shown-instruction';
import type { Look } from '../model/outside-reads';
import { divisionOfLook, type PlacedInstruction } from '../model/stage-aspects';
import type { Part } from './remembered-parts';
import type { RememberedReport } from './remembered-report';

/** A file of nothing but the same line must not be compared with all of itself. */
const MOST_OF_A_KEY = 4;

/**
 * What the rules said of an instruction, those left out that were silent and looked at nothing else: they stay so for
 * all instructions of the same key that fill the same variables in.
 */
export interface InstructionMemory {
  readonly key: string;
  readonly variables: FilledIn;
  readonly parts: readonly Part[];
}

/** What the rules said of an instruction of a division. */
export interface PlacedMemory extends PlacedInstruction {
  readonly memory: InstructionMemory;
}

/** A report of a division or of the instruction at an index in it, which begins at `start` in the division. */
interface PlacedReports {
  readonly index: number | undefined;
  readonly start: number;
  readonly reports: readonly RememberedReport[];
}

/** What the rules said of a stage and of its instructions, or of the file and of those above the first stage. */
export class DivisionMemory {
  private readReach: readonly Look[] | undefined;
  private readSaid: readonly PlacedReports[] | undefined;

  constructor(
    readonly parts: readonly Part[],
    readonly instructions: readonly PlacedMemory[],
  ) {}

  /** All that was looked at for any of it, whole stages in the place of their aspects: quicker to go through. */
  get reach(): readonly Look[] {
    this.readReach ??= [...new Set(this.partsOfAll().flatMap(({ looks }) => looks?.map(divisionOfLook) ?? []))];
    return this.readReach;
  }

  /** All that was said. */
  get said(): readonly PlacedReports[] {
    this.readSaid ??= [
      { index: undefined, start: 0, reports: reportsOf(this.parts) },
      ...this.instructions.map(({ memory, lines }, index) => ({
        index,
        start: lines.start,
        reports: reportsOf(memory.parts),
      })),
    ].filter(({ reports }) => reports.length > 0);
    return this.readSaid;
  }

  private partsOfAll(): readonly Part[] {
    return [...this.parts, ...this.instructions.flatMap(({ memory }) => memory.parts)];
  }
}

function reportsOf(parts: readonly Part[]): readonly RememberedReport[] {
  return parts.flatMap(({ reports }) => reports);
}

export type MemoriesByKey = ReadonlyMap<string, readonly InstructionMemory[]>;

/** Where to look for what is known of an instruction. */
export function byKey(divisions: readonly DivisionMemory[]): MemoriesByKey {
  const found = new Map<string, InstructionMemory[]>();
  for (const { instructions } of divisions) {
    for (const { memory } of instructions) {
      const same = found.get(memory.key);
      if (!same) found.set(memory.key, [memory]);
      else if (same.length < MOST_OF_A_KEY && !same.includes(memory)) same.push(memory);
    }
  }
  return found;
}
