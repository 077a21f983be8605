import type { Span } from '../../text/span';
import type { Rule } from '../rule';

/**
 * How far an ignore comment reaches.
 * - `line`: its own line behind something, else what begins on the next line that is no comment, and the comments before that.
 * - `touching`: what begins on the very next line.
 * - `around`: its own line behind something, else what begins on the very next line.
 * - `stage`: the instructions of the stage whose FROM begins on the very next line, the FROM not among them.
 * - `block`: as `touching`, with everything in it: the whole stage of a FROM, what is indented below a key.
 * - `file`: everything.
 * - a span: the lines that it touches.
 */
export type Reach = 'line' | 'touching' | 'around' | 'stage' | 'block' | 'file' | Span;

/** A comment that silences findings: our own, or that of another tool which asks for the same. */
export interface IgnoreComment {
  /** Whose words they are: `bulkhead`, or the name of the tool as rules name their peers. */
  readonly tool: string;
  readonly reach: Reach;
  /** The last day (YYYY-MM-DD) on which it counts. */
  readonly until: string | undefined;
  readonly reason: string | undefined;
  /** Of the whole comment. */
  readonly span: Span;
  readonly isWholeLine: boolean;
  /** Whether it speaks of a rule, or of a single code of another program that the rule passes on. */
  silences(rule: Rule, code: string | undefined): boolean;
}

/** A comment as it is written, with what its meaning depends on. */
export interface WrittenComment {
  /** What stands behind the `#`. */
  readonly text: string;
  /** From the `#` to the end of the line. */
  readonly span: Span;
  readonly isWholeLine: boolean;
  /** Whether nothing but comments and blank lines stands before it. */
  readonly isAtHead: boolean;
}

/** Reads the comments of one tool; nothing where a comment is none of its. Never throws. */
export type CommentReader = (comment: WrittenComment) => IgnoreComment | undefined;

/**
 * Whether a rule asks for what another tool calls by one of some ids; of every rule the tool shares where none is given.
 * Where a finding has a code of its own, that is what the tool calls it.
 */
export function isAskedBy(
  rule: Rule,
  tool: string,
  ids: readonly string[] | undefined,
  code?: string | undefined,
): boolean {
  const peers = rule.peers[tool];
  if (peers === undefined || peers.length === 0) return false;
  if (ids !== undefined && code !== undefined) return ids.includes(code);
  return ids === undefined || peers.some((peer) => ids.includes(peer));
}
