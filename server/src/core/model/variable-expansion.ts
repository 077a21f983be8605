/** What is known of a variable: unset, or set to a value that may be unknown (`undefined`). */
export type Variable = { readonly isSet: false } | { readonly isSet: true; readonly value: string | undefined };

/** Finds a variable; nothing means that not even its being set is known. */
export type VariableLookup = (name: string) => Variable | undefined;

/** A variable that a text names; indices count in that text. */
export interface VariableReference {
  readonly name: string;
  /** From the `$` to the end of the name or the closing brace. */
  readonly from: number;
  readonly to: number;
  /** The modifier behind the name, such as `:-`; empty where there is none. */
  readonly modifier: string;
}

/** What a text comes to when its variables are filled in and its quotes are taken off. */
export interface Expansion {
  /** The result; nothing where it holds something unknown. */
  readonly value: string | undefined;
  readonly references: readonly VariableReference[];
  /** Why a builder would refuse the text: a quote or brace that never closes, a bad modifier, a required variable. */
  readonly problem?: string;
}

const DEEPEST = 200;
const LONGEST_PATTERN = 200;
const LONGEST_VALUE = 16_384;

/** Expands variables and takes quotes off as BuildKit does. `escape` is the file's escape character. */
export function expand(text: string, lookup: VariableLookup, escapeCharacter: string): Expansion {
  // A byte order mark at the start of a text is none of its characters to the builder.
  if (!/[$'"\\`]/.test(text)) return { value: text.startsWith('\ufeff') ? text.slice(1) : text, references: [] };
  return new Expander(text, lookup, escapeCharacter).expand();
}

/** Why a builder would refuse the body of a heredoc that it expands: quotes mean nothing in it. */
export function bodyProblem(text: string, lookup: VariableLookup): string | undefined {
  if (!text.includes('$')) return undefined;
  return new Expander(text, lookup, '\\', false).expand().problem;
}

/** A value that may be unknown while it grows. */
class Result {
  text = '';
  isKnown = true;

  add(piece: string | undefined): void {
    if (piece === undefined || this.text.length > LONGEST_VALUE) this.isKnown = false;
    else this.text += piece;
  }

  get value(): string | undefined {
    return this.isKnown ? this.text : undefined;
  }
}

class Expander {
  private at = 0;
  private depth = 0;
  private problem: string | undefined;
  /** Nobody writes so deep, so that nothing more is said of the text. */
  private isGivenUp = false;
  private readonly references: VariableReference[] = [];

  constructor(
    private readonly text: string,
    private readonly lookup: VariableLookup,
    private readonly escapeCharacter: string,
    private readonly hasQuotes = true,
  ) {}

  expand(): Expansion {
    if (this.text.startsWith('\ufeff')) this.at = 1;
    const value = this.until(undefined, false);
    const { references } = this;
    const problem = this.isGivenUp ? undefined : this.problem;
    if (this.isGivenUp) return { value: undefined, references };
    return problem === undefined ? { value, references } : { value: undefined, references, problem };
  }

  private until(stop: string | undefined, keepsEscapes: boolean): string | undefined {
    const result = new Result();
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (character === stop) {
        this.at++;
        return result.value;
      }
      if (character === '$') result.add(this.dollar());
      else if (character === "'" && this.hasQuotes) result.add(this.singleQuoted());
      else if (character === '"' && this.hasQuotes) result.add(this.doubleQuoted());
      else if (character === this.escapeCharacter) result.add(this.escaped(keepsEscapes));
      else {
        this.at++;
        result.add(character);
      }
    }
    if (stop !== undefined) this.problem ??= `A ${stop} is missing.`;
    return result.value;
  }

  private escaped(keepsEscapes: boolean): string {
    const next = this.text.charAt(this.at + 1);
    this.at += 2;
    return keepsEscapes ? this.escapeCharacter + next : next;
  }

  private singleQuoted(): string {
    const close = this.text.indexOf("'", this.at + 1);
    const end = close < 0 ? this.text.length : close;
    if (close < 0) this.problem ??= 'A single quote never closes.';
    const content = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return content;
  }

  private doubleQuoted(): string | undefined {
    const result = new Result();
    this.at++;
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (character === '"') {
        this.at++;
        return result.value;
      }
      if (character === '$') {
        result.add(this.dollar());
        continue;
      }
      const next = this.text.charAt(this.at + 1);
      const isEscape =
        character === this.escapeCharacter && (next === '"' || next === '$' || next === this.escapeCharacter);
      result.add(isEscape ? next : character);
      this.at += isEscape ? 2 : 1;
    }
    this.problem ??= 'A double quote never closes.';
    return result.value;
  }

  private dollar(): string | undefined {
    const from = this.at;
    this.at++;
    if (this.text.charAt(this.at) !== '{') {
      const name = this.name();
      if (name === '') return '$';
      this.references.push({ name, from, to: this.at, modifier: '' });
      return this.valueOf(name);
    }
    this.at++;
    const first = this.text.charAt(this.at);
    const name = this.name();
    const modifier = first === '' || '{}:'.includes(first) ? undefined : this.modifier();
    if (modifier === undefined || this.depth >= DEEPEST) {
      if (modifier === undefined) this.problem ??= 'A variable is written in a way that is not understood.';
      else this.isGivenUp = true;
      this.at = this.text.length;
      return undefined;
    }
    const index = this.references.length;
    this.references.push({ name, from, to: this.text.length, modifier });
    this.depth++;
    const value = this.modified(name, modifier);
    this.depth--;
    this.references[index] = { name, from, to: this.at, modifier };
    return value;
  }

  private name(): string {
    const from = this.at;
    const first = this.text.charAt(from);
    if (first !== '' && '@*#?-$!'.includes(first)) {
      this.at++;
      return first;
    }
    const isDigits = /\p{Nd}/u.test(first);
    const allowed = isDigits ? /\p{Nd}/u : /[\p{L}\p{Nd}_]/u;
    while (this.at < this.text.length && allowed.test(this.text.charAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }

  /** Takes the modifier in, `}` for none; nothing where there is no such modifier. */
  private modifier(): string | undefined {
    const first = this.text.charAt(this.at);
    const second = this.text.charAt(this.at + 1);
    let modifier: string | undefined;
    if (first === '}') modifier = '}';
    else if (first === ':') modifier = second !== '' && '-+?'.includes(second) ? first + second : undefined;
    else if (first !== '' && '-+?'.includes(first)) modifier = first;
    else if (first !== '' && '#%/'.includes(first)) modifier = first === second ? first + second : first;
    this.at += modifier?.length ?? 0;
    return modifier;
  }

  private modified(name: string, modifier: string): string | undefined {
    if (modifier === '}') return this.valueOf(name);
    if (modifier === '/' || modifier === '//') {
      const pattern = this.until('/', true);
      const replacement = this.until('}', true);
      this.checkPattern(pattern);
      return replaced(this.valueOf(name), pattern, replacement, modifier === '//');
    }
    const keepsEscapes = modifier.startsWith('#') || modifier.startsWith('%');
    const word = this.until('}', keepsEscapes);
    if (keepsEscapes) {
      this.checkPattern(word);
      return trimmed(this.valueOf(name), word, modifier);
    }
    return this.conditional(name, modifier, word);
  }

  /** In a pattern only stars, question marks, backslashes and what ends it may be escaped. */
  private checkPattern(pattern: string | undefined): void {
    if (pattern !== undefined && /\\/.test(pattern) && !/^(?:[^\\]|\\[*?\\}/])*$/.test(pattern)) {
      this.problem ??= 'A pattern escapes what it cannot.';
    }
  }

  private conditional(name: string, modifier: string, word: string | undefined): string | undefined {
    const variable = this.lookup(name);
    const operator = modifier.charAt(modifier.length - 1);
    const isUnset = !variable?.isSet;
    const isEmpty = variable?.isSet === true && variable.value === '' && modifier.startsWith(':');
    // A value that nobody knows may be set by whoever builds; the default is what the file itself says.
    if (operator === '-') return isUnset || isEmpty ? word : variable.value;
    if (operator === '+') {
      if (variable === undefined || (variable.isSet && variable.value === undefined)) return undefined;
      return isUnset || isEmpty ? '' : word;
    }
    if (variable !== undefined && (isUnset || isEmpty)) this.problem ??= `${name} must be set.`;
    return this.valueOf(name);
  }

  private valueOf(name: string): string | undefined {
    const variable = this.lookup(name);
    if (variable === undefined) return undefined;
    return variable.isSet ? variable.value : '';
  }
}

/** A shell pattern as an expression; nothing where it is too long or has an escape that is refused. */
function expressionOf(pattern: string, isGreedy: boolean, before: string, after: string): RegExp | undefined {
  // Few stars only: each one more could make the search slower by the length of the value.
  if (pattern.length > LONGEST_PATTERN || pattern.split('*').length > 4) return undefined;
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '*') source += isGreedy ? '[^]*' : '[^]*?';
    else if (character === '?') source += '[^]';
    else {
      if (character === '\\') at++;
      source += pattern.charAt(at).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    }
  }
  return new RegExp(before + source + after);
}

function trimmed(value: string | undefined, pattern: string | undefined, modifier: string): string | undefined {
  if (value === undefined || pattern === undefined || value.length > LONGEST_PATTERN) return undefined;
  const isGreedy = modifier.length === 2;
  if (modifier.startsWith('#')) {
    const expression = expressionOf(pattern, isGreedy, '^', '');
    return expression && value.replace(expression, '');
  }
  const expression = expressionOf(pattern, true, '^', '$');
  if (!expression) return undefined;
  // The shortest suffix begins last, the longest one first.
  const starts = Array.from({ length: value.length + 1 }, (_, index) => (isGreedy ? index : value.length - index));
  const start = starts.find((index) => expression.test(value.slice(index)));
  return start === undefined ? value : value.slice(0, start);
}

function replaced(
  value: string | undefined,
  pattern: string | undefined,
  replacement: string | undefined,
  isEverywhere: boolean,
): string | undefined {
  if (value === undefined || pattern === undefined || replacement === undefined) return undefined;
  if (value.length > LONGEST_PATTERN) return undefined;
  const expression = expressionOf(pattern, true, '', '');
  if (!expression) return undefined;
  const everywhere = isEverywhere ? new RegExp(expression.source, 'g') : expression;
  return value.replace(everywhere, () => replacement);
}
