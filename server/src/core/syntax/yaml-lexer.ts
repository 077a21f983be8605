import { Lexer } from 'yaml';

/** The library's parts that know how far the next line must be indented. */
interface LexerParts {
  /** How many brackets are open. */
  readonly flowLevel: number;
  /** In columns. */
  indentNext: number;
  parseQuotedScalar(): Generator<string, string | undefined>;
}

/**
 * A lexer for one text. With `outdentsFlow` it lets what stands in brackets or quotes go on further to the left than
 * YAML allows, as go-yaml does, which looks at columns outside of them only:
 * https://github.com/yaml/go-yaml/blob/v4.0.0-rc.4/internal/libyaml/scanner.go
 */
export function lexerFor(outdentsFlow: boolean): Lexer {
  const lexer = new Lexer();
  if (!outdentsFlow) return lexer;
  const parts = lexer as unknown as LexerParts;
  const parseQuotedScalar = parts.parseQuotedScalar.bind(lexer);
  let indentNext = parts.indentNext;
  let isInQuotes = false;
  Object.defineProperties(lexer, {
    indentNext: {
      get: () => (isInQuotes || parts.flowLevel > 0 ? 0 : indentNext),
      set: (columns: number) => {
        indentNext = columns;
      },
    },
    parseQuotedScalar: {
      *value() {
        isInQuotes = true;
        try {
          return yield* parseQuotedScalar();
        } finally {
          isInQuotes = false;
        }
      },
    },
  });
  return lexer;
}
