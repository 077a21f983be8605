import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import { expandedByShell } from '../../../../server/src/core/rules/dockerfile/_shared/shell-variables';
import { hasDefault, usedVariables } from '../../../../server/src/core/rules/dockerfile/_shared/used-variables';
import { isGlobal, isSetByImage } from '../../../../server/src/core/rules/dockerfile/_shared/variable-origin';
import type { Warned } from './warned';

/** A variable that the base image is known to set, or that has a default wherever it stands in the instruction. */
export function isFilledByImage({ instructions, variable }: Warned): boolean {
  return inStages(instructions).some((one) => {
    const uses = usedVariables(one).filter(({ name }) => name === variable);
    if (uses.length === 0 || !one.stage) return false;
    const isSet = isSetByImage(variable, one.stage);
    if (isGlobal(variable, one.stage)) return isSet === true || uses.every(hasDefault);
    return isSet === true || (isSet === undefined && uses.every(hasDefault));
  });
}

export function isInExpose({ instructions, variable }: Warned): boolean {
  return inStages(instructions).some(
    (one) => one.kind === 'EXPOSE' && usedVariables(one).some(({ name }) => name === variable),
  );
}

export function isInTrigger({ instructions, variable }: Warned): boolean {
  return inStages(instructions).some(
    (one) => one.onbuild !== undefined && usedVariables(one).some(({ name }) => name === variable),
  );
}

/** A variable that nothing but the shell of a RUN fills in, and that is known above the first FROM. */
export function isInScript({ instructions, variable }: Warned): boolean {
  return inStages(instructions).some(
    (one) =>
      one.kind === 'RUN' &&
      one.stage !== undefined &&
      isGlobal(variable, one.stage) &&
      !usedVariables(one).some(({ name }) => name === variable) &&
      expandedByShell(one).some(({ name }) => name === variable),
  );
}

function inStages(instructions: Warned['instructions']): readonly Instruction[] {
  return instructions.filter((one): one is Instruction => one.stage !== undefined);
}
