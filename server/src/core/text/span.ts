/** A piece of a text: UTF-16 offsets, `end` exclusive. The only kind of position the core knows. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Anything that stands somewhere in a text. */
export interface Spanned {
  readonly span: Span;
}

/** The span from `start` to `end`. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** The text that a span covers. */
export function textOf(text: string, at: Span): string {
  return text.slice(at.start, at.end);
}

/** The same span, `by` UTF-16 units further on. */
export function shifted(at: Span, by: number): Span {
  return by === 0 ? at : { start: at.start + by, end: at.end + by };
}

/** Whether `offset` lies in the span; its end counts, as a cursor may stand there. */
export function touches(at: Span, offset: number): boolean {
  return offset >= at.start && offset <= at.end;
}

/** Whether two spans share at least one character, or an empty one lies within the other. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` covers all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
