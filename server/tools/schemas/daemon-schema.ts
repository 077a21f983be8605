import { allDaemonKeys, type DaemonKey, type DaemonValueType } from '../../src/core/knowledge/daemon-keys';

/** The words of JSON Schema that describe daemon.json. */
export interface DaemonSchema {
  $schema?: string;
  title?: string;
  description?: string;
  deprecated?: boolean;
  type?: string;
  enum?: readonly string[];
  default?: string | number | boolean;
  properties?: Record<string, DaemonSchema>;
  additionalProperties?: DaemonSchema | boolean;
  items?: DaemonSchema;
}

const types: Readonly<Record<DaemonValueType, () => DaemonSchema>> = {
  boolean: () => ({ type: 'boolean' }),
  integer: () => ({ type: 'integer' }),
  string: () => ({ type: 'string' }),
  address: () => ({ type: 'string' }),
  prefix: () => ({ type: 'string' }),
  size: () => ({ type: 'string' }),
  duration: () => ({ type: 'string' }),
  strings: () => ({ type: 'array', items: { type: 'string' } }),
  addresses: () => ({ type: 'array', items: { type: 'string' } }),
  'string-map': () => ({ type: 'object', additionalProperties: { type: 'string' } }),
  'string-maps': () => ({ type: 'object', additionalProperties: types['string-map']() }),
  any: () => ({}),
  'any-map': () => ({ type: 'object' }),
  extensions: () => ({ type: 'object', additionalProperties: { type: 'object' } }),
  'boolean-map': () => ({ type: 'object', additionalProperties: { type: 'boolean' } }),
  object: () => ({ type: 'object' }),
  objects: () => ({ type: 'array', items: { type: 'object' } }),
  'object-map': () => ({ type: 'object', additionalProperties: { type: 'object' } }),
};

/** The JSON schema of daemon.json, from the table of its keys. */
export function daemonSchema(): DaemonSchema {
  const root: DaemonSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of the Docker daemon',
    description: 'What dockerd reads from daemon.json.',
    type: 'object',
    properties: {},
    additionalProperties: false,
  };
  for (const row of allDaemonKeys()) {
    if (row.isUnread === true || row.removed !== undefined) continue;
    place(root, row);
  }
  return root;
}

function place(root: DaemonSchema, row: DaemonKey): void {
  const steps = row.key.replaceAll('[]', '.[]').split('.');
  let at = root;
  for (const step of steps.slice(0, -1)) at = child(at, step);
  const last = steps.at(-1) ?? '';
  const place = last === '[]' ? at : child(at, last);
  for (const [word, value] of Object.entries(described(row))) {
    if (!(word in place) || word === 'description') Object.assign(place, { [word]: value });
  }
  if (row.isClosed) place.additionalProperties = false;
}

/** The schema one step further down, made where it is missing. */
function child(parent: DaemonSchema, step: string): DaemonSchema {
  if (step === '[]') {
    parent.type = 'array';
    parent.items ??= { type: 'object' };
    return parent.items;
  }
  if (step === '*') {
    if (typeof parent.additionalProperties !== 'object') parent.additionalProperties = { type: 'object' };
    return parent.additionalProperties;
  }
  parent.type ??= 'object';
  parent.properties ??= {};
  parent.properties[step] ??= {};
  return parent.properties[step];
}

function described(row: DaemonKey): DaemonSchema {
  const notes = [
    row.meaning,
    row.form === undefined ? '' : `Takes: ${row.form}.`,
    typeof row.default === 'string' && row.default !== '' ? `Without it: ${row.default}.` : '',
    row.platform === undefined ? '' : `Only on ${row.platform === 'linux' ? 'Linux' : 'Windows'}.`,
    `Since ${row.since}.`,
    row.deprecated === undefined ? '' : `Deprecated: ${row.deprecated}.`,
    row.reloads === true ? 'A reload applies it.' : 'Needs a restart of the daemon.',
  ];
  const isPlainDefault = typeof row.default === 'boolean' || typeof row.default === 'number';
  return {
    description: notes.filter((note) => note !== '').join(' '),
    ...types[row.type](),
    ...(row.allowed ? { enum: row.allowed } : {}),
    ...(isPlainDefault ? { default: row.default } : {}),
    ...(row.deprecated === undefined ? {} : { deprecated: true }),
  };
}
