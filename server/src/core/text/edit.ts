import type { Span } from './span';

/** A replacement of a piece of a text; an empty span inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Whether two edits cannot both be made: they touch the same characters, or insert at the same place. */
export function conflicts(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText) return false;
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/** Edits in the order of the text, those that say the same made one. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.filter((edit, index) => {
    const before = sorted[index - 1];
    const isSame =
      before?.span.start === edit.span.start && before.span.end === edit.span.end && before.newText === edit.newText;
    return !isSame;
  });
}

/** The text after all edits, or nothing where two of them conflict or one lies outside the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const sorted = inOrder(edits);
  const parts: string[] = [];
  let done = 0;
  for (const [index, edit] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && conflicts(before, edit)) return undefined;
    if (edit.span.start < done || edit.span.end < edit.span.start || edit.span.end > text.length) return undefined;
    parts.push(text.slice(done, edit.span.start), edit.newText);
    done = edit.span.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
