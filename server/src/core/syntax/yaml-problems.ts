import type { YAMLParseError } from 'yaml';
import { type Span, span } from '../text/span';
import type { Problem } from './problem';
import type { Lexemes } from './yaml-lexemes';

/** The library's errors as problems: what is never closed is shown where it opens, and no span leaves its line. */
export function problemsOf(text: string, errors: readonly YAMLParseError[], lexemes: Lexemes): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const error of errors) {
    const problem = problemOf(text, error, lexemes);
    const place = `${problem.code} ${problem.span.start}`;
    if (seen.has(place)) continue;
    seen.add(place);
    problems.push(problem);
  }
  for (const at of lexemes.brokenQuotes) if (!seen.has(`unclosed-quote ${at}`)) problems.push(unclosedQuote(at));
  return problems;
}

function problemOf(text: string, error: YAMLParseError, lexemes: Lexemes): Problem {
  const [from, to] = error.pos;
  if (error.message.startsWith('Missing closing') && lexemes.lastQuote >= 0) {
    return unclosedQuote(lexemes.lastQuote);
  }
  if (/must be sufficiently indented|^Expected .* to end with|end with a [\]}]/.test(error.message)) {
    const unclosed = lexemes.unclosed.find((candidate) => candidate.noticedAt >= from);
    if (unclosed) return { span: unclosed.opening, code: 'unclosed-bracket', message: 'This bracket is never closed' };
  }
  return {
    span: visible(text, from, to),
    code: error.code.toLowerCase().replaceAll('_', '-'),
    message: plainMessage(error),
  };
}

function unclosedQuote(at: number): Problem {
  return { span: span(at, at + 1), code: 'unclosed-quote', message: 'This quote is never closed' };
}

const plainMessages: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BAD_INDENT: 'This line is not indented as its neighbours are',
  BLOCK_AS_IMPLICIT_KEY: 'A second "key: value" cannot stand here; write it on its own line, or quote the value',
  MULTILINE_IMPLICIT_KEY: 'A key and its ":" must stand on one line',
  TAB_AS_INDENT: 'Tabs cannot indent YAML; use spaces',
  MULTIPLE_ANCHORS: 'A value can have only one anchor',
  MULTIPLE_TAGS: 'A value can have only one tag',
  ALIAS_PROPS: 'An alias can have neither anchor nor tag',
};

function plainMessage(error: YAMLParseError): string {
  const message = plainMessages[error.code] ?? error.message;
  return message.length > 200 ? `${message.slice(0, 199)}…` : message;
}

/** A span within one line that covers at least one visible character where there is one at or before it. */
function visible(text: string, from: number, to: number): Span {
  let start = Math.min(Math.max(0, from), text.length);
  const lineEnd = text.slice(start).search(/[\r\n]/);
  let end = Math.min(Math.max(start, to), lineEnd < 0 ? text.length : start + lineEnd);
  if (end === start) {
    while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
    end = start;
    start = Math.max(0, start - 1);
  }
  return span(start, end);
}
