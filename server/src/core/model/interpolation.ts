import { type Span, span } from '../text/span';

export type InterpolationOperator = ':-' | '-' | ':?' | '?' | ':+' | '+';

/** Text that stands for itself; `$$` has become one dollar. */
export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
  readonly span: Span;
}

/** `$NAME` or `${NAME}`, with what stands behind an operator. */
export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  /** From the dollar to the end of the name or to the closing brace. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly operator: InterpolationOperator | undefined;
  /** The default, the alternative or the words of the error; nothing where there is no operator. */
  readonly operand: readonly InterpolationPart[] | undefined;
}

export type InterpolationPart = LiteralPart | VariablePart;

export interface InterpolationProblem {
  readonly span: Span;
  readonly message: string;
}

/** A text as Compose interpolates it; spans count in the text. */
export interface Interpolation {
  readonly parts: readonly InterpolationPart[];
  /** The first thing that Compose refuses. */
  readonly problem: InterpolationProblem | undefined;
}

/**
 * How far a text's value is known: `literal` has no variable, `default` falls back on defaults that are written,
 * `alternative` holds only where a variable is set (`${V:+text}`), `unknown` depends on the surroundings.
 */
export type Certainty = 'literal' | 'default' | 'alternative' | 'unknown';

/** A text with its variables filled in as far as the file alone tells. */
export interface JudgedText {
  readonly certainty: Certainty;
  /** Nothing where it is unknown. */
  readonly text: string | undefined;
}

/** A variable that a text uses, those inside defaults too. */
export interface UsedVariable {
  readonly name: string;
  readonly span: Span;
  /** Whether Compose stops without it: `?` and `:?`. */
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** The default as far as it is known. */
  readonly defaultText: string | undefined;
}

const DEEPEST = 40;
const certainties: readonly Certainty[] = ['literal', 'default', 'alternative', 'unknown'];
const operators: readonly InterpolationOperator[] = [':-', ':?', ':+', '-', '?', '+'];

/** Reads `$V`, `${V}`, the operators and `$$`. Everything else with a dollar (`$1`, `$(`) is literal. Never throws. */
export function parseInterpolation(text: string): Interpolation {
  if (!text.includes('$')) return { parts: text === '' ? [] : [literal(text, 0, text.length)], problem: undefined };
  const reader = new Reader(text);
  return { parts: reader.read(text.length, 0), problem: reader.problem };
}

function literal(text: string, start: number, end: number): LiteralPart {
  return { kind: 'literal', text, span: span(start, end) };
}

class Reader {
  problem: InterpolationProblem | undefined;
  private at = 0;

  constructor(private readonly text: string) {}

  /** Reads on up to an offset. */
  read(end: number, depth: number): InterpolationPart[] {
    const parts: InterpolationPart[] = [];
    let start = this.at;
    let pending = '';
    const flush = (): void => {
      if (this.at > start) parts.push(literal(pending, start, this.at));
      pending = '';
    };
    while (this.at < end) {
      const character = this.text[this.at] ?? '';
      const next = this.at + 1 < end ? (this.text[this.at + 1] ?? '') : '';
      if (character !== '$' || depth > DEEPEST) {
        pending += character;
        this.at++;
      } else if (next === '$') {
        pending += '$';
        this.at += 2;
      } else if (next === '{' || /[A-Za-z_]/.test(next)) {
        flush();
        parts.push(next === '{' ? this.readBraced(end, depth) : this.readNamed(end));
        start = this.at;
      } else {
        pending += '$';
        this.at++;
      }
    }
    flush();
    return parts;
  }

  private readName(end: number): string {
    const start = this.at;
    while (this.at < end && /\w/.test(this.text[this.at] ?? '')) this.at++;
    return this.text.slice(start, this.at);
  }

  private readNamed(end: number): VariablePart {
    const start = this.at++;
    const name = this.readName(end);
    const at = span(start, this.at);
    return {
      kind: 'variable',
      name,
      span: at,
      nameSpan: span(start + 1, this.at),
      operator: undefined,
      operand: undefined,
    };
  }

  private readBraced(end: number, depth: number): InterpolationPart {
    const start = this.at;
    this.at += 2;
    const nameStart = this.at;
    const name = /[A-Za-z_]/.test(this.text[this.at] ?? '') ? this.readName(end) : '';
    const nameSpan = span(nameStart, this.at);
    const operator = operators.find((candidate) => this.text.startsWith(candidate, this.at));
    const close = name === '' ? undefined : this.closingBrace(start, operator?.length ?? 0, end);
    if (close === undefined) return this.readMalformed(start, name, end);
    let operand: InterpolationPart[] | undefined;
    if (operator) {
      this.at += operator.length;
      const before = this.problem;
      operand = this.read(close, depth + 1);
      // What counts for some values of the variable only, Compose reads no sooner than then.
      if (this.problem !== before && !operator.endsWith('-')) {
        operand = undefined;
        this.problem = before;
      }
    }
    this.at = close + 1;
    return { kind: 'variable', name, span: span(start, this.at), nameSpan, operator, operand };
  }

  /**
   * The brace that closes the variable: right behind its name, or behind an operator the one that balances all braces,
   * whether dollars stand before them or not; where none does, the last one of the line.
   */
  private closingBrace(start: number, operatorLength: number, end: number): number | undefined {
    if (operatorLength === 0) return this.at < end && this.text[this.at] === '}' ? this.at : undefined;
    const from = this.at + operatorLength;
    const lineEnd = this.text.indexOf('\n', from);
    const last = this.text.lastIndexOf('}', (lineEnd < 0 ? end : Math.min(end, lineEnd)) - 1);
    if (last < from) return undefined;
    let open = 0;
    for (let at = start; at <= last; at++) {
      // What follows an opening brace is not looked at.
      if (this.text[at] === '{') {
        open++;
        at++;
      } else if (this.text[at] === '}' && --open === 0) return at;
    }
    return last;
  }

  private readMalformed(start: number, name: string, end: number): LiteralPart {
    const close = this.text.indexOf('}', this.at);
    const isClosed = close >= 0 && close < end;
    this.at = isClosed ? close + 1 : end;
    let message = 'The variable has a character behind its name that is no operator';
    if (!isClosed) message = 'The "${" is never closed';
    else if (name === '') message = 'No name of a variable follows "${"';
    this.problem ??= { span: span(start, this.at), message };
    return literal(this.text.slice(start, this.at), start, this.at);
  }
}

/** The value of a text as far as it can be told from its own defaults. */
export function judge({ parts, problem }: Interpolation): JudgedText {
  return problem ? { certainty: 'unknown', text: undefined } : judgeParts(parts);
}

/** The value of some parts of a text, one after the other. */
export function judgeParts(parts: readonly InterpolationPart[]): JudgedText {
  let certainty: Certainty = 'literal';
  let text = '';
  for (const part of parts) {
    const judged: JudgedText =
      part.kind === 'literal' ? { certainty: 'literal', text: part.text } : judgeVariable(part);
    certainty = weaker(certainty, judged.certainty);
    if (judged.text === undefined) return { certainty: 'unknown', text: undefined };
    text += judged.text;
  }
  return { certainty, text };
}

function judgeVariable({ operator, operand }: VariablePart): JudgedText {
  if (!operand || !operator || operator.endsWith('?')) return { certainty: 'unknown', text: undefined };
  const { certainty, text } = judgeParts(operand);
  return { certainty: weaker(certainty, operator.endsWith('-') ? 'default' : 'alternative'), text };
}

/** The less certain of two. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return certainties.indexOf(a) >= certainties.indexOf(b) ? a : b;
}

/** The variables of a text in the order they stand, those in defaults after the one they belong to. */
export function variablesOf({ parts }: Interpolation): readonly UsedVariable[] {
  return parts.flatMap(usedVariables);
}

function usedVariables(part: InterpolationPart): readonly UsedVariable[] {
  if (part.kind === 'literal') return [];
  const hasDefault = part.operator?.endsWith('-') === true;
  const own: UsedVariable = {
    name: part.name,
    span: part.span,
    isRequired: part.operator?.endsWith('?') === true,
    hasDefault,
    defaultText: hasDefault && part.operand ? judgeParts(part.operand).text : undefined,
  };
  return [own, ...(part.operand ?? []).flatMap(usedVariables)];
}

/** The pieces between separators that stand neither in `${ }` nor, with `keepsBrackets`, in `[ ]`; spans count in the text. */
export function splitOutside(
  text: string,
  separator: string,
  keepsBrackets: boolean,
  from = 0,
  to = text.length,
): readonly Span[] {
  const pieces: Span[] = [];
  let start = from;
  let braces = 0;
  let brackets = 0;
  for (let at = from; at < to; at++) {
    const character = text[at];
    if (character === '{' && (braces > 0 || text[at - 1] === '$')) braces++;
    else if (character === '}' && braces > 0) braces--;
    else if (character === '[' && keepsBrackets) brackets++;
    else if (character === ']' && brackets > 0) brackets--;
    else if (character === separator && braces === 0 && brackets === 0) {
      pieces.push(span(start, at));
      start = at + 1;
    }
  }
  pieces.push(span(start, to));
  return pieces;
}
