import type { Report } from '../../../engine/rule';
import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { DaemonPlace } from '../../../model/daemon-places';
import {
  durationProblem,
  firewallMarkProblem,
  genericResourceProblems,
  sizeProblem,
  type TextCheck,
} from '../../../model/daemon-values';
import type { YamlNode } from '../../../syntax/yaml-tree';
import { nearestWord } from '../../../text/did-you-mean';
import { textOf, textsOf } from '../_shared/texts';

/** The only texts that the loader takes, beside none at all. */
const words: ReadonlyMap<string, readonly string[]> = new Map([
  ['log-level', ['panic', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']],
  ['log-format', ['text', 'json']],
  ['default-ipc-mode', ['private', 'shareable']],
  ['default-cgroupns-mode', ['private', 'host']],
  ['firewall-backend', ['iptables', 'nftables']],
]);
const ignoringCase = new Set(['log-level']);

/** The least and the most that the loader takes. */
const ranges: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['mtu', [0, Number.POSITIVE_INFINITY]],
  ['max-concurrent-downloads', [0, Number.POSITIVE_INFINITY]],
  ['max-concurrent-uploads', [0, Number.POSITIVE_INFINITY]],
  ['max-download-attempts', [0, Number.POSITIVE_INFINITY]],
  ['default-stop-timeout', [0, Number.POSITIVE_INFINITY]],
  ['network-diagnostic-port', [0, 65_535]],
]);

const texts: ReadonlyMap<string, TextCheck> = new Map([['bridge-accept-fwmark', firewallMarkProblem]]);

/** Says what is wrong with a text that must be one of a few words. */
function checkWord(name: string, place: DaemonPlace, report: Report<YamlEdits>): void {
  const known = words.get(name) ?? [];
  const { text } = textOf(place.value);
  const written = ignoringCase.has(name) ? text.toLowerCase() : text;
  if (text === '' || known.includes(written)) return;
  const meant = nearestWord(text, known) ?? known.find((word) => text.toLowerCase().startsWith(word));
  report(place.value, {
    says: `${name} must be one of ${known.join(', ')}`,
    fix: meant ? { title: `Write ${meant}`, edit: (edit) => edit.setScalar(place.value, meant) } : undefined,
  });
}

/** Whether a switch is off: the daemon takes `null` for that too. */
function isOff(value: YamlNode | undefined): boolean {
  return value?.type === 'scalar' && !value.value;
}

export default rule('daemon/invalid-value', {
  title: 'The value is not allowed',
  why: 'dockerd checks these values before it starts, and does not start with one that it does not take.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  fix: { title: 'Write the value that was meant', safety: 'suggested' },
  visit: 'place',
  check(place, report, { file }) {
    if (place.fate !== 'read') return;
    const { path, value, type } = place;
    const [name = ''] = path;
    const text = textOf(value).text;
    if (type === 'size' || type === 'duration') {
      const problem = type === 'size' ? sizeProblem(text) : durationProblem(text);
      if (problem) report(value, { says: `${path.join('.')} ${problem}` });
      return;
    }
    // Of a key that stands twice only the value that counts is looked at; what cannot be decoded is told above.
    if (path.length > 1 || file.winner(place) !== place) return;
    if (words.has(name)) checkWord(name, place, report);
    const [least, most] = ranges.get(name) ?? [];
    const number = value.type === 'scalar' ? Number(value.value ?? 0) : 0;
    if (least !== undefined && most !== undefined && (number < least || number > most)) {
      report(value, { says: `${name} must be ${most < 100_000 ? `from ${least} to ${most}` : 'zero or more'}` });
    }
    const problem = texts.get(name)?.(text);
    if (problem) report(value, { says: `${name} ${problem}` });
    if (name === 'userland-proxy-path' && !isOff(file.get('userland-proxy')) && /^[^/]/.test(text)) {
      report(value, { says: `${name} must be an absolute path` });
    }
    if (name === 'node-generic-resources' && value.type === 'list') {
      const resources = textsOf(place);
      for (const [index, reason] of genericResourceProblems(resources.map((resource) => resource.text))) {
        const resource = resources[index];
        if (resource) report(resource.node, { says: `${name}: "${resource.text}" ${reason}` });
      }
    }
  },
  examples: [
    {
      bad: '{ "log-level": «"warning"», "icc": false }\n',
      fixed: '{ "log-level": "warn", "icc": false }\n',
    },
    {
      because: 'capitals count here',
      bad: '{ "log-format": «"JSON"» }\n',
      fixed: '{ "log-format": "json" }\n',
    },
    {
      because: 'what was meant nobody knows',
      bad: '{ "default-ipc-mode": «"host"», "firewall-backend": «"ufw"», "bridge-accept-fwmark": «"1/2/3"» }\n',
    },
    {
      because: 'numbers have their limits',
      bad: '{ "mtu": «-1», "max-concurrent-downloads": «-3», "network-diagnostic-port": «70000» }\n',
    },
    {
      because: 'sizes and durations are read at once',
      bad: '{ "default-shm-size": «"64 megs"», "builder": { "history": { "maxAge": «"2d"» } } }\n',
    },
    {
      because: 'the proxy is looked for by its whole path',
      bad: '{ "userland-proxy-path": «"docker-proxy"» }\n',
    },
    {
      because: 'resources are names or one number',
      bad: '{ "node-generic-resources": ["gpu=a", «"gpu=2"», «"ssd"», «"slots=-1"»] }\n',
    },
    {
      because: 'what the daemon takes',
      good: `
        {
          "log-level": "WARN",
          "log-format": "",
          "default-cgroupns-mode": "host",
          "bridge-accept-fwmark": "0x1/0xff",
          "mtu": 0,
          "default-shm-size": "1.5 GB",
          "builder": { "history": { "maxAge": "48h", "maxEntries": -1 } },
          "node-generic-resources": ["gpu=a", "gpu=b", "ssd=4"],
          "userland-proxy": false,
          "userland-proxy-path": "docker-proxy"
        }
      `,
    },
    { because: 'the last value of a key counts', good: '{ "mtu": -1, "icc": false, "mtu": 1400 }\n' },
  ],
});
