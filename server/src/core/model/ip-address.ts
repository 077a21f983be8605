/** An IP address or the address of a range. */
export interface IpAddress {
  readonly version: 4 | 6;
  /** The 4 or 16 bytes. */
  readonly bytes: readonly number[];
  /** What follows `%`, such as the network card of `fe80::1%eth0`. */
  readonly zone: string;
}

/** A range in CIDR form, such as `10.0.0.0/8`. */
export interface IpRange {
  readonly address: IpAddress;
  readonly length: number;
}

/** Reads an IP address as Docker does: no zeros in front, no port, no brackets. Nothing for other text. */
export function parseIpAddress(text: string): IpAddress | undefined {
  const first = /[.:%]/.exec(text.slice(0, 50))?.[0];
  if (first === '.') {
    const bytes = bytesOfV4(text);
    return bytes && { version: 4, bytes, zone: '' };
  }
  if (first !== ':') return undefined;
  const percent = text.indexOf('%');
  if (percent === text.length - 1) return undefined;
  const bytes = bytesOfV6(percent < 0 ? text : text.slice(0, percent));
  return bytes && { version: 6, bytes, zone: percent < 0 ? '' : text.slice(percent + 1) };
}

/** Reads a range in CIDR form; bits behind the prefix may be set. Nothing for other text. */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.lastIndexOf('/');
  const address = slash < 0 ? undefined : parseIpAddress(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (address?.zone !== '' || !/^(?:0|[1-9][0-9]{0,2})$/.test(length)) return undefined;
  return Number(length) <= address.bytes.length * 8 ? { address, length: Number(length) } : undefined;
}

/** Whether an IPv6 address holds an IPv4 one: `::ffff:192.0.2.1`. */
export function isMappedV4({ version, bytes }: IpAddress): boolean {
  return version === 6 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
}

/** Whether two ranges of the same version share addresses. */
export function overlap(one: IpRange, other: IpRange): boolean {
  if (one.address.version !== other.address.version) return false;
  const bits = Math.min(one.length, other.length);
  return one.address.bytes.every((byte, index) => {
    const shared = Math.min(8, Math.max(0, bits - index * 8));
    return byte >> (8 - shared) === (other.address.bytes[index] ?? 0) >> (8 - shared);
  });
}

/** The canonical form: https://www.rfc-editor.org/rfc/rfc5952 */
export function formatIpAddress(address: IpAddress): string {
  const zone = address.zone === '' ? '' : `%${address.zone}`;
  if (address.version === 4) return address.bytes.join('.');
  if (isMappedV4(address)) return `::ffff:${address.bytes.slice(12).join('.')}${zone}`;
  const groups = Array.from(
    { length: 8 },
    (_, at) => (address.bytes[2 * at] ?? 0) * 256 + (address.bytes[2 * at + 1] ?? 0),
  );
  const gap = longestGap(groups);
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (gap.length < 2) return hex(groups) + zone;
  return `${hex(groups.slice(0, gap.start))}::${hex(groups.slice(gap.start + gap.length))}${zone}`;
}

function longestGap(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  let length = 0;
  for (const [at, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > longest.length) longest = { start: at - length + 1, length };
  }
  return longest;
}

function bytesOfV4(text: string): number[] | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function bytesOfV6(text: string): number[] | undefined {
  const halves = text.split('::', 3);
  if (halves.length > 2) return undefined;
  const [head = '', tail] = halves;
  const before = groupsOf(head, tail === undefined);
  const after = tail === undefined ? [] : groupsOf(tail, true);
  if (!before || !after) return undefined;
  const missing = 16 - before.length - after.length;
  // `::` stands for at least one group of zeros.
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

/** The bytes of groups between colons; the last group of an address may be an IPv4 address. */
function groupsOf(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':', 10);
  for (const [index, group] of groups.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
      continue;
    }
    const embedded = isEnd && index === groups.length - 1 ? bytesOfV4(group) : undefined;
    if (!embedded) return undefined;
    bytes.push(...embedded);
  }
  return bytes;
}

/** The canonical form of an address or a range; the text itself where it is neither. */
export function canonicalAddress(text: string): string {
  const range = parseIpRange(text);
  if (range) return `${formatIpAddress(range.address)}/${range.length}`;
  const address = parseIpAddress(text);
  return address ? formatIpAddress(address) : text;
}
