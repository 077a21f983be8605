import type { YamlEdits } from '../../../engine/yaml-edits';
import { asScalar, type YamlValue } from '../../../model/yaml-values';

/** What a profile that is not allowed says of its type, to be put behind its name; the node is its type or itself. */
export function profileSays(value: YamlValue): string {
  const text = asScalar(value)?.text;
  if (text === undefined || text === '') return 'has no type';
  return text === 'Unconfined' ? 'is switched off' : `cannot be of the type ${text}`;
}

/** Makes it the profile of the container runtime; the node is its type, or the profile where it has none. */
export function useRuntimeProfile(edit: YamlEdits, value: YamlValue): void {
  if (value.type === 'scalar') edit.setScalar(value, 'RuntimeDefault');
  else edit.set(value, ['type'], 'RuntimeDefault');
}
