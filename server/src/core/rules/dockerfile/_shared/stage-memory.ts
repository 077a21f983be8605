import type { DockerfileModel } from '../../../model/dockerfile';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { keptFor } from '../../../model/outside-reads';

/** A question about a stage that is answered once: many steps of a long file ask the same. */
export function onceForStage<T>(answer: (stage: Stage) => T): (stage: Stage) => T {
  return keptFor(answer);
}

/** For each stage those whose FROM names it. */
const builtRightOn = keptFor(({ stages }: DockerfileModel): ReadonlyMap<Stage, readonly Stage[]> => {
  const found = new Map<Stage, Stage[]>();
  for (const one of stages) {
    const { baseStage } = one;
    if (!baseStage) continue;
    const others = found.get(baseStage);
    if (others) others.push(one);
    else found.set(baseStage, [one]);
  }
  return found;
});

/** The stages that build upon a stage, in the order of the file. */
export const stagesOn = onceForStage((stage): readonly Stage[] => {
  const next = builtRightOn(stage.model);
  const found: Stage[] = [];
  for (const waiting = [...(next.get(stage) ?? [])]; waiting.length > 0; ) {
    const one = waiting.pop();
    if (!one) continue;
    found.push(one);
    waiting.push(...(next.get(one) ?? []));
  }
  return found.sort((a, b) => a.index - b.index);
});

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
  return firstBehind(find(run.stage), run) !== undefined || stagesOn(run.stage).some((one) => find(one).length > 0);
}
