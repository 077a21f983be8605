import type { Analysis } from '../engine/analysis';
import type { Rule } from '../engine/rule';
import type { Suppressed } from '../engine/suppress';
import { escapeMarkdown } from './hover';

/** What is known around an analysis that explains why a file shows what it shows. */
export interface QuietQuestion {
  readonly path: string;
  /** Nothing where the file is none of the four kinds. */
  readonly analysis: Analysis | undefined;
  readonly isEnabled: boolean;
  /** The configuration that counts, as the user knows it. */
  readonly configuration: string | undefined;
  readonly steppedAside: readonly string[];
  readonly rules: readonly Rule[];
}

/** Why a file shows what it shows, as Markdown: its kind, the rules that ran, and everything that keeps one silent. */
export function whyQuiet(question: QuietQuestion): string {
  const { analysis, path } = question;
  const name = escapeMarkdown(path.slice(path.lastIndexOf('/') + 1));
  if (!question.isEnabled) {
    return `# ${name}\n\nBulkhead is switched off for this file by the setting \`bulkhead.enable\`.`;
  }
  if (!analysis) return `# ${name}\n\n${notOurs}`;
  const lines = [`# ${name}`, '', `Read as ${kindNames[analysis.kind]}. ${rulesSentence(question, analysis)}`];
  lines.push('', countSentence(analysis), '', configurationSentence(question.configuration));
  lines.push(...section('Silenced here', analysis.suppressed.map(suppressedLine(analysis))));
  lines.push(...section('Switched off by settings', switchedOff(analysis)));
  lines.push(
    ...section(
      'Could not be read',
      analysis.problems.map(({ message, span }) => `line ${lineOf(analysis, span.start)}: ${escapeMarkdown(message)}`),
    ),
  );
  lines.push(
    ...section(
      'Failed and skipped',
      analysis.failures.map(({ rule }) => `\`${rule}\``),
    ),
  );
  lines.push(...section('Left to other extensions', question.steppedAside));
  return lines.join('\n');
}

/** One sentence for a status line where a file that looks like ours shows nothing; nothing where it is simply clean. */
export function quietBecause(analysis: Analysis): string | undefined {
  if (analysis.findings.length > 0) return undefined;
  if (analysis.suppressed.length > 0) {
    return analysis.suppressed.length === 1
      ? 'The only finding is silenced by an ignore comment or the configuration.'
      : `All ${analysis.suppressed.length} findings are silenced by ignore comments or the configuration.`;
  }
  if (analysis.rulesRun === 0) return 'Every rule for this kind of file is switched off.';
  return undefined;
}

const notOurs =
  'This file was not recognised as a Dockerfile, a Compose file, a Docker daemon.json or a Kubernetes manifest, so no rule ran. ' +
  'A Dockerfile is known by its name or language, daemon.json by its name, a Compose file by its name or its `services`, a manifest by `apiVersion` and `kind`.';

const kindNames: Record<Analysis['kind'], string> = {
  dockerfile: 'a Dockerfile',
  compose: 'a Compose file',
  daemon: "Docker's daemon.json",
  kubernetes: 'Kubernetes manifests',
};

function rulesSentence({ rules }: QuietQuestion, analysis: Analysis): string {
  const all = rules.filter(({ kind }) => kind === analysis.kind).length;
  const rest = all - analysis.rulesRun;
  const off = rest > 0 ? `; ${rest} are off by default or by settings` : '';
  return `${analysis.rulesRun} of ${all} rules ran${off}.`;
}

function countSentence({ findings, suppressed }: Analysis): string {
  const silenced = suppressed.length > 0 ? `, ${suppressed.length} silenced` : '';
  return findings.length === 0 ? `Nothing was found${silenced}.` : `Findings: ${findings.length}${silenced}.`;
}

function configurationSentence(configuration: string | undefined): string {
  return configuration === undefined
    ? 'No `.bulkhead.yaml` counts for this file.'
    : `Configured by ${escapeMarkdown(configuration)}.`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `## ${title}`, '', ...items.map((item) => `- ${item}`)];
}

function suppressedLine(analysis: Analysis): (one: Suppressed) => string {
  return ({ finding, by, reason }) => {
    const why = reason === undefined || reason === '' ? 'no reason given' : escapeMarkdown(reason);
    return `line ${lineOf(analysis, finding.span.start)}: \`${finding.rule.id}\` by ${by === 'comment' ? 'a comment' : 'the configuration'}, ${why}`;
  };
}

function switchedOff({ settings }: Analysis): string[] {
  return [...settings.rules].filter(([, { level }]) => level === 'off').map(([id]) => `\`${id}\``);
}

function lineOf(analysis: Analysis, offset: number): number {
  return analysis.lines.lineAt(offset) + 1;
}
