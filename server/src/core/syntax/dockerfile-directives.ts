import { span } from '../text/span';
import { trimmed } from '../text/trimmed';
import type { Directive } from './dockerfile-tree';
import { isSpace, skipSpaces } from './dockerfile-words';

const names: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/** The parser directive that a line of the leading block holds, which begins with `#` at `start`. */
export function directiveOf(text: string, start: number, end: number): Directive | undefined {
  if (text.charCodeAt(start) !== 35) return undefined;
  const nameStart = skipSpaces(text, start + 1);
  let nameEnd = nameStart;
  while (nameEnd < end && isNameUnit(text.charCodeAt(nameEnd))) nameEnd++;
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  if (!names.has(name)) return undefined;
  const equals = skipNarrow(text, nameEnd, end);
  if (equals >= end || text.charCodeAt(equals) !== 61) return undefined;
  let lineEnd = end;
  while (lineEnd > equals + 1 && isNarrow(text.charCodeAt(lineEnd - 1))) lineEnd--;
  // Where nothing but blanks follow, the last one is the value.
  if (lineEnd === equals + 1) lineEnd = end;
  if (lineEnd === equals + 1) return undefined;
  const valueStart = Math.min(skipNarrow(text, equals + 1, end), lineEnd - 1);
  // What stands behind the first space of a syntax line is no part of the image's name.
  const blank = name === 'syntax' ? text.slice(valueStart, lineEnd).indexOf(' ') : -1;
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

/** Whether `# check=` has a value that BuildKit takes: up to three of skip, experimental and error. */
export function isCheckOptions(value: string): boolean {
  const [options = ''] = value.split(' ');
  if (options === '') return true;
  const parts = options.split(';');
  const taken = parts.length > 3 ? [...parts.slice(0, 2), parts.slice(2).join(';')] : parts;
  return taken.every((part) => {
    const equals = part.indexOf('=');
    const key = trimmed(part.slice(0, Math.max(0, equals)));
    if (key === 'error') return /^(?:1|t|true|0|f|false)$/i.test(trimmed(part.slice(equals + 1)));
    return key === 'skip' || key === 'experimental';
  });
}

/**
 * Tells which lines of the leading block are directives. Two readers look at them, and each stops at the first line
 * that is none to it: the parser, which takes the escape character and refuses a directive that is there twice, and the
 * frontend, which takes the others, leaves a first line `#!` out, and minds blanks before the `#`.
 */
export class DirectiveReader {
  private isForParser: boolean;
  private isForFrontend = true;
  private readonly seen = new Set<string>();

  constructor(hasShebang: boolean) {
    this.isForParser = !hasShebang;
  }

  /** Whether a line could still be a directive. */
  get isReading(): boolean {
    return this.isForParser || this.isForFrontend;
  }

  /** Takes a line that holds no directive. */
  stop(): void {
    this.isForParser = false;
    this.isForFrontend = false;
  }

  /** Whether a directive counts, and whether its name has been there before, which is refused. */
  take(directive: Directive, isIndented: boolean): { readonly counts: boolean; readonly isRepeated: boolean } {
    if (isIndented) this.isForFrontend = false;
    const { isForParser, isForFrontend } = this;
    const isRepeated = this.seen.has(directive.name);
    this.seen.add(directive.name);
    if (isRepeated) this.isForFrontend = false;
    const counts = directive.name === 'escape' ? isForParser : isForFrontend;
    return { counts: counts || (isForParser && isRepeated), isRepeated: isRepeated && isForParser };
  }
}

function isNameUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** White space to a regular expression of Go: fewer characters than to its string functions. */
function isNarrow(unit: number): boolean {
  return isSpace(unit) && unit < 128 && unit !== 11;
}

function skipNarrow(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isNarrow(text.charCodeAt(at))) at++;
  return at;
}
