/**
 * The strings that somebody meant by an array that is no JSON: with single quotes, without quotes or commas, with
 * backslashes that nobody doubled. Nothing where the text may well be something else, such as a test of a shell.
 */
export function looseArray(text: string): readonly string[] | undefined {
  const content = /^\[(?!\[)([\s\S]*)\]$/.exec(text)?.[1]?.trim();
  if (content === undefined || content === '' || content.length > 4000) return undefined;
  const items: string[] = [];
  let hasQuote = false;
  let hasComma = false;
  let at = 0;
  while (at < content.length) {
    const item = itemAt(content, at);
    if (!item) return undefined;
    items.push(item.value);
    hasQuote ||= item.isQuoted;
    const rest = /^\s*,?\s*/.exec(content.slice(item.end))?.[0] ?? '';
    at = item.end + rest.length;
    hasComma ||= rest.includes(',');
    // Two bare words side by side are the words of something else.
    const isParted = rest.includes(',') || (rest !== '' && item.isQuoted && /^["']/.test(content.slice(at)));
    if (at < content.length && !isParted) return undefined;
  }
  return hasQuote || hasComma ? items : undefined;
}

function itemAt(text: string, at: number): { value: string; end: number; isQuoted: boolean } | undefined {
  const quote = text.charAt(at);
  if (quote !== '"' && quote !== "'") {
    const bare = /^[\w./:@%+=$-]+/.exec(text.slice(at))?.[0];
    return bare === undefined ? undefined : { value: bare, end: at + bare.length, isQuoted: false };
  }
  const close = text.indexOf(quote, at + 1);
  if (close < 0) return undefined;
  const value = text.slice(at + 1, close);
  // An escaped quote, or one in the middle of a word: it is not clear where the string ends.
  if (value.endsWith('\\') && quote === '"') return undefined;
  return { value: value.replaceAll('\\\\', '\\'), end: close + 1, isQuoted: true };
}

/** Strings as an array in JSON. */
export function jsonArray(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;
}
