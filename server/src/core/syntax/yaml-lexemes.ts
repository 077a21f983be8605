import { type CST, Parser } from 'yaml';
import { type Span, span } from '../text/span';
import { lexerFor } from './yaml-lexer';
import type { YamlComment } from './yaml-tree';

/** An anchor or a tag as it is written, with its `&` or `!`. */
export interface WrittenProperty {
  readonly start: number;
  readonly source: string;
}

/** What the text holds beside its nodes: the tree of the library keeps neither place nor text of it. */
export interface Lexemes {
  readonly comments: YamlComment[];
  readonly properties: WrittenProperty[];
  /** Brackets that are never closed, with the offset at which they had to be. */
  readonly unclosed: { readonly opening: Span; readonly noticedAt: number }[];
  /** Where the last quoted scalar begins. */
  lastQuote: number;
  /** Where quoted scalars begin that a line further to the left breaks off behind an escaped quote. */
  readonly brokenQuotes: number[];
  /** Where the nesting became deeper than any reader follows; the rest of the document is not read. */
  tooDeepAt: number | undefined;
}

/** An empty collection, filled by `tokensOf`. */
export function noLexemes(): Lexemes {
  return { comments: [], properties: [], unclosed: [], lastQuote: -1, brokenQuotes: [], tooDeepAt: undefined };
}

/** Manifests of custom resources reach sixty; the readers of the tree recurse, and their stack is bounded. */
const deepest = 200;

/** The library's tokens of one document; on the way what `Lexemes` lists is noted. */
export function* tokensOf(text: string, lexemes: Lexemes, outdentsFlow: boolean): Generator<CST.Token, void> {
  const parser = new Parser();
  const open: number[] = [];
  let isScalar = false;
  for (const lexeme of lexerFor(outdentsFlow).lex(text)) {
    const at = parser.offset;
    if (isScalar) isScalar = false;
    else isScalar = note(text, lexeme, at, open, lexemes);
    yield* parser.next(lexeme);
    if (parser.stack.length > deepest) {
      lexemes.tooDeepAt = at;
      return;
    }
  }
  noteUnclosed(open, text.length, lexemes);
  yield* parser.end();
}

const scalarFollows = '\u001f';
const flowBrokenOff = '\u0018';

/** Notes one lexeme; says whether it announces a scalar, whose text is the next lexeme whatever it looks like. */
function note(text: string, lexeme: string, at: number, open: number[], lexemes: Lexemes): boolean {
  switch (lexeme[0]) {
    case scalarFollows:
      return true;
    case '#':
      lexemes.comments.push({
        span: span(at, at + lexeme.length),
        text: lexeme.slice(1),
        isWholeLine: text.slice(text.lastIndexOf('\n', at) + 1, at).trim() === '',
      });
      break;
    case '&':
    case '!':
      lexemes.properties.push({ start: at, source: lexeme });
      break;
    case '"':
    case "'":
      lexemes.lastQuote = at;
      if (endsInEscapedQuote(lexeme)) lexemes.brokenQuotes.push(at);
      break;
    case '{':
    case '[':
      open.push(at);
      break;
    case '}':
    case ']':
      if (text[open.at(-1) ?? -1] === (lexeme === '}' ? '{' : '[')) open.pop();
      break;
    case flowBrokenOff:
      noteUnclosed(open, at, lexemes);
      break;
  }
  return false;
}

/** Whether the quote at the end of a quoted scalar is one of its signs; the library takes it for the closing one. */
function endsInEscapedQuote(source: string): boolean {
  const [quote = ''] = source;
  if (source.length < 2 || !source.endsWith(quote)) return false;
  const sign = quote === '"' ? '\\' : quote;
  let start = source.length - 1;
  while (start > 1 && source[start - 1] === sign) start--;
  return (source.length - 1 - start) % 2 === 1;
}

function noteUnclosed(open: number[], noticedAt: number, lexemes: Lexemes): void {
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    lexemes.unclosed.push({ opening: span(at, at + 1), noticedAt });
  }
}
