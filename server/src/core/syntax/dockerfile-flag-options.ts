import { type Span, span } from '../text/span';
import type { Flag, FlagOption, Word } from './dockerfile-tree';

/** The span in the file of the characters `from` to `to` of a word's value. */
export function spanInWord(word: Word, from: number, to: number): Span {
  if (!word.parts) return span(word.span.start + from, word.span.start + to);
  const start = offsetInWord(word.parts, from);
  return to > from ? span(start, offsetInWord(word.parts, to - 1) + 1) : span(start, start);
}

function offsetInWord(parts: readonly Span[], index: number): number {
  let before = 0;
  for (const part of parts) {
    const length = part.end - part.start;
    if (index < before + length) return part.start + index - before;
    before += length;
  }
  return parts[parts.length - 1]?.end ?? 0;
}

/** The options of a flag whose value is a line of comma-separated values, such as `--mount=type=cache,target=/x`. */
export function flagOptions(flag: Flag): FlagOption[] {
  const word = flag.value;
  if (!word) return [];
  const { text, origins } = flag;
  const options: FlagOption[] = [];
  let at = 0;
  while (at < text.length) {
    const field = fieldAt(text, at);
    if (field.value.length > 0) options.push(optionOf(word, field, origins));
    at = field.end + 1;
  }
  return options;
}

interface Field {
  readonly value: string;
  /** For each character of `value` its index in the flag's text. */
  readonly indices: readonly number[];
  readonly end: number;
}

function fieldAt(text: string, from: number): Field {
  let value = '';
  const indices: number[] = [];
  let isQuoted = text.charAt(from) === '"';
  let at = isQuoted ? from + 1 : from;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted && character === '"') {
      if (text.charAt(at + 1) !== '"') {
        isQuoted = false;
        continue;
      }
      at++;
    } else if (!isQuoted && character === ',') break;
    value += character;
    indices.push(at);
  }
  return { value, indices, end: at };
}

function optionOf(word: Word, field: Field, origins: readonly number[] | undefined): FlagOption {
  const rawAt = (index: number): number => {
    const at = field.indices[index] ?? 0;
    return origins ? (origins[at] ?? 0) : at;
  };
  const spanOf = (from: number, to: number): Span => {
    if (to > from) return spanInWord(word, rawAt(from), rawAt(to - 1) + 1);
    const end = from > 0 ? rawAt(from - 1) + 1 : rawAt(from);
    return spanInWord(word, end, end);
  };
  const equals = field.value.indexOf('=');
  const length = field.value.length;
  const keyEnd = equals < 0 ? length : equals;
  const key = field.value.slice(0, keyEnd).toLowerCase();
  const option = { span: spanOf(0, length), key, keySpan: spanOf(0, keyEnd) };
  if (equals < 0) return option;
  return { ...option, value: field.value.slice(equals + 1), valueSpan: spanOf(equals + 1, length) };
}

/** Why a line of comma-separated values cannot be that of a mount; nothing where it can. */
export function optionsProblem(text: string): string | undefined {
  if (text === '') return 'nothing is mounted';
  const fields = fieldsOf(text);
  if (!fields) return 'a quote stands where none can, or never closes';
  return fields.includes('') ? 'nothing stands between two commas' : undefined;
}

/** The values between commas, their quotes taken off; nothing where a quote stands where none can, or never closes. */
export function fieldsOf(text: string): readonly string[] | undefined {
  const fields: string[] = [];
  for (let at = 0; ; at++) {
    if (text.charAt(at) === '"') {
      const end = endOfQuotedField(text, at + 1);
      if (end < 0) return undefined;
      fields.push(text.slice(at + 1, end - 1).replaceAll('""', '"'));
      at = end;
    } else {
      const comma = text.indexOf(',', at);
      const end = comma < 0 ? text.length : comma;
      const field = text.slice(at, end);
      if (field.includes('"')) return undefined;
      fields.push(field);
      at = end;
    }
    if (at >= text.length) return fields;
  }
}

/** The index of the comma or the end behind a quoted field, negative where something else is there. */
function endOfQuotedField(text: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    const next = text.charAt(quote + 1);
    if (next === '' || next === ',') return quote + 1;
    if (next !== '"') return -1;
    at = quote + 2;
  }
}
