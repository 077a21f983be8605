/** A command that is written as one text, taken apart. */
export interface CommandWords {
  readonly words: readonly string[];
  /** Where a quote, an escape or a parenthesis makes it no command, so that Compose refuses the file. */
  readonly problem: string | undefined;
  /** Where the first `;`, `&`, `|`, `<` or `>` outside quotes stands: Compose drops it and everything behind it. */
  readonly cutAt: number | undefined;
}

const blanks = new Set([' ', '\t', '\r', '\n']);
const ends = new Set([';', '&', '|', '<', '>']);

/**
 * Splits a command as Compose does for `command`, `entrypoint` and hooks. It is not quite a shell: quotes and
 * backslashes are taken away, operators end the command, `$( )` and backticks only hold blanks together.
 * https://github.com/mattn/go-shellwords
 */
export function splitCommand(text: string): CommandWords {
  const words: string[] = [];
  let word = '';
  let hasWord = false;
  let quote: '"' | "'" | undefined;
  let isEscaped = false;
  let isBackquoted = false;
  let isSubstitution = false;
  let cutAt: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const isHeld = quote !== undefined || isBackquoted || isSubstitution;
    if (isEscaped) {
      isEscaped = false;
    } else if (character === '\\' && quote !== "'") {
      isEscaped = true;
      continue;
    } else if (blanks.has(character)) {
      if (isHeld) word += character;
      else if (hasWord) {
        words.push(word);
        word = '';
        hasWord = false;
      }
      continue;
    } else if (character === '`' && quote === undefined && !isSubstitution) {
      isBackquoted = !isBackquoted;
    } else if (character === ')' && quote === undefined && !isBackquoted) {
      isSubstitution = !isSubstitution;
    } else if (character === '(' && quote === undefined && !isBackquoted) {
      if (isSubstitution || !word.endsWith('$')) return { words, problem: 'A parenthesis outside quotes', cutAt };
      isSubstitution = true;
      word += character;
      continue;
    } else if ((character === '"' || character === "'") && canQuote(character, quote, isSubstitution)) {
      if (quote) hasWord = true;
      quote = quote ? undefined : character;
      continue;
    } else if (ends.has(character) && !isHeld) {
      // `2>` names a channel, not a word.
      if (character === '>' && /^\d/.test(word)) hasWord = false;
      cutAt = at;
      break;
    }
    hasWord = true;
    word += character;
  }
  if (hasWord) words.push(word);
  return { words, problem: problemOf(quote, isEscaped, isBackquoted || isSubstitution), cutAt };
}

function canQuote(character: '"' | "'", quote: '"' | "'" | undefined, isSubstitution: boolean): boolean {
  return !isSubstitution && (quote === undefined || quote === character);
}

function problemOf(quote: string | undefined, isEscaped: boolean, isOpen: boolean): string | undefined {
  if (quote) return `The quote ${quote} is never closed`;
  if (isEscaped) return 'Nothing follows the last backslash';
  return isOpen ? 'A backtick or parenthesis has no partner' : undefined;
}
