import { trimmed } from '../text/trimmed';
import { parseGoUrl } from './go-url';
import { isMappedV4, overlap, parseIpAddress, parseIpRange } from './ip-address';
import { parseByteSize } from './sizes-and-durations';

/**
 * Why the daemon refuses the text of a setting, as the end of a sentence ("must be …", "has no …"); nothing where it
 * takes it. Source: moby/moby:daemon/config Validate and the decoders of its fields.
 */
export type TextCheck = (text: string) => string | undefined;

const linkLocal = parseIpRange('fe80::/64');

/** An address of a list such as `dns`; zones such as `%eth0` are allowed there. */
export const addressProblem: TextCheck = (text) =>
  text === '' || parseIpAddress(text) ? undefined : 'must be an IP address';

/** An address without a zone: `ip`, `default-gateway`. */
export const plainAddressProblem: TextCheck = (text) =>
  text === '' || parseIpAddress(text)?.zone === '' ? undefined : 'must be an IP address';

export const prefixProblem: TextCheck = (text) =>
  text === '' || parseIpRange(text) ? undefined : 'must be a range in CIDR form, such as 10.200.0.0/16';

export const fixedCidrV6Problem: TextCheck = (text) => {
  if (text === '') return undefined;
  const range = parseIpRange(text);
  if (range?.address.version !== 6 || isMappedV4(range.address)) return 'must be an IPv6 range in CIDR form';
  if (range.address.bytes[0] === 255) return 'must not be a multicast range';
  if (!linkLocal || !overlap(range, linkLocal)) return undefined;
  const isAll = range.length === linkLocal.length;
  return isAll ? undefined : 'must not overlap the link-local range fe80::/64';
};

const longestDomain = 254;
/** The daemon lets a colon stand around a dot. */
const domain = /^:{0,2}[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::?\.:?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

const asciiText = /^[\t\n\f\r -~]*$/;

/** A search domain. */
export const dnsSearchProblem: TextCheck = (text) => {
  const written = text.replace(/^ +/, '').trimEnd();
  if (written === '.' && asciiText.test(text)) return undefined;
  const name = written.replace(/\.$/, '');
  const isDomain = asciiText.test(text) && name.length <= longestDomain && /[a-z]/i.test(name) && domain.test(name);
  return isDomain ? undefined : 'must be a domain name';
};

const goDuration = /^[+-]?(?:0|(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** The age of something: a duration, or seconds. */
export const durationProblem: TextCheck = (text) =>
  text === '' || goDuration.test(text) || /^[+-]?[0-9]{1,18}$/.test(text)
    ? undefined
    : 'must be a duration such as 48h';

/** The size of something in memory. */
export const sizeProblem: TextCheck = (text) =>
  parseByteSize(text) === undefined ? 'must be a size such as 64M' : undefined;

/** A mark of the packet filter, with or without a mask. */
export const firewallMarkProblem: TextCheck = (text) => {
  const parts = text.split('/', 3);
  const isMark = text === '' || (parts.length < 3 && parts.every(isUnsigned));
  return isMark ? undefined : 'must be mark or mark/mask, whole numbers of at most 32 bits';
};

/** A whole number as Go reads it: https://pkg.go.dev/strconv#ParseUint with base 0. */
function isUnsigned(text: string): boolean {
  const digits = /^(?:[1-9](?:_?[0-9])*|0(?:_?[0-7])*|0o(?:_?[0-7])+|0x(?:_?[0-9a-f])+|0b(?:_?[01])+)$/i;
  if (text.length > 80 || !digits.test(text)) return false;
  const plain = text.replaceAll('_', '');
  return Number(/^0[0-7]+$/.test(plain) ? `0o${plain.slice(1)}` : plain) < 2 ** 32;
}

/** The id of an extension of the engine. */
export const extensionIdProblem: TextCheck = (text) =>
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\.v[0-9]+$/.test(text) && !/(?:^|\.)-|-(?:\.|$)|--/.test(text)
    ? undefined
    : 'must be a name such as org.example.logs.v1';

const schemes = new Set(['tcp', 'unix', 'npipe', 'fd']);

/** An address to listen on. */
export const hostProblem: TextCheck = (text) => {
  if (trimmed(text) === '') return undefined;
  const at = text.indexOf('://');
  const scheme = at < 0 ? 'tcp' : text.slice(0, at);
  const address = at < 0 ? text : text.slice(at + 3);
  if (!schemes.has(scheme)) return `must begin with unix://, tcp://, fd:// or npipe://`;
  if (scheme === 'fd') return undefined;
  if (scheme !== 'tcp') return address.includes('://') ? 'holds a second ://' : undefined;
  const url = parseGoUrl(`tcp://${address}`);
  if (!url) return 'must be tcp://address:port';
  if (url.path !== '') return 'must not have a path';
  return url.port !== '' && !(Number(url.port) > 0 && Number(url.port) < 2 ** 63)
    ? 'must have a port other than 0'
    : undefined;
};

/** A copy of Docker Hub. */
export const mirrorProblem: TextCheck = (text) => {
  if (text.indexOf('://') < 1) return 'must begin with https:// or http://';
  const url = parseGoUrl(text);
  if (!url) return 'must be a URL';
  if (url.scheme !== 'http' && url.scheme !== 'https') return 'must begin with https:// or http://';
  if (url.query !== '' || url.fragment !== '') return 'must have neither a query nor a fragment';
  return url.hasUser ? 'must not hold a user name or password' : undefined;
};

const reserved = /^(?:com\.docker\.|io\.docker\.|org\.dockerproject\.)/i;

/** A label of the engine. */
export const labelProblem: TextCheck = (text) => {
  if (!text.includes('=')) return 'must have the form key=value';
  return reserved.test(text) ? 'begins with a name that Docker keeps to itself' : undefined;
};

/** An option of the executor: each platform knows one. */
export function execOptionProblem(text: string, isWindows: boolean): string | undefined {
  const at = text.indexOf('=');
  const name = trimmed(text.slice(0, Math.max(at, 0))).toLowerCase();
  if (name === '' || trimmed(text.slice(at + 1)) === '') return 'must have the form option=value';
  const known = isWindows ? 'isolation' : 'native.cgroupdriver';
  return name === known ? undefined : `is no option: ${isWindows ? 'Windows' : 'Linux'} knows ${known} alone`;
}

/** A whole number of at most 64 bits. */
function isWholeNumber(text: string): boolean {
  if (!/^[+-]?0*[0-9]{1,19}$/.test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

/** Which of the resources that a node offers (`kind=value`) the daemon refuses, with the reason of each. */
export function genericResourceProblems(texts: readonly string[]): ReadonlyMap<number, string> {
  const problems = new Map<number, string>();
  const kinds = new Map<string, { readonly index: number; readonly isNumber: boolean; readonly value: string }[]>();
  for (const [index, text] of texts.entries()) {
    const [kind = '', value, more] = text.split('=', 3);
    if (value === undefined || more !== undefined) {
      problems.set(index, 'must have the form kind=value');
      continue;
    }
    const same = kinds.get(trimmed(kind)) ?? [];
    kinds.set(trimmed(kind), same);
    same.push({ index, isNumber: isWholeNumber(trimmed(value)), value: trimmed(value) });
  }
  for (const same of kinds.values()) {
    for (const { index, isNumber, value } of same) {
      if (!isNumber) continue;
      if (same.length > 1) problems.set(index, 'is a number beside other values of its kind');
      else if (value.startsWith('-') && Number(value) !== 0) problems.set(index, 'must not be negative');
    }
  }
  return problems;
}
