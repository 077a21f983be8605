import type { ComposeModel } from '../../../model/compose';
import type { YamlNode } from '../../../syntax/yaml-tree';

/** Whether nothing but a colon stands behind a key in the whole file: its value is about to be written. */
export function isBeingTyped({ document, span }: YamlNode, { yaml }: ComposeModel): boolean {
  const place = yaml.placeOf(document);
  return place !== undefined && /^:\s*$/.test(yaml.text.slice(place.offset + span.end));
}
