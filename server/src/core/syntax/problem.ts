import type { Span } from '../text/span';

/** Something that a parser could not read as its grammar says. Spans count as those of the tree beside it. */
export interface Problem {
  readonly span: Span;
  /** A short stable name, such as `unterminated-heredoc`. */
  readonly code: string;
  /** What is wrong, for the person who wrote it. */
  readonly message: string;
}
