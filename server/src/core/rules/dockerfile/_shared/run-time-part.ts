import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';

/** Instructions that only say how the image is run: nothing in the build depends on who they run as. */
const DESCRIBING: ReadonlySet<Instruction['kind']> = new Set([
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'STOPSIGNAL',
  'VOLUME',
]);

/**
 * Puts lines where a stage has built everything and begins to say how it starts: before its first CMD or ENTRYPOINT
 * behind which nothing is built any more, else at its end.
 */
export function insertBeforeStart(edit: DockerfileEdits, stage: Stage, lines: readonly string[]): void {
  const { instructions } = stage;
  const lastBuilt = instructions.findLastIndex(({ kind }) => !DESCRIBING.has(kind));
  const start = instructions.find(({ kind }, index) => index > lastBuilt && (kind === 'CMD' || kind === 'ENTRYPOINT'));
  if (start) edit.insertBefore(start, lines);
  else edit.insertAfter(instructions.at(-1) ?? stage.from, lines);
}

/** Whether nothing is built behind an instruction of a stage. */
export function isLastBuilt({ stage, order }: Instruction): boolean {
  const behind = stage?.instructions.filter((one) => one.order > order) ?? [];
  return behind.every(({ kind }) => DESCRIBING.has(kind));
}

/** A stage with the stages that it builds upon. */
export function chainOf(stage: Stage): readonly Stage[] {
  return [stage, ...stage.ancestors];
}

/** Whether a stage only holds files for somebody to take out: built on nothing, and it starts nothing. */
export function isExportOnly(stage: Stage): boolean {
  const { cmd, entrypoint } = stage.endState;
  return stage.rootStage.from.isScratch && !cmd && !entrypoint;
}

/** Whether images built on this one run steps of it: those would run as the new user, and are written for root. */
export function hasBuildTriggers(stage: Stage): boolean {
  return chainOf(stage).some((one) => one.ofKind('ONBUILD').some(({ trigger }) => trigger?.kind === 'RUN'));
}
