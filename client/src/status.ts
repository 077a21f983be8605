import {
  type Disposable,
  type DocumentSelector,
  LanguageStatusSeverity,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { clientCommands, type FileKind, type FindingCounts, type StatusParams } from '../../server/src/protocol';
import type { ServerListener } from './server-client';
import { plural } from './words';

const kindNames: Record<FileKind, string> = {
  dockerfile: 'Dockerfile',
  compose: 'Compose file',
  daemon: 'daemon.json',
  kubernetes: 'Kubernetes manifest',
};

/** The item behind the braces of the status bar: what the file is, what was found, how fast, what was left to others. */
export class StatusItem implements Disposable, ServerListener {
  private readonly item;
  private readonly known = new Map<string, StatusParams>();
  private readonly listening: Disposable[];
  private state: 'starting' | 'running' | 'stopped' = 'stopped';

  constructor(selector: DocumentSelector) {
    this.item = languages.createLanguageStatusItem('bulkhead.status', selector);
    this.item.name = 'Bulkhead';
    this.listening = [
      window.onDidChangeActiveTextEditor(() => this.show()),
      workspace.onDidCloseTextDocument((document: TextDocument) => this.known.delete(document.uri.toString())),
    ];
    this.show();
  }

  statusChanged(status: StatusParams): void {
    this.known.set(status.uri, status);
    this.show();
  }

  stateChanged(state: 'starting' | 'running' | 'stopped'): void {
    this.state = state;
    if (state !== 'running') this.known.clear();
    this.show();
  }

  dispose(): void {
    this.item.dispose();
    for (const each of this.listening) each.dispose();
  }

  private show(): void {
    this.item.busy = this.state === 'starting';
    this.item.severity = LanguageStatusSeverity.Information;
    this.item.command = { command: clientCommands.whyQuiet, title: 'Details' };
    const uri = window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : this.known.get(uri);
    if (this.state === 'stopped') {
      this.item.text = 'Bulkhead is not running';
      this.item.severity = LanguageStatusSeverity.Warning;
      this.item.command = { command: clientCommands.restartServer, title: 'Restart' };
    } else if (status) {
      this.item.text = statusText(status);
      this.item.detail = statusDetail(status);
    } else {
      this.item.text = 'Bulkhead';
      this.item.detail = this.state === 'starting' ? 'starting' : '';
    }
  }
}

/** One line: the kind and how much was found. */
export function statusText(status: StatusParams): string {
  if (status.kind === null) return 'Bulkhead: not a file it looks after';
  return `${kindNames[status.kind]}: ${countsText(status.findings)}`;
}

/** The rest: how many rules ran, how long it took, which features are left to another extension. */
export function statusDetail(status: StatusParams): string {
  if (status.quietBecause !== undefined) return status.quietBecause;
  if (status.kind === null) return '';
  const run = `${plural(status.rulesRun, 'rule')} in ${status.milliseconds.toFixed(1)} ms`;
  return [run, ...status.steppedAside].join('; ');
}

/** Counts in words, the worst first, those that are zero left out. */
export function countsText(findings: FindingCounts): string {
  const parts = [
    findings.error > 0 ? plural(findings.error, 'error') : '',
    findings.warning > 0 ? plural(findings.warning, 'warning') : '',
    findings.info + findings.hint > 0 ? plural(findings.info + findings.hint, 'note') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
