import type { CancellationToken } from 'vscode-languageserver';
import { whyQuiet } from '../core/index';
import type {
  DocumentParams,
  ExplainParams,
  FindingCounts,
  MarkdownAnswer,
  RuleSummary,
  ScanParams,
  ScanTotals,
} from '../protocol';
import { pathOf } from './paths';
import { cancelled, type Session } from './session';
import { countFindings } from './status';

/** The page of a rule; null where there is no such rule. */
export function explain({ environment }: Session, { rule: id }: ExplainParams): MarkdownAnswer | null {
  const rule = environment.engine.ruleById(id);
  return rule ? { markdown: environment.engine.explainRule(rule) } : null;
}

/** All rules, to pick one from. */
export function ruleSummaries({ environment }: Session): RuleSummary[] {
  return environment.engine.rules.map(({ id, kind, severity, title }) => ({ rule: id, title, kind, severity }));
}

/** Why a file shows what it shows. */
export async function explainQuiet(
  session: Session,
  { uri }: DocumentParams,
  steppedAside: readonly string[],
): Promise<MarkdownAnswer | null> {
  const document = await session.documentAt(uri);
  if (!document) return null;
  const { analysis, resource } = await session.analysed(document);
  const markdown = whyQuiet({
    path: pathOf(uri),
    analysis,
    isEnabled: resource.editor.enable,
    configuration: resource.configurationUri === undefined ? undefined : pathOf(resource.configurationUri),
    steppedAside,
    rules: session.environment.engine.rules,
  });
  return { markdown };
}

/** How long a scan may wait for ShellCheck at each file, in milliseconds. */
const shellPatience = 10_000;

/** Looks at files that may not be open, tells of each what it found, and sums up. */
export async function scan(
  session: Session,
  { uris }: ScanParams,
  token: CancellationToken,
  publish: (uri: string, diagnostics: Awaited<ReturnType<Session['analysed']>>['shown']['diagnostics']) => void,
): Promise<ScanTotals> {
  const totals = { error: 0, warning: 0, info: 0, hint: 0 };
  const withFindings: { uri: string; findings: FindingCounts }[] = [];
  const errors: { uri: string; message: string }[] = [];
  let files = 0;
  for (const uri of uris) {
    if (token.isCancellationRequested) throw cancelled();
    const document = await session.documentAt(uri);
    if (!document) {
      errors.push({ uri, message: 'It could not be read as text.' });
      continue;
    }
    const analysed = () => session.analysed(document, token);
    const { analysis, shown } = await session.withShellAnswers(document, shellPatience, analysed, true);
    if (document.version === null) session.settings.forgetDocument(uri);
    if (!analysis) continue;
    files++;
    if (document.version === null) publish(uri, shown.diagnostics);
    const findings = countFindings(analysis.findings);
    for (const severity of ['error', 'warning', 'info', 'hint'] as const) totals[severity] += findings[severity];
    if (analysis.findings.length > 0) withFindings.push({ uri, findings });
    // A scan of thousands of files must not keep a key press waiting.
    await new Promise<void>((resolve) => session.environment.soon(resolve));
  }
  withFindings.sort((a, b) => weight(b.findings) - weight(a.findings));
  return { files, findings: totals, withFindings, errors };
}

function weight({ error, hint, info, warning }: FindingCounts): number {
  return error * 1_000_000 + warning * 1_000 + info * 10 + hint;
}
