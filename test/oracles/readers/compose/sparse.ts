import type { Json } from '../../answer';
import type { JsonRecord } from './values';

const groupsOfSettings = new Set(['texts', 'booleans', 'lists', 'numbers']);
/** Whether these are there says something even where they hold nothing. */
const telling = new Set([
  'build',
  'healthcheck',
  'deploy',
  'logging',
  'limits',
  'reservations',
  'command',
  'entrypoint',
]);

/** A reading without what is empty, as most settings of most services are. Names stay. */
export function sparse(reading: JsonRecord): JsonRecord {
  return mapped(reading, (section) => mapped(section, (member) => settings(member)));
}

function mapped<T extends Json>(value: T, change: (member: Json) => Json): T | JsonRecord {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)])) : value;
}

function settings(value: Json): Json {
  if (!isRecord(value)) return value;
  const inside = Object.entries(value).map(([name, one]): [string, Json] => {
    if (Array.isArray(one)) return [name, one.map((item: Json) => settings(item))];
    if (groupsOfSettings.has(name) || telling.has(name)) return [name, settings(one)];
    return [name, name === 'volumes' ? mapped(one, settings) : one];
  });
  return Object.fromEntries(inside.filter(([name, one]) => !isEmpty(one, telling.has(name))));
}

function isRecord(value: Json): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: Json, isTelling: boolean): boolean {
  if (typeof value !== 'object' || value === null) return !value;
  return !isTelling && Object.keys(value).length === 0;
}
