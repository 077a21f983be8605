import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg } from '../../../../server/src/core/model/dockerfile-instructions';
import type { KnownDifference } from '../../reader';
import type { Subject } from '../../subject';
import { NumberedLines } from './numbered-lines';
import { spokenOf } from './subject-model';

/** What a check speaks of, and what stands around it. */
export interface Warned {
  /** The line at which the instruction begins. */
  readonly line: string;
  /** The first line below it that holds more than a continuation or a comment. */
  readonly below: string;
  /** The lines above it, the nearest first. */
  readonly above: readonly string[];
  /** The variable that the check names; empty for checks that name none. */
  readonly variable: string;
  /** The instruction as Bulkhead reads it; several for a FROM that runs the ONBUILDs of another stage. */
  readonly instructions: readonly (Instruction | Arg)[];
  /** All the lines of the instruction. */
  readonly written: string;
  readonly subject: Subject;
}

/** A check that only one of both sides speaks of, where it may be so. */
export function onlyOne(
  side: 'official' | 'ours',
  check: string,
  isIt: (warned: Warned) => boolean,
): KnownDifference['isIt'] {
  return (difference, subject) => {
    const [, found, number, variable = ''] = /^\.warnings\.([A-Za-z]+) ([0-9]+)(?: (.*))?$/s.exec(difference.at) ?? [];
    const other = side === 'official' ? difference.ours : difference.official;
    if (found !== check || other !== undefined) return false;
    const lines = new NumberedLines(subject.text);
    const at = (one: number): string => subject.text.slice(lines.startOf(one), lines.endOf(one));
    const above = Array.from({ length: Number(number) - 1 }, (_, index) => at(Number(number) - 1 - index));
    const next = lines.starts.map((_, index) => at(index + 1)).slice(Number(number));
    const below = next.find((one) => !/^\s*(?:#.*|\\?\s*)$/.test(one)) ?? '';
    const instructions = spokenOf(subject, Number(number));
    const written = instructions.map(({ syntax }) => writtenOf(syntax.place.lines, subject)).join('');
    return isIt({ line: at(Number(number)), below, above, variable, instructions, written, subject });
  };
}

function writtenOf({ start, end }: { readonly start: number; readonly end: number }, { text }: Subject): string {
  return text.slice(start, end);
}
