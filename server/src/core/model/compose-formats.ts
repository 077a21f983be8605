import { parseByteSize, parseDuration } from './sizes-and-durations';

const booleans = new Set(['true', 'false', 'y', 'yes', 'on', 'n', 'no', 'off']);
const integer = /^[-+]?\d+$/;
const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

const formats: Readonly<Record<string, (text: string) => boolean>> = {
  boolean: (text) => booleans.has(text.toLowerCase()),
  integer: (text) => integer.test(text),
  natural: (text) => /^\+?\d+$/.test(text),
  number: (text) => number.test(text) && Number.isFinite(Number(text)),
  'oom-score': (text) => integer.test(text) && Math.abs(Number(text)) <= 1000,
  percent: (text) => number.test(text) && Number.isInteger(Number(text)) && Number(text) >= 0 && Number(text) <= 100,
  bytes: (text) => integer.test(text) || parseByteSize(text) !== undefined,
  duration: (text) => parseDuration(text) !== undefined,
  count: (text) => text.toLowerCase() === 'all' || integer.test(text),
  'file-mode': (text) => /^[-+]?(?:0o)?[0-7]+$/i.test(text),
};

/** Whether Compose can make of a text what a key wants, by the names of `format` in its schema. */
export function hasComposeFormat(text: string, format: string): boolean {
  return formats[format]?.(text) ?? true;
}
