import { DiagnosticSeverity, type TextEdit as ProtocolEdit, type Range } from 'vscode-languageserver';
import type { Lines, Severity, Span, TextEdit } from '../core/index';

/** Lines and characters of a span. */
export function toRange(lines: Lines, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** Offsets of a range; what lies beyond the text is the text's end. */
export function toSpan(lines: Lines, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** Edits as the protocol writes them, counted in the text of `lines`. */
export function toProtocolEdits(lines: Lines, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
}

export const protocolSeverity: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
