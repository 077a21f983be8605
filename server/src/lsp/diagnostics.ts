import { type CodeDescription, type Diagnostic, DiagnosticTag } from 'vscode-languageserver';
import { type Analysis, foldedCode, type Rule, rulePage, type Shown, showFindings } from '../core/index';
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

/** The diagnostics of an analysis, beyond `mostDiagnostics` only the loudest ones. */
export function diagnosticsOf(uri: string, analysis: Analysis, isFolding: boolean): ShownDiagnostics {
  const all = showFindings(analysis.text, analysis.findings, isFolding);
  const shown = all.length > mostDiagnostics ? loudest(all) : all;
  return { shown, diagnostics: shown.map((one) => toDiagnostic(uri, analysis, one)) };
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
