import type { Finding, Fix, Kind, Lines, Position, RuleFailure, Severity, Suppressed, TextEdit } from '../core/index';
import type { FileError } from '../host/errors';

/** A fix that was held against a copy of its file. */
export interface ProvedFix {
  readonly fix: Fix;
  readonly edits: readonly TextEdit[];
}

export interface ReportedFinding {
  readonly finding: Finding;
  /** Empty unless fixes were asked for. */
  readonly fixes: readonly ProvedFix[];
}

/** What was found in one file. */
export interface FileReport {
  readonly path: string;
  readonly kind: Kind;
  readonly lines: Lines;
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly Suppressed[];
  readonly failures: readonly RuleFailure[];
}

/** What a run came to. */
export interface Totals {
  readonly files: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings whose rule offers a fix. */
  readonly fixable: number;
  readonly suppressed: number;
  readonly milliseconds: number;
  readonly errors: readonly FileError[];
}

/**
 * Writes a run's results as they come in, so that a run of any size needs the memory of one file. What a file comes to is
 * made where the file was read, which may be another thread; it is plain data, written here in the order of the files.
 */
export interface Format<Part = unknown> {
  begin(): void;
  part(report: FileReport): Part;
  write(part: Part): void;
  end(totals: Totals): void;
}

/** A range as the Language Server Protocol writes it. */
export function rangeOf(lines: Lines, at: { readonly start: number; readonly end: number }) {
  const plain = ({ line, character }: Position) => ({ line, character });
  return { start: plain(lines.positionAt(at.start)), end: plain(lines.positionAt(at.end)) };
}
