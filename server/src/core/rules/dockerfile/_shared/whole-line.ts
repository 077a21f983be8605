import type { Span } from '../../../text/span';

/** The lines that a span lies on, from their start to behind their last line end. */
export function wholeLine(text: string, { start, end }: Span): Span {
  const lineFeed = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: lineFeed < 0 ? text.length : lineFeed + 1 };
}
