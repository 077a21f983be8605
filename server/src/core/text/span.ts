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

/** Those of a list in the order of the text that begin in a span. */
export function startingWithin<S extends Spanned>(list: readonly S[], { start, end }: Span): readonly S[] {
  const first = countBefore(list, start);
  let last = first;
  while ((list[last]?.span.start ?? end) < end) last++;
  return first === last ? [] : list.slice(first, last);
}

/** How many of a list in the order of the text begin before an offset. */
export function countBefore(list: readonly Spanned[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.span.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether `outer` covers all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
