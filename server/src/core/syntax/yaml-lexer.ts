import { Lexer } from 'yaml';

/** The library's parts that know how far the next line must be indented. */
interface LexerParts {
  /** How many brackets are open. */
  readonly flowLevel: number;
  /** In columns. */
  indentNext: number;
  parseQuotedScalar(): Generator<string, string | undefined>;
  /** Yields tags, anchors and the signs of items, keys and values; returns how many characters these are. */
  pushIndicators(): Generator<string, number>;
  /** The character at a distance behind the next one. */
  charAt(distance: number): string;
}

const flowSigns: ReadonlySet<string> = new Set([',', '[', ']', '{', '}']);

/**
 * A lexer for one text. As for go-yaml, which Compose and kubectl read with, a lone dash before a comma or bracket is a
 * text: `[cat, -]`. With `outdentsFlow` what stands in brackets or quotes may go on further to the left than YAML allows,
 * since go-yaml looks at columns outside of them only:
 * https://github.com/yaml/go-yaml/blob/v4.0.0-rc.4/internal/libyaml/scanner.go
 */
export function lexerFor(outdentsFlow: boolean): Lexer {
  const lexer = new Lexer();
  const parts = lexer as unknown as LexerParts;
  const pushIndicators = parts.pushIndicators.bind(lexer);
  const charAt = parts.charAt.bind(lexer);
  let isAtIndicators = false;
  parts.charAt = (distance) => {
    const isText =
      isAtIndicators && distance === 0 && parts.flowLevel > 0 && charAt(0) === '-' && flowSigns.has(charAt(1));
    return isText ? '' : charAt(distance);
  };
  parts.pushIndicators = function* () {
    isAtIndicators = true;
    try {
      return yield* pushIndicators();
    } finally {
      isAtIndicators = false;
    }
  };
  if (!outdentsFlow) return lexer;
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
