import type { YamlValueToWrite } from '../../../engine/yaml-edits-write';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { entriesOf, resolve } from '../../../model/yaml-values';
import type { YamlNode } from '../../../syntax/yaml-tree';

const deepest = 8;

/** What a node says, to be written at another place; nothing for what cannot be told again, such as template text. */
export function plainValueOf(node: YamlNode | undefined, depth = 0): YamlValueToWrite | undefined {
  const value = resolve(node);
  if (!value || depth > deepest || value.tag || isUnknownValue(value)) return undefined;
  if (value.type === 'scalar') return typeof value.value === 'bigint' ? undefined : value.value;
  if (value.type === 'list') {
    const items = value.items.map((item) => plainValueOf(item, depth + 1));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const entries = entriesOf(value).map(({ name, value: inner }) => [name, plainValueOf(inner, depth + 1)] as const);
  const known = entries.flatMap(([name, inner]) => (inner === undefined ? [] : [[name, inner] as const]));
  return known.length === entries.length ? Object.fromEntries(known) : undefined;
}
