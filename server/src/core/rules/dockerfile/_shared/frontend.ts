import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { frontendKnows, type SyntaxFeature } from '../../../knowledge/dockerfile-versions';
import type { DockerfileModel } from '../../../model/dockerfile';

/** Whether the frontend that the file asks for knows a feature; refuses the fix where it is too old. */
export function requireFeature(
  edit: DockerfileEdits,
  { directives }: DockerfileModel,
  feature: SyntaxFeature,
): boolean {
  const syntax = directives.find(({ name }) => name === 'syntax');
  if (!syntax || frontendKnows(syntax.value, feature)) return true;
  edit.refuse(`${syntax.value} is too old for it.`);
  return false;
}
