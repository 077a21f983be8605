import type { YamlScalar } from '../syntax/yaml-tree';
import { yaml11Value } from './yaml-1.1';

const dateForm =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d+))?(Z|[-+]\d{2}:\d{2})?)?$/;

/** Whether a scalar is a date for Compose, which takes it for no text then. */
export function isComposeDate(node: YamlScalar): boolean {
  return isPlain(node) && node.text.charCodeAt(4) === 45 && dateText(node.text) !== undefined;
}

/** Whether a scalar is a number with a fraction or an exponent for Compose, be the fraction zero. */
export function isComposeFraction(node: YamlScalar): boolean {
  return isPlain(node) && /^[-+.\d]/.test(node.text) && yaml11Value(node).type === 'number';
}

/**
 * The text that Compose makes of a scalar: of numbers, `true`, `false` and dates without quotes what Go writes for
 * them, so that `1.10` is `1.1` and `0o17` is `15`. https://github.com/yaml/go-yaml reads them.
 */
export function composeText(node: YamlScalar): string {
  const { text } = node;
  if (!isPlain(node) || !/^[-+.\dtTfF]/.test(text)) return text;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return text.toLowerCase();
  if (text === '-0' || text === '-0.0') return '-0';
  if (!/^[-+.\d]/.test(text)) return text;
  const date = text.charCodeAt(4) === 45 ? dateText(text) : undefined;
  if (date !== undefined) return date;
  const value = yaml11Value(node);
  if (value.type === 'integer') return String(value.value);
  return value.type === 'number' && Number.isFinite(value.value) ? numberText(value.value) : text;
}

/** Whether a scalar is read as what it looks like: without quotes and tag, or with a tag that says so. */
function isPlain({ style, tag }: YamlScalar): boolean {
  return tag ? /^!!(?:bool|int|float|timestamp)$/.test(tag.name) : style === 'plain';
}

/** Whether a tag of YAML itself says what a scalar is not, at which Compose stops. */
export function isWrongByTag(node: YamlScalar): boolean {
  const { tag, text } = node;
  if (tag?.name === '!!bool') return !/^(?:true|True|TRUE|false|False|FALSE)$/.test(text);
  if (tag?.name === '!!timestamp') return dateText(text) === undefined;
  return tag !== undefined && yaml11Value(node).type === 'invalid';
}

/** Go's `%v`: an exponent of at least two digits below -4 and from 6 on. */
function numberText(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function dateText(text: string): string | undefined {
  const match = dateForm.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', between, hour = '0', minute = '0', second = '0', fraction, zone] = match;
  // With a letter between day and hour there is a zone, with a blank there is none.
  if (between !== undefined && (between === ' ') === (zone !== undefined)) return undefined;
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysOf(year, month);
  if (!isDay || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  const rest = fraction?.slice(0, 9).replace(/0+$/, '');
  const shift = zone === undefined || zone === 'Z' ? undefined : zone.replace(':', '');
  const shown = shift === undefined || /^[-+]0000$/.test(shift) ? '+0000 UTC' : `${shift} ${shift}`;
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}${rest ? `.${rest}` : ''} ${shown}`;
}

function daysOf(year: string, month: string): number {
  return new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}
