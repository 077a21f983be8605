import { shifted } from '../text/span';
import type { DockerfileModel } from './dockerfile';
import { ShownInstruction } from './dockerfile-shown-instruction';
import type { Stage } from './dockerfile-stage';
import { EVERYTHING, FRAME, HEAD, type Look, NAMES, withoutNoting } from './outside-reads';
import {
  ALL_ASPECTS,
  type Aspects,
  isAspectIn,
  isAtFromLine,
  NO_ASPECTS,
  type PlacedInstruction,
  stageOfAspect,
} from './stage-aspects';

/** The lines of one stage, from its FROM to the next one. */
export interface StageText {
  /** Where they begin in the file. */
  readonly start: number;
  readonly text: string;
  /** What FROM says, its lines whole. */
  readonly from: string;
  /** The number of the earlier stage that it is built on. */
  readonly base: number | undefined;
}

/** A file in pieces that can be compared with those of its next version. */
export interface Divisions {
  /** What is said above the first FROM, and what the stages are built on. */
  readonly frame: string;
  /** What the stages are called: while that and the frame are the same, so is what each name means. */
  readonly names: string;
  /** All that stands above the first FROM. */
  readonly head: string;
  readonly stages: readonly StageText[];
}

/** Divides a file into its stages. */
export function divisionsOf(model: DockerfileModel): Divisions {
  return withoutNoting(() => {
    const { text, stages } = model;
    const starts = stages.map(({ from }) => from.syntax.linesStart);
    const head = text.slice(0, starts[0] ?? text.length);
    let frame = saidAbove(model, head.length);
    let names = '';
    const divided = stages.map((stage, index): StageText => {
      const start = starts[index] ?? 0;
      const end = stage.from.syntax.linesEnd;
      const base = stage.baseStage?.index;
      frame += `\0${base ?? ''}`;
      names += `\0${stage.from.aliasText ?? ''}`;
      return { start, text: text.slice(start, starts[index + 1] ?? text.length), from: text.slice(start, end), base };
    });
    return { frame, names, head, stages: divided };
  });
}

/** Directives, ARGs, what does not belong there, and what comments say of the shell, all of it as text. */
function saidAbove({ tree, shellPragmas }: DockerfileModel, end: number): string {
  const { text, escapeCharacter, directives, instructions } = tree;
  let said = escapeCharacter;
  for (const { span } of directives) said += `${text.slice(span.start, span.end)}\n`;
  for (const { at, program } of shellPragmas) {
    if (at >= end) break;
    said += `${program}\n`;
  }
  for (const { linesStart, linesEnd } of instructions) {
    if (linesStart >= end) break;
    said += text.slice(linesStart, linesEnd);
  }
  return said;
}

/** Where something stands in a file that is divided. */
export interface DividedPlace {
  /** The number of a stage, or `HEAD`. */
  readonly division: number;
  /** Counted from the start of the stage. */
  readonly start: number;
  readonly end: number;
}

/** The stage that a span lies in; nothing where it does not end with it. */
export function dividedPlace(
  { stages }: Divisions,
  from: number,
  to: number,
  length: number,
): DividedPlace | undefined {
  let low = -1;
  let high = stages.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((stages[middle]?.start ?? 0) <= from) low = middle;
    else high = middle;
  }
  const start = stages[low]?.start ?? 0;
  if (to > (stages[low + 1]?.start ?? length)) return undefined;
  return { division: low < 0 ? HEAD : low, start: from - start, end: to - start };
}

/** What of a file is the same as in its version before. */
export class UnchangedDivisions {
  /** Whether the file has the same stages, built on the same. */
  readonly isFrameSame: boolean;
  private readonly areNamesSame: boolean;
  private readonly isHeadSame: boolean;
  /** What of each stage is not the same. */
  private readonly changed: readonly Aspects[];
  private readonly sameFrom: readonly boolean[];

  /** `hasSameAnswer` tells of a question about other files, `changedIn` of the lines of a stage that changed. */
  constructor(
    before: Divisions | undefined,
    after: Divisions,
    private readonly hasSameAnswer: (question: string) => boolean,
    changedIn: (stage: number) => Aspects,
  ) {
    this.isFrameSame = before?.frame === after.frame;
    this.areNamesSame = before?.names === after.names;
    this.isHeadSame = this.isFrameSame && before?.head === after.head;
    const changed: Aspects[] = [];
    const sameFrom: boolean[] = [];
    if (this.isFrameSame) {
      for (const [index, { text, from, base }] of after.stages.entries()) {
        const earlier = before?.stages[index];
        const own = text === earlier?.text ? NO_ASPECTS : changedIn(index);
        sameFrom.push(from === earlier?.from);
        changed.push(base === undefined ? own : own | (changed[base] ?? ALL_ASPECTS));
      }
    }
    this.changed = changed;
    this.sameFrom = sameFrom;
  }

  /** Whether a stage and those that it is built on are the same, or the head. */
  isSame(division: number): boolean {
    return division === HEAD ? this.isHeadSame : this.changed[division] === NO_ASPECTS;
  }

  /** Whether each instruction of a stage stands where it stood, in the same context, whatever it says now. */
  isInPlace(stage: number): boolean {
    return (this.changed[stage] ?? ALL_ASPECTS) !== ALL_ASPECTS;
  }

  /** Whether what somebody looked at is the same. */
  holds(looks: readonly Look[]): boolean {
    if (!this.isFrameSame) return false;
    for (const at of looks) {
      if (at === EVERYTHING) return false;
      if (at === FRAME) continue;
      if (typeof at === 'string' ? !this.hasSameAnswer(at) : !this.isSameAt(at)) return false;
    }
    return true;
  }

  private isSameAt(at: number): boolean {
    if (at === NAMES) return this.areNamesSame;
    if (at > NAMES) return this.isSame(at);
    const stage = stageOfAspect(at);
    return isAtFromLine(at) ? this.sameFrom[stage] === true : !isAspectIn(this.changed[stage] ?? ALL_ASPECTS, at);
  }
}

/** The instructions of a stage as rules are shown them; those above the first FROM for `HEAD`. */
export function shownInstructionsOf(model: DockerfileModel, division: number): readonly ShownInstruction[] {
  return withoutNoting(() => {
    const stage = model.stages[division];
    if (stage) return shownIn(stage, stage.instructions);
    if (division !== HEAD) return [];
    const above = model.globalArguments.map((argument) => new ShownInstruction(argument, undefined));
    const { implicitStage } = model;
    return implicitStage ? [...above, ...shownIn(implicitStage, implicitStage.instructions.slice(1))] : above;
  });
}

/** The instructions of a stage at their places. */
export function placedInstructionsOf(model: DockerfileModel, stage: number): readonly PlacedInstruction[] {
  const shown = shownInstructionsOf(model, stage);
  const start = shown[0]?.lines.start ?? 0;
  return shown.map(({ kind, lines }) => ({ kind, lines: shifted(lines, -start) }));
}

/** One of them, so that the others of a stage need not be read. */
export function shownInstructionAt(
  model: DockerfileModel,
  division: number,
  index: number,
): ShownInstruction | undefined {
  const stage = model.stages[division];
  if (!stage) return shownInstructionsOf(model, division)[index];
  const instruction = withoutNoting(() => stage.at(index));
  return instruction && new ShownInstruction(instruction, stage);
}

function shownIn(stage: Stage, instructions: Stage['instructions']): ShownInstruction[] {
  return instructions.map((instruction) => new ShownInstruction(instruction, stage));
}
