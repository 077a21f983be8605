import type { DaemonValueType } from '../knowledge/daemon-keys';
import type { YamlNode } from '../syntax/yaml-tree';

/** The JSON type in which a value of each type is written. */
const written: Readonly<Record<DaemonValueType, 'boolean' | 'integer' | 'string' | 'list' | 'map' | 'any'>> = {
  boolean: 'boolean',
  integer: 'integer',
  string: 'string',
  address: 'string',
  prefix: 'string',
  size: 'string',
  duration: 'string',
  strings: 'list',
  addresses: 'list',
  objects: 'list',
  'string-map': 'map',
  'string-maps': 'map',
  'boolean-map': 'map',
  'any-map': 'map',
  extensions: 'map',
  object: 'map',
  'object-map': 'map',
  any: 'any',
};

const largest = 2n ** 63n;

/**
 * Whether the daemon can decode a value into a type as far as its JSON type goes; what a string or the items of a list
 * hold is not looked at. `null` leaves everything but a size as it is.
 */
export function isReadAs(node: YamlNode, type: DaemonValueType): boolean {
  const wanted = written[type];
  if (wanted === 'any') return true;
  if (node.type === 'map') return wanted === 'map';
  if (node.type === 'list') return wanted === 'list';
  if (node.type === 'alias') return false;
  if (node.value === null && node.style === 'plain') return type !== 'size';
  if (wanted === 'integer') return typeof node.value !== 'string' && isInteger(node.text);
  return typeof node.value === wanted;
}

/** Go reads no `1.0` and no `1e3` into a whole number, and nothing beyond 64 bits. */
function isInteger(text: string): boolean {
  if (!/^-?[0-9]{1,20}$/.test(text)) return false;
  const value = BigInt(text);
  return value >= -largest && value < largest;
}
