import { type CodeDescription, type Diagnostic, DiagnosticTag } from 'vscode-languageserver';
import { type Analysis, foldedCode, type Lines, type Rule, rulePage, type Shown, showFindings } from '../core/index';
import { protocolSeverity, toRange } from './convert';

/** Stands in every diagnostic; also the prefix of our commands and settings. */
export const diagnosticSource = 'bulkhead';

/** What a client keeps with a diagnostic and sends back when it asks for code actions. */
export interface DiagnosticData {
  /** The rules folded into one diagnostic. */
  readonly rules: readonly string[];
}

/** Editors show a thousand at most for one file and drop the rest without an order. */
export const mostDiagnostics = 1000;

/** What an editor shows of an analysis: each with the diagnostic it became. */
export interface ShownDiagnostics {
  readonly shown: readonly Shown[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The diagnostics of an analysis, beyond `mostDiagnostics` only the loudest ones. Those of an earlier version of the
 * document that say the same at the same place are the very same objects again: at a keystroke nearly all do.
 */
export function diagnosticsOf(
  uri: string,
  analysis: Analysis,
  isFolding: boolean,
  earlier?: ShownDiagnostics,
): ShownDiagnostics {
  const all = showFindings(analysis.text, analysis.findings, isFolding);
  const shown = all.length > mostDiagnostics ? loudest(all) : all;
  const lent = new LentDiagnostics(earlier?.diagnostics ?? [], analysis.lines);
  return { shown, diagnostics: shown.map((one) => lent.take(one) ?? toDiagnostic(uri, analysis, one)) };
}

/** How many findings of a line that was there before may be gone for those behind them to be found again. */
const mostGone = 8;

/** The diagnostics of an earlier version, asked for in the order of the text. */
class LentDiagnostics {
  private next = 0;

  constructor(
    private readonly diagnostics: readonly Diagnostic[],
    private readonly lines: Lines,
  ) {}

  /** The one that says what is shown at its place. */
  take(shown: Shown): Diagnostic | undefined {
    const { diagnostics, next } = this;
    for (let index = next; index < next + mostGone; index++) {
      const diagnostic = diagnostics[index];
      if (!diagnostic) return undefined;
      if (!this.isSame(diagnostic, shown)) continue;
      this.next = index + 1;
      return diagnostic;
    }
    return undefined;
  }

  private isSame(diagnostic: Diagnostic, { span, severity, message, findings }: Shown): boolean {
    const { range, relatedInformation, data } = diagnostic;
    const finding = findings[0];
    // What speaks of other places, of several rules or of a program's own codes is made anew.
    if (relatedInformation || data || findings.length > 1 || finding.code || finding.related.length > 0) return false;
    return (
      diagnostic.code === finding.rule.id &&
      diagnostic.message === message &&
      diagnostic.severity === protocolSeverity[severity] &&
      this.lines.isAt(span.start, range.start) &&
      this.lines.isAt(span.end, range.end)
    );
  }
}

function loudest(shown: readonly Shown[]): Shown[] {
  const kept = [...shown]
    .sort((a, b) => protocolSeverity[a.severity] - protocolSeverity[b.severity])
    .slice(0, mostDiagnostics);
  return kept.sort((a, b) => a.span.start - b.span.start);
}

function toDiagnostic(uri: string, analysis: Analysis, shown: Shown): Diagnostic {
  const [finding] = shown.findings;
  const diagnostic: Diagnostic = {
    range: toRange(analysis.lines, shown.span),
    severity: protocolSeverity[shown.severity],
    source: diagnosticSource,
    message: shown.message,
  };
  if (shown.findings.length > 1) {
    diagnostic.code = foldedCode;
    diagnostic.data = { rules: shown.findings.map(({ rule }) => rule.id) } satisfies DiagnosticData;
    return diagnostic;
  }
  diagnostic.code = finding.rule.id;
  diagnostic.codeDescription = finding.code ? { href: finding.code.page } : descriptionOf(finding.rule);
  const tags = tagsOf(finding.rule);
  if (tags) diagnostic.tags = tags;
  if (finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((one) => ({
      location: { uri, range: toRange(analysis.lines, one.span) },
      message: one.message,
    }));
  }
  return diagnostic;
}

const descriptions = new Map<string, CodeDescription>();

/** Made once for each rule: a file may have hundreds of findings, all of them sent with each keystroke. */
function descriptionOf({ id }: Rule): CodeDescription {
  let description = descriptions.get(id);
  if (!description) {
    description = { href: rulePage(id) };
    descriptions.set(id, description);
  }
  return description;
}

const unnecessary = [DiagnosticTag.Unnecessary];
const deprecated = [DiagnosticTag.Deprecated];

/** Editors fade what is unnecessary and strike through what is deprecated: only where the whole token is that. */
function tagsOf({ id }: Rule): DiagnosticTag[] | undefined {
  if (/deprecated|obsolete/.test(id) || (id.includes('removed') && !id.includes('not-removed'))) return deprecated;
  return /-(?:unused|redundant)$|\/unused-/.test(id) ? unnecessary : undefined;
}
