/** A text without the blanks at its ends, as Go trims them: a byte order mark is none, U+0085 is one. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBlank(letter = ''): boolean {
  return letter !== '\ufeff' && /[\s\u0085]/.test(letter);
}
