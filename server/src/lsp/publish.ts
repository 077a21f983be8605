import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { configurationNames, Lines } from '../core/index';
import { toRange } from './convert';
import { diagnosticSource } from './diagnostics';
import type { Document } from './open-documents';
import type { ReadConfiguration } from './resource-settings';
import { cancelled, type Session } from './session';

/** How long a burst of changes may put a push off, in milliseconds. */
const longestWait = 30;

/** How long changes of other files are gathered before the documents that read them are looked at again. */
const refreshDelay = 200;

/**
 * Brings diagnostics to the client. One that pulls is answered; to every other one they are pushed, at once, and a
 * burst of changes gives one analysis. A client that could pull but never asks is pushed to as well.
 */
export class DiagnosticsPublisher {
  private isPulled = false;
  private readonly waiting = new Set<Document>();
  private readonly pushed = new Set<string>();
  private isScheduled = false;
  private changes = 0;
  private refresh: ReturnType<typeof setTimeout> | undefined;
  private readonly outdated = new Set<Document>();

  constructor(
    private readonly connection: Connection,
    private readonly session: () => Session,
  ) {}

  /** A document was opened or changed, or its settings or neighbours did. */
  touch(document: Document): void {
    this.changes++;
    if (this.isPulled || (this.session().client.isOurs && this.session().client.pulls)) return;
    this.waiting.add(document);
    this.schedule();
  }

  close(document: Document): void {
    this.waiting.delete(document);
    this.outdated.delete(document);
    if (this.pushed.delete(document.uri)) this.send(document.uri, [], undefined);
  }

  /** Something beside the documents changed: those are looked at again, pulled or pushed. */
  touchLater(documents: Iterable<Document>): void {
    for (const document of documents) this.outdated.add(document);
    if (this.outdated.size === 0 || this.refresh !== undefined) return;
    this.refresh = setTimeout(() => {
      this.refresh = undefined;
      const again = [...this.outdated];
      this.outdated.clear();
      for (const document of again) this.touch(document);
      this.refreshPulled();
    }, refreshDelay);
  }

  /** More is known of a document than its diagnostics say: brings them anew, pulled or pushed. */
  again(document: Document): void {
    this.touch(document);
    this.refreshPulled();
  }

  /** Asks a client that pulls to pull everything again. */
  refreshPulled(): void {
    const { client } = this.session();
    if (!client.pulls || !client.refreshesDiagnostics) return;
    this.connection.languages.diagnostics.refresh();
  }

  dispose(): void {
    if (this.refresh !== undefined) clearTimeout(this.refresh);
  }

  /** Answers a pull for the text as it is now, which is what the client will show it on. */
  async pull(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    if (!this.isPulled) this.stopPushing();
    await this.nextTurn();
    if (token.isCancellationRequested) throw cancelled();
    const session = this.session();
    const { uri } = params.textDocument;
    // A tab that was restored and not yet looked at has no open document, but its diagnostics are asked for.
    const document = session.client.isOurs ? await session.documentAt(uri) : session.documents.get(uri);
    if (!document || isConfiguration(document.uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { resultId, shown } = await session.analysed(document, token);
    return params.previousResultId === resultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...shown.diagnostics] };
  }

  /** Shows what is wrong in a configuration in the configuration itself, however the client gets its diagnostics. */
  publishConfiguration({ uri, text, result }: ReadConfiguration): void {
    const lines = new Lines(text);
    const diagnostics = result.problems.map(({ span, message }) => ({
      range: toRange(lines, span),
      severity: DiagnosticSeverity.Error,
      source: diagnosticSource,
      message,
    }));
    if (diagnostics.length > 0 || this.pushed.has(uri)) this.send(uri, diagnostics, undefined);
  }

  /** Takes back what was said of a file that is no more. */
  clear(uri: string): void {
    if (this.pushed.delete(uri)) this.send(uri, [], undefined);
  }

  /** Publishes diagnostics of a file that no editor holds. */
  publishClosed(uri: string, diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length > 0 || this.pushed.has(uri)) this.send(uri, diagnostics, undefined);
  }

  private stopPushing(): void {
    this.isPulled = true;
    this.waiting.clear();
    const { documents } = this.session();
    for (const uri of this.pushed) {
      if (documents.get(uri) && !isConfiguration(uri)) this.clear(uri);
    }
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.settle(this.changes, this.now());
  }

  /** Messages are handled one a turn: as long as turns bring changes, the burst is not over, up to `longestWait`. */
  private settle(seen: number, since: number): void {
    const { soon } = this.session().environment;
    soon(() =>
      soon(() => {
        if (this.changes !== seen && this.now() - since < longestWait) this.settle(this.changes, since);
        else this.flush();
      }),
    );
  }

  private flush(): void {
    this.isScheduled = false;
    const documents = [...this.waiting];
    this.waiting.clear();
    for (const document of documents) {
      this.push(document).catch((error: unknown) => this.connection.console.error(String(error)));
    }
  }

  private async push(document: Document): Promise<void> {
    const session = this.session();
    if (isConfiguration(document.uri)) return;
    const { version, shown } = await session.analysed(document);
    if (this.isPulled || session.documents.get(document.uri) !== document) return;
    this.send(document.uri, shown.diagnostics, version ?? undefined);
  }

  private send(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): void {
    if (diagnostics.length > 0) this.pushed.add(uri);
    else this.pushed.delete(uri);
    const params = { uri, diagnostics: [...diagnostics] };
    void this.connection.sendDiagnostics(version === undefined ? params : { ...params, version });
  }

  private nextTurn(): Promise<void> {
    return new Promise((resolve) => this.session().environment.soon(resolve));
  }

  private now(): number {
    return this.session().environment.now();
  }
}

/** Whether a document is a configuration of ours, whose problems are published by themselves. */
export function isConfiguration(uri: string): boolean {
  return configurationNames.some((name) => uri.endsWith(`/${name}`));
}
