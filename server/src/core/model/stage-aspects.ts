import type { Span } from '../text/span';
import type { Instruction } from './dockerfile-instruction-types';
import { HEAD, type Look, NAMES } from './outside-reads';

/**
 * What can be looked at of a stage without looking at all of its lines, so that a check need not be asked again while
 * others are typed: what its instructions of a kind say; its FROM line (of its name see `NAMES`, its base stage is of the
 * frame); of what kinds its instructions are, in order; and the context that all of them are read in, which some kinds and
 * comments set, and the number of instructions. Where the context changes, all aspects do. What the stages say that a
 * stage is built on belongs to its own aspects.
 */
export type Aspect = Kind | 'CONTEXT' | 'KINDS';

type Kind = Instruction['kind'];

/** Variables, the shell, and what runs before a stage that is built on this one. */
const SETTING_CONTEXT: ReadonlySet<Kind> = new Set<Kind>(['ARG', 'ENV', 'ONBUILD', 'SHELL']);

/** A set of aspects, a bit for each. */
export type Aspects = number;

export const NO_ASPECTS: Aspects = 0;
export const ALL_ASPECTS: Aspects = -1;

const BITS_OF_ASPECT = 5;
const FROM_LINE = 0;
/** Numbers are given as aspects come: there are fewer than bits. */
const numbers = new Map<Aspect, number>([['FROM', FROM_LINE]]);

function numberOf(aspect: Aspect): number {
  let number = numbers.get(aspect);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(aspect, number);
  }
  return number;
}

/** The look at an aspect of a stage. What stands above the first FROM has none of its own. */
export function aspectOf(stage: number, aspect: Aspect): Look {
  if (stage < 0) return HEAD;
  return NAMES - 1 - ((stage << BITS_OF_ASPECT) | numberOf(aspect));
}

/** The aspect that the instructions of a kind are: their own, or the context. */
export function aspectOfKind(kind: Kind): Aspect {
  return SETTING_CONTEXT.has(kind) ? 'CONTEXT' : kind;
}

/** The stage that a look below `NAMES` is at. */
export function stageOfAspect(look: number): number {
  return (NAMES - 1 - look) >> BITS_OF_ASPECT;
}

/** A look with the stage in the place of an aspect of it. */
export function divisionOfLook(look: Look): Look {
  return typeof look === 'number' && look < NAMES ? stageOfAspect(look) : look;
}

/** Whether the aspect that a look below `NAMES` is at is one of some. */
export function isAspectIn(aspects: Aspects, look: number): boolean {
  return (aspects & (1 << numberIn(look))) !== 0;
}

/** Whether a look below `NAMES` is at a FROM line. */
export function isAtFromLine(look: number): boolean {
  return numberIn(look) === FROM_LINE;
}

function numberIn(look: number): number {
  return (NAMES - 1 - look) & ((1 << BITS_OF_ASPECT) - 1);
}

/** An instruction of a stage. */
export interface PlacedInstruction {
  readonly kind: Kind;
  /** Counted from the start of the stage. */
  readonly lines: Span;
}

/** A stage, FROM first. */
export interface PlacedStage {
  readonly text: string;
  readonly instructions: readonly PlacedInstruction[];
}

/** The aspects of a stage that are not what they were in its version before. */
export function changedAspects(before: PlacedStage, after: PlacedStage): Aspects {
  if (before.instructions.length !== after.instructions.length) return ALL_ASPECTS;
  let aspects = NO_ASPECTS;
  let end = 0;
  let endBefore = 0;
  for (const [index, { kind, lines }] of after.instructions.entries()) {
    const earlier = before.instructions[index];
    if (!earlier || !isSameText(before.text, endBefore, earlier.lines.start, after.text, end, lines.start)) {
      return ALL_ASPECTS;
    }
    if (!isSameText(before.text, earlier.lines.start, earlier.lines.end, after.text, lines.start, lines.end)) {
      aspects |= aspectsOfKind(kind);
      if (kind !== earlier.kind) aspects |= aspectsOfKind(earlier.kind) | bitOf('KINDS');
    }
    end = lines.end;
    endBefore = earlier.lines.end;
  }
  return isSameText(before.text, endBefore, before.text.length, after.text, end, after.text.length)
    ? aspects
    : ALL_ASPECTS;
}

function aspectsOfKind(kind: Kind): Aspects {
  const aspect = aspectOfKind(kind);
  return aspect === 'FROM' || aspect === 'CONTEXT' ? ALL_ASPECTS : bitOf(aspect);
}

function bitOf(aspect: Aspect): Aspects {
  return 1 << numberOf(aspect);
}

function isSameText(one: string, start: number, end: number, other: string, from: number, to: number): boolean {
  return end - start === to - from && one.slice(start, end) === other.slice(from, to);
}
