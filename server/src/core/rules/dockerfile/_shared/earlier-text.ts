import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import { keptFor } from '../../../model/outside-reads';
import { chainOf } from './run-time-part';

/**
 * Whether a text is written by a step, a copy, a variable or a trigger up to this step, heredocs included, in its stage or
 * one below it: settings that a file keeps for all later steps. The expression is one constant, as its answers are kept.
 */
export function isWrittenBefore(run: Run, expression: RegExp): boolean {
  const { stage, order } = run;
  return chainOf(stage).some((one) => firstMatch(one)(expression) <= (one === stage ? order : Number.MAX_VALUE));
}

/** The order of the first instruction of a stage whose text an expression finds. */
const firstMatch = keptFor((stage: Stage): ((expression: RegExp) => number) => {
  const writing = stage.ofKind('RUN', 'COPY', 'ADD', 'ENV', 'ARG', 'ONBUILD');
  const texts = writing.map(wholeText);
  const answers = new Map<RegExp, number>();
  return (expression) => {
    const known = answers.get(expression);
    if (known !== undefined) return known;
    const found = writing[texts.findIndex((text) => expression.test(text))];
    const first = found?.order ?? Number.POSITIVE_INFINITY;
    answers.set(expression, first);
    return first;
  };
});

/** What an instruction says on its lines, heredocs included. */
export function wholeText(instruction: Instruction): string {
  const { span, heredocs } = instruction.syntax;
  return instruction.textIn({ start: span.start, end: Math.max(span.end, ...heredocs.map(({ body }) => body.end)) });
}
