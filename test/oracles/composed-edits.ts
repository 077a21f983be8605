import type { TextEdit } from '../../server/src/core/index';
import { inOrder } from '../../server/src/core/text/edit';

/** A piece of a text: what it has kept of the first one, or what an edit wrote. */
type Piece = { readonly start: number; readonly end: number } | string;

/**
 * The edits that lead from a text, whose length is given, to what rounds of edits make of it: each round is of the text
 * that the ones before it made. What a round wrote and a later one took away again is in none of them.
 */
export function composed(length: number, rounds: readonly (readonly TextEdit[])[]): TextEdit[] {
  const pieces = rounds.reduce<readonly Piece[]>(edited, [{ start: 0, end: length }]);
  const edits: TextEdit[] = [];
  let at = 0;
  let written = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if (typeof piece === 'string') {
      written += piece;
      continue;
    }
    if (written !== '' || piece.start > at) edits.push({ span: { start: at, end: piece.start }, newText: written });
    written = '';
    at = piece.end;
  }
  return edits;
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const made: Piece[] = [];
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    made.push(...between(pieces, at, span.start), newText);
    at = span.end;
  }
  return [...made, ...between(pieces, at, Number.POSITIVE_INFINITY)];
}

/** The pieces of a text between two offsets, cut where they reach beyond. */
function between(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + (typeof piece === 'string' ? piece.length : piece.end - piece.start);
    const [first, last] = [Math.max(from, start) - start, Math.min(to, end) - start];
    if (first < last) {
      found.push(
        typeof piece === 'string' ? piece.slice(first, last) : { start: piece.start + first, end: piece.start + last },
      );
    }
    start = end;
  }
  return found;
}
