import { type Analysis, defaultSettings, rules, type Settings } from '../../../server/src/core/index';
import type { DaemonModel } from '../../../server/src/core/model/daemon';
import type { DaemonPlace } from '../../../server/src/core/model/daemon-places';
import { canonicalAddress, isMappedV4, parseIpAddress } from '../../../server/src/core/model/ip-address';
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

function readingOf(model: DaemonModel): Json {
  const read = model.places.filter(({ fate }) => fate === 'read');
  const ignored = model.places.filter(({ fate }) => fate === 'ignored');
  return {
    effective: Object.fromEntries(read.map((place) => [wayTo(place), decoded(model.winner(place))])),
    ignored: Object.fromEntries(ignored.map((place) => [wayTo(place), true])),
  };
}

function wayTo({ path }: DaemonPlace): string {
  return path.join('.');
}

function decoded({ value, type }: DaemonPlace): Json {
  if (value.type === 'list' && type === 'addresses') return value.items.map((item) => canonicalAddress(textOf(item)));
  if (value.type === 'list' && type === 'strings') return value.items.map((item) => plainOf(item) ?? '');
  const text = textOf(value);
  if (text === '') return plainOf(value);
  if (type === 'address') return withoutMapping(text);
  if (type === 'prefix') return canonicalAddress(text);
  return type === 'size' ? (parseByteSize(text) ?? text) : plainOf(value);
}

function textOf(node: YamlNode): string {
  return node.type === 'scalar' && typeof node.value === 'string' ? node.value : '';
}

/** Where the daemon decodes a single address it writes an IPv4 one that is packed into IPv6 as what it is. */
function withoutMapping(text: string): string {
  const address = parseIpAddress(text);
  return address && isMappedV4(address) ? address.bytes.slice(12).join('.') : canonicalAddress(text);
}

function plainOf(node: YamlNode): Json {
  if (node.type === 'list') return node.items.map(plainOf);
  if (node.type === 'map')
    return Object.fromEntries(node.entries.map(({ name, value }) => [name, value ? plainOf(value) : null]));
  if (node.type === 'alias') return null;
  return typeof node.value === 'bigint' ? Number(node.value) : node.value;
}
