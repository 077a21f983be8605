import { rule } from '../../../engine/rule';
import type { DaemonValueType } from '../../../knowledge/daemon-keys';
import type { DaemonPlace } from '../../../model/daemon-places';

const names: Readonly<Record<DaemonValueType, string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  string: 'a string',
  address: 'an IP address, as a string',
  prefix: 'a range in CIDR form, as a string',
  size: 'a size, as a string',
  duration: 'a duration, as a string',
  strings: 'a list of strings',
  addresses: 'a list of IP addresses, as strings',
  objects: 'a list of objects',
  'string-map': 'an object',
  'string-maps': 'an object',
  'boolean-map': 'an object',
  'any-map': 'an object',
  extensions: 'an object',
  object: 'an object',
  'object-map': 'an object',
  any: 'anything',
};

const strings: ReadonlySet<DaemonValueType> = new Set(['string', 'address', 'prefix', 'size', 'duration']);
const lists: ReadonlySet<DaemonValueType> = new Set(['strings', 'addresses']);
/** Objects whose options another rule tells about. */
const optionTypes = new Set(['log-opts', 'default-network-opts']);

type Found = 'boolean' | 'integer' | 'number' | 'string' | 'list' | 'object' | 'null';

function typeOf(value: DaemonPlace['value']): Found {
  if (value.type === 'map') return 'object';
  if (value.type === 'list') return 'list';
  if (value.type === 'alias' || value.value === null) return 'null';
  if (typeof value.value === 'boolean') return 'boolean';
  if (typeof value.value === 'string') return 'string';
  return Number.isInteger(Number(value.value)) ? 'integer' : 'number';
}

/** The value in the type that is wanted, as JSON; nothing where that would be a guess. */
function converted(found: Found, wanted: DaemonValueType, text: string): string | undefined {
  if (wanted === 'boolean' && found === 'string') return /^(?:true|false)$/.test(text) ? text : undefined;
  if (wanted === 'integer' && found === 'string')
    return /^-?[0-9]{1,15}$/.test(text) ? String(Number(text)) : undefined;
  if (strings.has(wanted) && (found === 'integer' || found === 'number')) return JSON.stringify(text);
  return lists.has(wanted) && found === 'string' ? `[${JSON.stringify(text)}]` : undefined;
}

export default rule('daemon/wrong-type', {
  title: 'The value has the wrong type',
  why: 'dockerd does not start with a value that it cannot read.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file'],
  fix: { title: 'Write the value as the daemon reads it', safety: 'safe' },
  visit: 'place',
  check({ path, fate, type, value }, report) {
    const isOption = type === 'string' && optionTypes.has(path[0] ?? '');
    if (fate !== 'wrong type' || !type || isOption) return;
    const json = value.type === 'scalar' ? converted(typeOf(value), type, value.text) : undefined;
    report(value, {
      says: `${path.join('.')} must be ${names[type]}`,
      fix: json === undefined ? undefined : (edit) => edit.replace(value, json),
    });
  },
  examples: [
    {
      bad: `
        {
          "icc": «"false"»,
          "mtu": «"1400"»,
          "dns": «"192.0.2.53"»,
          "default-shm-size": «64»
        }
      `,
      fixed: `
        {
          "icc": false,
          "mtu": 1400,
          "dns": ["192.0.2.53"],
          "default-shm-size": "64"
        }
      `,
    },
    { because: 'what a list of drivers should become nobody knows', bad: '{ "log-driver": «["syslog"]» }\n' },
    { because: 'a word is no number', bad: '{ "mtu": «"large"» }\n' },
    { because: 'null is taken for nothing', good: '{ "hosts": null, "icc": null }\n' },
    { because: 'the right types', good: '{ "icc": false, "mtu": 1400, "dns": [], "data-root": "/srv/docker" }\n' },
  ],
});
