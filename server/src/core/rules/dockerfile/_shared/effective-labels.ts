import type { LabelPair } from '../../../model/dockerfile-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { chainOf } from './run-time-part';

/** The pair that holds for each key at the end of a stage, those that it inherits included; later pairs win. */
export function effectiveLabels(stage: Stage): ReadonlyMap<string, LabelPair> {
  const labels = new Map<string, LabelPair>();
  for (const one of [...chainOf(stage)].reverse()) {
    for (const { pairs } of one.ofKind('LABEL')) for (const pair of pairs) labels.set(pair.name, pair);
  }
  return labels;
}

/** All pairs of a key in a stage and those below it. */
export function labelPairs(stage: Stage, key: string): readonly LabelPair[] {
  return chainOf(stage).flatMap((one) =>
    one.ofKind('LABEL').flatMap(({ pairs }) => pairs.filter(({ name }) => name === key)),
  );
}

/** Whether a pair is written as `key=value` and not in the old form `key value`. */
export function isModernPair({ syntax, nameSpan, instruction }: LabelPair): boolean {
  return syntax.value !== undefined && instruction.textIn({ start: nameSpan.end, end: nameSpan.end + 1 }) === '=';
}
