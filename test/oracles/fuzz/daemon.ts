import {
  allDaemonKeys,
  type DaemonKey,
  type DaemonValueType,
  removedDaemonKey,
} from '../../../server/src/core/knowledge/daemon-keys';
import { addresses, badTexts, specialTexts, words } from './daemon-texts';
import type { Random } from './random';

const top = allDaemonKeys().filter(({ key, isUnread }) => !/[.[*]/.test(key) && isUnread !== true);
const nested = allDaemonKeys().filter(({ key }) => /[.[*]/.test(key));
const flags = [
  'label',
  'host',
  'http-proxy',
  'log-opt',
  'feature',
  'validate',
  'restart',
  'help',
  'containerd-plugins-namespace',
];
const strangers = ['graph', '$schema', 'ICC', 'comment', 'live_restore', 'swarm-raft-election-tick', 'proxies', ''];
const blanks = ['', '', ' ', '\n', '\n  ', '\t', '\r\n'];

/** A daemon.json with most members right, and with the mistakes and odd corners that its readers differ over. */
export function generateDaemon(random: Random): string {
  if (random.chance(0.02))
    return random.pick(['', ' \n', 'null', '[]', '"text"', '{}', '\ufeff{}', '\ufeff', '{}{}', '0']);
  const members = Array.from({ length: random.below(6) }, () => member(random));
  if (random.chance(0.1) && members[0]) members.push(random.pick(members));
  const text = `${object(members, random)}${random.pick(['', '\n'])}`;
  return random.chance(0.03) ? `\ufeff${text}` : text;
}

function object(members: readonly string[], random: Random): string {
  const blank = random.pick(blanks);
  return `{${members.map((one) => blank + one).join(',')}${random.pick(['', blank])}}`;
}

function member(random: Random): string {
  const odds = random.below(100);
  if (odds < 4) return pair(random.pick(flags), anything(random, 2), random);
  if (odds < 6) return pair(random.pick(strangers), anything(random, 2), random);
  if (odds < 9)
    return pair(random.pick(['network', 'tls-opts', 'icc', 'graph']), object([member(random)], random), random);
  const row = random.pick(top);
  if (removedDaemonKey(row.key)) return pair(row.key, 'null', random);
  return pair(row.key, valueFor(row.key, row.type, random), random);
}

function pair(name: string, value: string, random: Random): string {
  return `${JSON.stringify(name)}${random.pick([':', ': ', ' :\n'])}${value}`;
}

/** A value for a key; now and then one of another type. */
function valueFor(key: string, type: DaemonValueType, random: Random): string {
  if (random.chance(0.04)) return anything(random, 2);
  if (random.chance(0.03)) return 'null';
  const special = specialTexts[key];
  const text = () => JSON.stringify(textOf(type, special, random));
  if (type === 'boolean') return random.pick(['true', 'false']);
  if (type === 'integer')
    return random.chance(0.04) ? random.pick(['-1', '1.0', '1e3', '70000', '-0']) : String(random.below(3000));
  if (type === 'strings' || type === 'addresses') return list(Array.from({ length: random.below(4) }, text), random);
  if (type === 'objects')
    return list(
      Array.from({ length: random.below(3) }, () => inside(`${key}[]`, random)),
      random,
    );
  if (type === 'object') return inside(key, random);
  if (type === 'object-map') return object([pair(random.pick(words), inside(`${key}.*`, random), random)], random);
  if (type === 'string-maps') return valueFor(key, 'object-map', random).replace(/\{[^{}]*\}/, `{"mtu":${text()}}`);
  if (type === 'any-map' || type === 'extensions') {
    const name =
      type === 'extensions' && !random.chance(0.1) ? `org.example.${random.pick(words)}.v1` : random.pick(words);
    return object([pair(name, type === 'any-map' ? anything(random, 2) : '{"a":[1,{"b":null}]}', random)], random);
  }
  if (type === 'string-map')
    return object([pair(random.pick(words), text(), random), pair('b', text(), random)], random);
  if (type === 'boolean-map')
    return object([pair(random.pick(featureNames), random.pick(['true', 'false']), random)], random);
  return text();
}

const featureNames = ['buildkit', 'cdi', 'embedded-containerd', 'containerd-snapshotter', 'other'];

/** An object with members that its rows in the table know, and a few that they do not. */
function inside(owner: string, random: Random): string {
  const known = nested.filter(({ key }) => key.startsWith(`${owner}.`));
  const members = new Map<string, string>();
  for (let times = random.below(3); times > 0; times--) {
    const row: DaemonKey | undefined = known.length > 0 && random.chance(0.93) ? random.pick(known) : undefined;
    const [step = 'stranger', ...further] = row?.key.slice(owner.length + 1).split('.') ?? [];
    const name = random.chance(0.08) ? random.pick([step.toUpperCase(), step.toLowerCase()]) : step;
    const isDirect = row && further.length === 0 && !step.includes('[');
    const nestedValue = () => (row ? inside(`${owner}.${step}`, random) : anything(random, 2));
    const value = isDirect ? valueFor(row.key, row.type, random) : nestedValue();
    members.set(name.replace('[]', ''), step.endsWith('[]') ? list([value], random) : value);
  }
  return object(
    [...members].map(([name, value]) => pair(name, value, random)),
    random,
  );
}

function textOf(type: DaemonValueType, special: readonly string[] | undefined, random: Random): string {
  if (random.chance(0.05)) return random.pick(badTexts);
  if (special) return random.pick(special);
  if (type === 'address' || type === 'addresses') return random.pick(addresses);
  if (type === 'prefix') return `${random.pick(addresses)}/${random.pick(['8', '24', '33', '08', '128'])}`;
  if (type === 'size') return random.pick(['64M', '1.5 GB', '10kib', '7', '1e3', '64 megs', '-1', '5 ']);
  if (type === 'duration') return random.pick(['48h', '1h30m', '3600', '2d', '-5s', '']);
  return random.pick(words);
}

function list(items: readonly string[], random: Random): string {
  const blank = random.pick(blanks);
  return `[${items.map((item) => blank + item).join(',')}${blank}]`;
}

/** Any JSON value, not very deep. */
function anything(random: Random, depth: number): string {
  const plain = [
    'null',
    'true',
    'false',
    '0',
    '-1',
    '1.5',
    '1e3',
    '1e999',
    '12345678901234567890',
    '""',
    '"a"',
    '"\\u00e9\\/"',
  ];
  const odds = depth === 0 ? 0 : random.below(10);
  if (odds === 8) return list([anything(random, depth - 1)], random);
  if (odds === 9) return object([pair(random.pick(words), anything(random, depth - 1), random)], random);
  return random.pick(plain);
}
