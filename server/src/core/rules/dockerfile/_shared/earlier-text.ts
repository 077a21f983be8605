import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import { chainOf } from './run-time-part';

const firstMatches = new WeakMap<Stage, Map<RegExp, number>>();

/**
 * Whether a text is written by an instruction up to this one, heredocs included, in its stage or one below it: settings
 * that a file keeps for all later steps. The expression is one constant, as its answers are kept.
 */
export function isWrittenBefore(run: Run, expression: RegExp): boolean {
  const { stage, order } = run;
  return chainOf(stage).some((one) => firstMatch(one, expression) <= (one === stage ? order : Number.MAX_VALUE));
}

function firstMatch(stage: Stage, expression: RegExp): number {
  const answers = firstMatches.get(stage) ?? new Map<RegExp, number>();
  firstMatches.set(stage, answers);
  const known = answers.get(expression);
  if (known !== undefined) return known;
  const first = stage.instructions.find((one) => expression.test(wholeText(one)))?.order ?? Number.POSITIVE_INFINITY;
  answers.set(expression, first);
  return first;
}

function wholeText({ syntax, model }: Instruction): string {
  const { span, heredocs } = syntax;
  return model.text.slice(span.start, Math.max(span.end, ...heredocs.map(({ body }) => body.end)));
}
