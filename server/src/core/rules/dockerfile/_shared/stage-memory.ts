import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';

/** A question about a stage that is answered once: many steps of a long file ask the same. */
export function onceForStage<T>(answer: (stage: Stage) => T): (stage: Stage) => T {
  const known = new WeakMap<Stage, { readonly value: T }>();
  return (stage) => {
    let kept = known.get(stage);
    if (!kept) {
      kept = { value: answer(stage) };
      known.set(stage, kept);
    }
    return kept.value;
  };
}

/** The stages that build upon a stage. */
const builtOn = onceForStage((stage) => stage.model.stages.filter((one) => one.ancestors.includes(stage)));

/** The steps of a stage for which something holds, in order. */
export function runsOf(holds: (run: Run) => boolean): (stage: Stage) => readonly Run[] {
  return onceForStage((stage) => stage.ofKind('RUN').filter(holds));
}

/** The first of some steps of one stage that stands behind an instruction of it. */
export function firstBehind(runs: readonly Run[], { order }: { readonly order: number }): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.order ?? 0) <= order) low = middle + 1;
    else high = middle;
  }
  return runs[low];
}

/** Whether one of the steps that `find` gives for a stage runs behind a step, in its stage or one that builds on it. */
export function runsLater(run: Run, find: (stage: Stage) => readonly Run[]): boolean {
  return firstBehind(find(run.stage), run) !== undefined || builtOn(run.stage).some((one) => find(one).length > 0);
}
