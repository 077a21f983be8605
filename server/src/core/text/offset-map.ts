import { inOrder, type TextEdit } from './edit';
import { type Span, span } from './span';

/** Carries offsets over a set of edits, from the text before to the text after and back. */
export class OffsetMap {
  private readonly edits: readonly TextEdit[];

  constructor(edits: readonly TextEdit[]) {
    this.edits = inOrder(edits);
  }

  /** Where an offset of the old text stands in the new one; what an edit replaced stands at its start or end. */
  forward(offset: number, side: 'start' | 'end'): number {
    let moved = 0;
    for (const edit of this.edits) {
      if (edit.span.start > offset || (edit.span.start === offset && side === 'end')) break;
      const isInsertion = edit.span.start === edit.span.end;
      if (isInsertion && edit.span.start === offset) {
        if (side === 'start') moved += edit.newText.length;
        continue;
      }
      if (offset < edit.span.end) {
        return edit.span.start + moved + (side === 'start' ? 0 : edit.newText.length);
      }
      moved += edit.newText.length - (edit.span.end - edit.span.start);
    }
    return offset + moved;
  }

  /** Where an offset of the new text stood in the old one; inserted text stood at the place of its edit. */
  backward(offset: number): number {
    let moved = 0;
    for (const edit of this.edits) {
      const start = edit.span.start + moved;
      if (offset < start) break;
      if (offset < start + edit.newText.length) return edit.span.start;
      moved += edit.newText.length - (edit.span.end - edit.span.start);
    }
    return offset - moved;
  }

  /** The span that a span of the old text has in the new one. */
  forwardSpan(at: Span): Span {
    const start = this.forward(at.start, 'start');
    return span(start, Math.max(start, this.forward(at.end, 'end')));
  }
}
