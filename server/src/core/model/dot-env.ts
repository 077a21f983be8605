import { type Span, span } from '../text/span';

/** One variable of a `.env` file; spans are offsets in the file, that of the value with its quotes. */
export interface DotEnvVariable {
  readonly name: string;
  readonly nameSpan: Span;
  /** Without quotes; nothing in a line that only names a variable, which then comes from the surroundings. */
  readonly value: string | undefined;
  readonly valueSpan: Span | undefined;
  readonly quote: '' | "'" | '"';
}

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*([=:]?)[ \t]*/;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads a `.env` file: quotes, also over several lines, `export`, comments. What is no variable is left out. */
export function parseDotEnv(text: string): readonly DotEnvVariable[] {
  const variables: DotEnvVariable[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const match = assignment.exec(text.slice(at, lineEnd));
    const [head, name] = match ?? [];
    if (!match || head === undefined || name === undefined) {
      at = lineEnd + 1;
      continue;
    }
    const nameStart = at + head.indexOf(name, head.trimStart().startsWith('export') && name !== 'export' ? 6 : 0);
    const nameSpan = span(nameStart, nameStart + name.length);
    const start = at + head.length;
    if (match[2] === '') {
      const rest = text.slice(start, lineEnd).trim();
      if (rest === '' || rest.startsWith('#')) {
        variables.push({ name, nameSpan, value: undefined, valueSpan: undefined, quote: '' });
      }
      at = lineEnd + 1;
      continue;
    }
    const read = readValue(text, start, lineEnd);
    variables.push({ name, nameSpan, value: read.value, valueSpan: read.span, quote: read.quote });
    at = endOfLine(text, read.span.end) + 1;
  }
  return variables;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

interface ReadText {
  readonly value: string;
  readonly span: Span;
  readonly quote: DotEnvVariable['quote'];
}

function readValue(text: string, start: number, lineEnd: number): ReadText {
  const quote = text[start];
  if (quote === "'" || quote === '"') {
    const close = closingQuote(text, start + 1, quote);
    if (close !== undefined) {
      const inner = text.slice(start + 1, close);
      const value = quote === "'" ? inner : inner.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
      return { value, span: span(start, close + 1), quote };
    }
  }
  const line = text.slice(start, lineEnd);
  const comment = line.startsWith('#') ? 0 : line.search(/[ \t]#/);
  const value = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  return { value, span: span(start, start + value.length), quote: '' };
}

function closingQuote(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return undefined;
}
