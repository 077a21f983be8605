import type { Connection } from 'vscode-languageserver';
import { type Finding, quietBecause } from '../core/index';
import { type FindingCounts, type StatusParams, statusNotification } from '../protocol';
import type { Analysed, Document } from './open-documents';

/** Nobody reads a status more often than this, in milliseconds. */
const interval = 150;

/** Tells our own client what each run of the rules came to, not more often than a person can read. */
export class StatusReporter {
  private readonly waiting = new Map<string, StatusParams>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly steppedAside: () => readonly string[],
  ) {}

  report({ uri }: Document, analysed: Analysed): void {
    this.waiting.set(uri, this.statusOf(uri, analysed));
    this.timer ??= setTimeout(() => this.flush(), interval);
  }

  dispose(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
  }

  private flush(): void {
    this.timer = undefined;
    for (const status of this.waiting.values()) void this.connection.sendNotification(statusNotification, status);
    this.waiting.clear();
  }

  private statusOf(uri: string, { analysis, milliseconds, resource }: Analysed): StatusParams {
    const quiet = resource.editor.enable
      ? analysis && quietBecause(analysis)
      : 'The setting bulkhead.enable switches it off for this file.';
    return {
      uri,
      kind: analysis?.kind ?? null,
      rulesRun: analysis?.rulesRun ?? 0,
      findings: countFindings(analysis?.findings ?? []),
      milliseconds,
      steppedAside: this.steppedAside(),
      ...(quiet !== undefined && { quietBecause: quiet }),
    };
  }
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
