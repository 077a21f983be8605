import { imageEnvironment } from '../../../knowledge/image-environment';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import { AUTOMATIC_ARGUMENTS } from '../../../model/dockerfile-variables';

/** Whether ENV or ARG of the stage, or of one that it is built on, names a variable before an instruction. */
export function isDeclared(name: string, { stage, order }: Instruction): boolean {
  return stage?.setting(name, order) !== undefined;
}

/** Whether a variable is declared above the first FROM, or the builder knows it there. */
export function isGlobal(name: string, { model }: Stage): boolean {
  return AUTOMATIC_ARGUMENTS.has(name) || model.globalPairs.some((pair) => pair.name === name);
}

/** Whether the base image sets a variable: nothing where that is not known. */
export function isSetByImage(name: string, { rootStage }: Stage): boolean | undefined {
  if (name === 'PATH') return true;
  const { from } = rootStage;
  if (from.isScratch) return false;
  const image = imageName(rootStage);
  const known = image === undefined ? undefined : imageEnvironment(image);
  if (known) return known.has(name);
  return undefined;
}

/** The name of the image at the bottom of a stage, its tag not included, as far as it is written. */
export function imageName({ from }: Stage): string | undefined {
  const { reference, image } = from;
  if (reference) return reference.name.text;
  return /^([^$'"\\`:@]+)[:@][^/]*$/.exec(image?.raw ?? '')?.[1];
}
