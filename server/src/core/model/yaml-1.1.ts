import type { YamlNode, YamlScalar } from '../syntax/yaml-tree';

/**
 * What a scalar is for programs that read YAML 1.1 as go-yaml v2 does, which everything of Kubernetes uses: `yes` and
 * `y` are booleans, `0644` is 420, `1_000` is 1000. `invalid` is what the program stops at.
 */
export type Yaml11Value =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** Within 64 bits. */
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'null' }
  | { readonly type: 'invalid' };

const words = new Map<string, Yaml11Value>([
  ...spelled(['y', 'yes', 'true', 'on'], { type: 'boolean', value: true }),
  ...spelled(['n', 'no', 'false', 'off'], { type: 'boolean', value: false }),
  ...spelled(['null'], { type: 'null' }),
  ['~', { type: 'null' }],
  ['', { type: 'null' }],
  ...['', '+', '-'].flatMap((sign) =>
    spelled(['inf'], {
      type: 'number',
      value: sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
    }).map(([word, value]) => [`${sign}.${word}`, value] as const),
  ),
  ...['nan', 'NaN', 'NAN'].map((word) => [`.${word}`, { type: 'number', value: Number.NaN }] as const),
]);

/** `yes`, `Yes` and `YES`; no other mixture counts. */
function spelled(names: readonly string[], value: Yaml11Value): (readonly [string, Yaml11Value])[] {
  return names.flatMap((name) => {
    const capitalised = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
    return [name, capitalised, name.toUpperCase()].map((word) => [word, value] as const);
  });
}

const tagPrefix = 'tag:yaml.org,2002:';

/** Reads a scalar. Everything is text that is quoted, in a block, or tagged by another name. */
export function yaml11Value(node: YamlScalar): Yaml11Value {
  const tag = node.tag?.name;
  if (tag === undefined) return node.style === 'plain' ? resolved(node.text) : asText(node.text);
  const short = tag.startsWith('!<') ? tag.slice(2, -1).replace(tagPrefix, '!!') : tag;
  if (short === '!!binary') return binary(node.text);
  if (!/^!!(?:bool|int|float|null|timestamp)$/.test(short)) return asText(node.text);
  const value = resolved(node.text);
  if (short === '!!float' && value.type === 'integer') return { type: 'number', value: Number(value.value) };
  const isOfTag =
    (short === '!!bool' && value.type === 'boolean') ||
    (short === '!!int' && value.type === 'integer') ||
    (short === '!!float' && value.type === 'number') ||
    (short === '!!null' && value.type === 'null') ||
    (short === '!!timestamp' && value.type === 'text' && /^\d{4}-/.test(node.text));
  return isOfTag ? value : { type: 'invalid' };
}

function asText(text: string): Yaml11Value {
  return { type: 'text', text };
}

function binary(text: string): Yaml11Value {
  const decoded = bytesOfBase64(text);
  if (!decoded) return { type: 'invalid' };
  try {
    return asText(decodeURIComponent(decoded.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')));
  } catch {
    return asText(String.fromCharCode(...decoded));
  }
}

const firstLetters = /^[-+.\dyYnNtTfFoO~]/;
const decimalFraction = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

function resolved(text: string): Yaml11Value {
  const first = text[0];
  if (first !== undefined && !firstLetters.test(first)) return asText(text);
  const word = words.get(text);
  if (word) return word;
  if (first === '.') return /^\.\d+(?:[eE][-+]?\d+)?$/.test(text) ? asNumber(text) : asText(text);
  if (!/^[-+\d]/.test(text)) return asText(text);
  const plain = text.replaceAll('_', '');
  const integer = integerOf(plain);
  if (integer !== undefined) return { type: 'integer', value: integer };
  return decimalFraction.test(plain) ? asNumber(plain, text) : asText(text);
}

/** A number too large for 64 bits of a float is text. */
function asNumber(digits: string, text = digits): Yaml11Value {
  const value = Number(digits);
  return Number.isFinite(value) ? { type: 'number', value } : asText(text);
}

const integerForms = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|(?:0[oO]|0)([0-7]+)|(0|[1-9]\d*))$/;
const longest = 80;

/** An integer as Go reads it with the base that its beginning tells; nothing where it does not fit 64 bits. */
function integerOf(text: string): bigint | undefined {
  const match = text.length > longest ? undefined : integerForms.exec(text);
  if (!match) return undefined;
  const [, sign = '', hexadecimal, binaryDigits, octal, decimal] = match;
  const digits =
    (hexadecimal && `0x${hexadecimal}`) || (binaryDigits && `0b${binaryDigits}`) || (octal && `0o${octal}`) || decimal;
  const size = BigInt(digits ?? '0');
  const value = sign === '-' ? -size : size;
  const most = sign === '' ? 2n ** 64n : 2n ** 63n;
  return value >= -(2n ** 63n) && value < most ? value : undefined;
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Whether a text is base64 for Go: padded, line ends anywhere, nothing else. */
export function isBase64(text: string): boolean {
  const packed = text.replace(/[\r\n]/g, '');
  return packed.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(packed);
}

function bytesOfBase64(text: string): number[] | undefined {
  if (!isBase64(text)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const letter of text.replace(/[\r\n=]/g, '')) {
    bits = ((bits << 6) | base64Alphabet.indexOf(letter)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return bytes;
}

/**
 * The name of a key once the document has become JSON: `8080` and `0x1F90` are the same, `on` is `true`. Nothing for a
 * key that cannot be a name: null, a map or a list.
 */
export function yaml11KeyName(key: YamlNode): string | undefined {
  const node = key.type === 'alias' ? key.target : key;
  if (node?.type !== 'scalar') return undefined;
  const value = yaml11Value(node);
  switch (value.type) {
    case 'text':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'integer':
      return value.value < 2n ** 63n ? String(value.value) : undefined;
    case 'number':
      return numberKey(value.value);
    default:
      return undefined;
  }
}

/** Go writes it as the shortest number that is the same in 32 bits. */
function numberKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(Math.fround(value))) return value > 0 ? '.inf' : '-.inf';
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9; digits++) {
    const written = Number(single.toPrecision(digits));
    if (Math.fround(written) === single) return goNumber(written);
  }
  return goNumber(single);
}

/** Go's `%g`: an exponent of at least two digits below -4 and from 21 on. */
function goNumber(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 21)
    return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
