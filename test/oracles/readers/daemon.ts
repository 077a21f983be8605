import { type Analysis, defaultSettings, rules, type Settings } from '../../../server/src/core/index';
import type { DaemonModel } from '../../../server/src/core/model/daemon';
import type { DaemonPlace } from '../../../server/src/core/model/daemon-places';
import { canonicalAddress } from '../../../server/src/core/model/ip-address';
import { parseByteSize } from '../../../server/src/core/model/sizes-and-durations';
import type { YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import { testDay } from '../../harness/example-runs';
import type { Answer, Json } from '../answer';
import type { Reader } from '../reader';
import { beyond } from './daemon/beyond';
import { known } from './daemon/known';

/** What the flags of the service unit decide, which the loader is not given. */
const decidedElsewhere = new Set(['daemon/hosts-conflicts-with-service-unit']);

/** The rules that say what the daemon refuses. */
function correctness(): Settings {
  const own = rules.filter(({ kind }) => kind === 'daemon');
  const level = ({ category, id }: (typeof own)[number]) =>
    category === 'correctness' && !decidedElsewhere.has(id) ? ('on' as const) : ('off' as const);
  return {
    ...defaultSettings(testDay),
    rules: new Map(own.map((rule) => [rule.id, { level: level(rule), options: {} }])),
  };
}

/** Holds what rules see of a daemon.json against the daemon's own loader, on Linux. */
export const daemonReader: Reader = {
  kind: 'daemon',
  program: 'moby v2.0.0-beta.24: what dockerd does with its configuration file and flags before it touches the machine',
  settings: correctness(),
  needs: () => false,
  read,
  beyond,
  known,
};

function read({ content, findings, suppressed }: Analysis): Answer {
  if (content.kind !== 'daemon') throw new Error('This is no daemon.json.');
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const refusal = all.find(({ rule, severity }) => rule.category === 'correctness' && severity === 'error');
  return refusal ? { refused: `${refusal.rule.id}: ${refusal.message}` } : { reading: readingOf(content.model) };
}

function readingOf({ settings, places }: DaemonModel): Json {
  const ignored = places.filter(({ fate }) => fate === 'ignored').map(wayTo);
  return {
    effective: Object.fromEntries(settings.map((place) => [wayTo(place), decoded(place)])),
    ignored: [...new Set(ignored)],
  };
}

function wayTo({ path }: DaemonPlace): string {
  return path.join('.');
}

function decoded({ value, type }: DaemonPlace): Json {
  const text = (node: YamlNode) => (node.type === 'scalar' && typeof node.value === 'string' ? node.text : undefined);
  const plain = plainOf(value);
  if (type === 'address' || type === 'prefix') return canonicalAddress(text(value) ?? '') || plain;
  if (type === 'size') return parseByteSize(text(value) ?? '') ?? plain;
  if (type === 'addresses' && value.type === 'list')
    return value.items.map((item) => canonicalAddress(text(item) ?? ''));
  return plain;
}

function plainOf(node: YamlNode): Json {
  if (node.type === 'list') return node.items.map(plainOf);
  if (node.type === 'map')
    return Object.fromEntries(node.entries.map(({ name, value }) => [name, value ? plainOf(value) : null]));
  if (node.type === 'alias') return null;
  return typeof node.value === 'bigint' ? Number(node.value) : node.value;
}
