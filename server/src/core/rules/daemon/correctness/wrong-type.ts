import { rule } from '../../../engine/rule';
import { type DaemonValueType, daemonKey } from '../../../knowledge/daemon-keys';
import type { DaemonMember } from '../../../model/daemon';

const names: Partial<Record<DaemonValueType, string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  string: 'a string',
  strings: 'a list of strings',
};

type Found = 'boolean' | 'integer' | 'number' | 'string' | 'list' | 'object' | 'null';

function typeOf(value: NonNullable<DaemonMember['value']>): Found {
  if (value.type === 'map') return 'object';
  if (value.type === 'list') return 'list';
  if (value.type === 'alias' || value.value === null) return 'null';
  if (typeof value.value === 'boolean') return 'boolean';
  if (typeof value.value === 'string') return 'string';
  return Number.isInteger(Number(value.value)) ? 'integer' : 'number';
}

function fits(found: Found, wanted: DaemonValueType): boolean {
  if (found === 'null') return true;
  if (wanted === 'boolean' || wanted === 'integer' || wanted === 'string') return found === wanted;
  return wanted === 'strings' ? found === 'list' : true;
}

/** The value in the type that is wanted, as JSON; nothing where that would be a guess. */
function converted(found: Found, wanted: DaemonValueType, text: string): string | undefined {
  if (wanted === 'boolean' && found === 'string') return /^(?:true|false)$/.test(text) ? text : undefined;
  if (wanted === 'integer' && found === 'string')
    return /^-?[0-9]{1,15}$/.test(text) ? String(Number(text)) : undefined;
  if (wanted === 'string' && (found === 'integer' || found === 'number')) return JSON.stringify(text);
  return wanted === 'strings' && found === 'string' ? `[${JSON.stringify(text)}]` : undefined;
}

export default rule('daemon/wrong-type', {
  title: 'The value has the wrong type',
  why: 'dockerd does not start with a value that it cannot read.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file'],
  fix: { title: 'Write the value as the daemon reads it', safety: 'safe' },
  visit: 'member',
  check(member, report) {
    const { value } = member;
    const row = daemonKey(member.path);
    if (!value || !row || member.path[0] === 'log-opts') return;
    const found = typeOf(value);
    const wanted = names[row.type];
    if (!wanted || fits(found, row.type)) return;
    const json = value.type === 'scalar' ? converted(found, row.type, value.text) : undefined;
    report(value, {
      says: `${member.path.join('.')} must be ${wanted}`,
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
