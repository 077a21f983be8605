import { span } from '../text/span';
import type { Directive } from './dockerfile-tree';
import { skipSpaces, trimEnd } from './dockerfile-words';

const NAMES: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/** The parser directive that a line of the leading block holds; `// syntax=` is one too. */
export function directiveOf(text: string, start: number, end: number): Directive | undefined {
  const isHash = text.charCodeAt(start) === 35;
  if (!isHash && !text.startsWith('//', start)) return undefined;
  const nameStart = skipSpaces(text, start + (isHash ? 1 : 2));
  let nameEnd = nameStart;
  while (nameEnd < end && isNameUnit(text.charCodeAt(nameEnd))) nameEnd++;
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  if (!NAMES.has(name) || (!isHash && name !== 'syntax')) return undefined;
  const equals = skipSpaces(text, nameEnd);
  if (equals >= end || text.charCodeAt(equals) !== 61) return undefined;
  const valueStart = skipSpaces(text, equals + 1);
  const lineEnd = trimEnd(text, start, end);
  if (valueStart >= lineEnd) return undefined;
  // What stands behind the first blank of a syntax line is no part of the image's name.
  const blank = name === 'syntax' ? text.slice(valueStart, lineEnd).search(/[ \t]/) : -1;
  const valueEnd = blank < 0 ? lineEnd : valueStart + blank;
  return {
    span: span(start, lineEnd),
    name,
    nameSpan: span(nameStart, nameEnd),
    value: text.slice(valueStart, valueEnd),
    valueSpan: span(valueStart, valueEnd),
  };
}

/** The escape character that a directive sets, nothing where BuildKit refuses it. */
export function escapeOf(directive: Directive): string | undefined {
  return directive.value === '\\' || directive.value === '`' ? directive.value : undefined;
}

function isNameUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}
