import type { DaemonPlace } from '../../../model/daemon-places';
import type { YamlNode } from '../../../syntax/yaml-tree';

/** A text of a setting with the node that it is written in. */
export interface SettingText {
  readonly node: YamlNode;
  readonly text: string;
}

/** The text that the daemon reads out of a node: `null` leaves it empty. */
export function textOf(node: YamlNode): SettingText {
  const isText = node.type === 'scalar' && typeof node.value === 'string';
  return { node, text: isText ? node.text : '' };
}

/** The texts of a setting: the items of a list, or the value itself; none where it is `null`. */
export function textsOf({ value }: DaemonPlace): readonly SettingText[] {
  if (value.type === 'scalar' && value.value === null) return [];
  return value.type === 'list' ? value.items.map(textOf) : [textOf(value)];
}
