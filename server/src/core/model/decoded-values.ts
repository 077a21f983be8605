import type { ScalarField } from '../knowledge/kubernetes-fields';
import type { YamlScalar } from '../syntax/yaml-tree';
import { isBase64, type Yaml11Value, yaml11Value } from './yaml-1.1';

const amount = /^[-+]?\d*(?:\.\d*)?(?:[numkKMGTPE]|[KMGTPE]i|[eE][-+]?\d{1,18})?$/;

/** Whether a text is an amount for the API server, which takes a unit without a number for none of it. */
function isAmount(text: string): boolean {
  // Go trims what it calls blank; a byte order mark is none.
  const trimmed = text.includes('\ufeff') ? '' : text.trim();
  return (
    trimmed !== '' && trimmed.length < 500 && !/^[-+]?\.?K$|\dK$|^[-+]?[PE]i$/.test(trimmed) && amount.test(trimmed)
  );
}

const moment = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|[-+](\d\d):(\d\d))$/;

/** Whether a text is a time of RFC 3339 for Go, with six digits of a second's fraction where these are asked for. */
function isTime(text: string, hasMicroseconds: boolean): boolean {
  const match = moment.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (hasMicroseconds && match[7]?.length !== 6) return false;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  const isZone = Number(match[8] ?? 0) <= 24 && Number(match[9] ?? 0) < 60;
  return isDay && isZone && hour < 24 && minute < 60 && second < 60;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the decoder of the API server can store a scalar in a field; null it takes everywhere. */
export function fitsField(node: YamlScalar, field: ScalarField, isJson: boolean): boolean {
  const value = yaml11Value(node);
  if (value.type === 'null' || value.type === 'invalid' || field === 'anything') return true;
  switch (field) {
    case 'text':
      return value.type === 'text';
    case 'boolean':
      return value.type === 'boolean';
    case 'integer':
      return isInteger(node, value, 31n, isJson);
    case 'long integer':
      return isInteger(node, value, 63n, isJson);
    case 'number':
      return value.type === 'integer' || value.type === 'number';
    case 'base64':
      return value.type === 'text' && isBase64(value.text);
    case 'quantity':
      return isAmount(numberText(value) ?? '-?');
    case 'time':
    case 'time with microseconds':
      return value.type === 'text' && isTime(value.text, field !== 'time');
    case 'integer or text':
      return value.type === 'text' || isInteger(node, value, 31n, isJson);
  }
}

/** The text that a number or text becomes in JSON. */
function numberText(value: Yaml11Value): string | undefined {
  if (value.type === 'text') return value.text;
  return value.type === 'integer' || value.type === 'number' ? String(value.value) : undefined;
}

/** YAML makes an integer of `1.0` and `1e3`; JSON leaves them as they are, and Go stores no such thing. */
function isInteger(node: YamlScalar, value: Yaml11Value, bits: bigint, isJson: boolean): boolean {
  if (isJson && /[.eE]/.test(node.text)) return false;
  if (value.type === 'integer') return value.value >= -(2n ** bits) && value.value < 2n ** bits;
  if (value.type !== 'number' || !Number.isInteger(value.value) || Math.abs(value.value) >= 1e21) return false;
  return BigInt(value.value) >= -(2n ** bits) && BigInt(value.value) < 2n ** bits;
}
