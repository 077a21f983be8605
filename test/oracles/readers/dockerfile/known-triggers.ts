import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg } from '../../../../server/src/core/model/dockerfile-instructions';
import type { Stage } from '../../../../server/src/core/model/dockerfile-stage';
import { usedVariables } from '../../../../server/src/core/rules/dockerfile/_shared/used-variables';
import type { Warned } from './warned';
import { heirsOf } from './warned-lines';

/** A variable that an ONBUILD of the base declares, in a stage that the last one does not need. */
export function isDeclaredByTrigger({ instructions, variable }: Warned): boolean {
  return instructions.some(({ stage }) => unusedTriggersOf(stage).some((one) => isSetting(one, variable)));
}

/** A port that such a variable fills in. */
export function isPortOfTrigger(instruction: Instruction | Arg): boolean {
  if (instruction.kind !== 'EXPOSE') return false;
  const triggers = unusedTriggersOf(instruction.stage);
  return usedVariables(instruction).some(({ name }) => triggers.some((one) => isSetting(one, name)));
}

function isSetting(one: Instruction, variable: string): boolean {
  return (one.kind === 'ARG' || one.kind === 'ENV') && one.pairs.some(({ name }) => name === variable);
}

/** A WORKDIR behind the one of such an ONBUILD. */
export function isPlacedByTrigger({ instructions }: Warned): boolean {
  return instructions.some(({ stage }) => unusedTriggersOf(stage).some(({ kind }) => kind === 'WORKDIR'));
}

/** A command that an ONBUILD holds beside one that holds a SHELL. */
export function isInTriggeredShell({ instructions }: Warned): boolean {
  return instructions.some(({ onbuild }) => onbuild && triggersOf(onbuild.stage).some(({ kind }) => kind === 'SHELL'));
}

/** A command behind the SHELL of such an ONBUILD, in its stage or one that is built upon it. */
export function isInUnusedShell({ instructions }: Warned): boolean {
  return instructions.some(
    ({ stage }) =>
      stage && [stage, ...stage.ancestors].some((one) => unusedTriggersOf(one).some(({ kind }) => kind === 'SHELL')),
  );
}

function unusedTriggersOf(stage: Stage | undefined): readonly Instruction[] {
  if (!stage?.baseStage || heirsOf(stage.model, stage.baseStage).includes(stage)) return [];
  return triggersOf(stage.baseStage);
}

/** What the ONBUILDs of a stage hold. */
export function triggersOf(stage: Stage): readonly Instruction[] {
  return stage.ofKind('ONBUILD').flatMap(({ trigger }) => trigger ?? []);
}
