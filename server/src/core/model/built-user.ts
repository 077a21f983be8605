import { parseDockerfile } from '../syntax/dockerfile';
import { buildDockerfile } from './dockerfile';
import type { Stage } from './dockerfile-stage';

/** Who a built image runs as. */
export interface BuiltUser {
  /** The user of the last USER without its group; nothing where there is none, or where a variable decides. */
  readonly name: string | undefined;
  /** Whether a USER decides, known or not. */
  readonly isSet: boolean;
  /** The image that the stage is built on in the end, as written; nothing where it is unknown. */
  readonly baseImage: string | undefined;
}

/** Reads from the text of a Dockerfile who the image of a target runs as, of the last stage where none is named. */
export function builtUser(text: string, target: string | undefined): BuiltUser | undefined {
  const model = buildDockerfile(parseDockerfile(text));
  const stage: Stage | undefined =
    target === undefined || target === '' ? model.finalStage : model.stageNamed(target, model.stages.length);
  if (!stage) return undefined;
  const { user } = stage.endState;
  return { name: user?.name, isSet: user !== undefined, baseImage: stage.rootStage.from.image?.value };
}
