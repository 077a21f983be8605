import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Analysis } from '../core/index';
import { configurationSection } from '../protocol';
import type { Client } from './client';
import { clientFiles } from './client-files';
import { diagnosticsOf } from './diagnostics';
import type { Environment } from './environment';
import type { Files } from './files';
import { type Analysed, type Document, OpenDocuments } from './open-documents';
import { pathOf } from './paths';
import { type ReadConfiguration, type ResourceSettings, ResourceSettingsStore } from './resource-settings';
import { noFiles, routedFiles } from './routed-files';
import { ShellChecks } from './shell-checks';
import { SiblingFiles } from './sibling-files';

/** How often proofs are done again with what ShellCheck says of the scripts that came up in them. */
const mostRounds = 8;

/** Told about what happens in a session, so that diagnostics and status follow it. */
export interface SessionListener {
  onAnalysed(document: Document, analysed: Analysed): void;
  onConfiguration(configuration: ReadConfiguration): void;
  /** More is known of the scripts in a document. */
  onShellAnswered(document: Document): void;
  /** A file arrived that somebody had asked for. */
  onFileLoaded(uri: string): void;
}

/** One client's documents, their settings and their analyses. */
export class Session {
  readonly documents: OpenDocuments;
  readonly files: Files;
  readonly settings: ResourceSettingsStore;
  readonly shellChecks: ShellChecks;
  isWatched = false;
  /** What a client sent that has no `workspace/configuration` to be asked with. */
  sentSettings: unknown;
  private readonly folders = new Set<string>();
  private readonly loggedFailures = new Set<string>();
  private resultCount = 0;

  constructor(
    readonly connection: Connection,
    readonly environment: Environment,
    readonly client: Client,
    private readonly listener: SessionListener,
  ) {
    const others = client.isOurs ? clientFiles(connection, (uri) => listener.onFileLoaded(uri)) : noFiles;
    const disk = client.options.readsThroughClient ? undefined : environment.disk?.(() => this.isWatched);
    this.files = disk ? routedFiles(disk, others) : others;
    for (const folder of client.folders) this.folders.add(folder);
    this.shellChecks = new ShellChecks({
      start: environment.startShellCheck,
      isTrusted: client.options.trusted === true,
      onProblem: (message) => connection.console.warn(message),
      onAnswered: (document) => {
        document.isStale = true;
        listener.onShellAnswered(document);
      },
    });
    this.documents = new OpenDocuments((uri) => this.siblingsOf(uri));
    this.settings = new ResourceSettingsStore({
      engine: environment.engine,
      files: this.files,
      today: environment.today,
      openText: (uri) => this.openText(uri),
      ask: (uri) => this.askSettings(uri),
      onConfiguration: (configuration) => listener.onConfiguration(configuration),
      // The disk answers at once, so the search goes on above the opened folder, as that of the command line does.
      rootOf: (uri) => (disk && uri.startsWith('file:') ? undefined : this.folderOf(uri)),
    });
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    for (const folder of removed) this.folders.delete(folder);
    for (const folder of added) this.folders.add(folder);
  }

  /**
   * What is known of a document's text as it is now; analysed once for each version. Refused with `RequestCancelled`
   * where the request was taken back meanwhile.
   */
  async analysed(document: Document, token?: CancellationToken): Promise<Analysed> {
    for (;;) {
      const found = this.settings.of(document.uri);
      const resource = found instanceof Promise ? await found : found;
      if (token?.isCancellationRequested) throw cancelled();
      const kept = document.analysed;
      const isCurrent = kept?.version === document.version && kept.resource === resource && !document.isStale;
      if (isCurrent) return kept;
      if (found instanceof Promise && this.settings.of(document.uri) !== resource) continue;
      return this.run(document, resource);
    }
  }

  /**
   * What comes of proofs and the like for a document, done again as long as ShellCheck has something new to say of the
   * scripts that come up in them.
   *
   * @param patience how long to wait for it altogether, in milliseconds
   * @param isWhole whether to wait for what it says of the document as it is, too
   */
  async withShellAnswers<Result>(
    document: Document,
    patience: number,
    work: () => Promise<Result>,
    isWhole = false,
  ): Promise<Result> {
    const end = this.environment.now() + patience;
    for (let round = 0; ; round++) {
      const result = await work();
      const left = end - this.environment.now();
      if (left <= 0 || round >= mostRounds || !(await this.shellChecks.now(document, left, isWhole))) return result;
      document.isStale = true;
    }
  }

  /** The open document of a URI, or its text from the disk or the editor's file system; nothing where there is none. */
  async documentAt(uri: string): Promise<Document | undefined> {
    const open = this.documents.get(uri);
    if (open) return open;
    let text = this.files.read(uri);
    if (text === undefined) {
      await this.files.settled();
      text = this.files.read(uri);
    }
    if (text === null || text === undefined) return undefined;
    return {
      uri,
      languageId: undefined,
      version: null,
      text,
      siblings: this.siblingsOf(uri),
      analysed: undefined,
      isStale: false,
    };
  }

  /** Marks the documents whose analysis read this file, and says which. */
  markDependents(uri: string): Document[] {
    const dependents: Document[] = [];
    for (const document of this.documents.all()) {
      if (document.uri === uri || !document.siblings.dependsOn(uri)) continue;
      document.isStale = true;
      dependents.push(document);
    }
    return dependents;
  }

  openText(uri: string): string | undefined {
    return this.documents.get(uri)?.text;
  }

  /** The workspace folder that a URI lies in, the innermost one. */
  folderOf(uri: string): string | undefined {
    let best: string | undefined;
    for (const folder of this.folders) {
      if (uri.startsWith(`${folder}/`) && folder.length > (best?.length ?? -1)) best = folder;
    }
    return best;
  }

  /** What may be read around a document; each has its own, and asks anew. */
  siblingsOf(uri: string): SiblingFiles {
    return new SiblingFiles(uri, this.files, (other) => this.openText(other));
  }

  private askSettings(uri: string): Promise<unknown> {
    if (!this.client.answersConfiguration) return Promise.resolve(this.sentSettings);
    return this.connection.workspace.getConfiguration({ scopeUri: uri, section: configurationSection });
  }

  private run(document: Document, resource: ResourceSettings): Analysed {
    const { now } = this.environment;
    const started = now();
    document.isStale = false;
    const isFirst = document.analysed === undefined;
    const { siblings } = document;
    siblings.checker = this.shellChecks.checkerFor(resource.editor);
    const { result: analysis, unanswered } = siblings.noting(() =>
      resource.editor.enable ? this.analyse(document, resource) : undefined,
    );
    this.shellChecks.later(document, unanswered, isFirst);
    const shown = analysis
      ? diagnosticsOf(document.uri, analysis, resource.editor.foldMissing, document.analysed?.shown)
      : { shown: [], diagnostics: [] };
    const analysed: Analysed = {
      version: document.version,
      text: document.text,
      resource,
      analysis,
      shown,
      resultId: String(++this.resultCount),
      milliseconds: now() - started,
    };
    document.analysed = analysed;
    this.listener.onAnalysed(document, analysed);
    return analysed;
  }

  private analyse(document: Document, { settings }: ResourceSettings): Analysis | undefined {
    const { engine } = this.environment;
    const source = {
      path: pathOf(document.uri),
      text: document.text,
      languageId: document.languageId,
      project: document.siblings.asProject(),
    };
    try {
      const analysis = engine.analyse(source, settings, document.analysed?.analysis);
      for (const failure of analysis?.failures ?? []) this.logFailure(failure.rule, failure.message);
      return analysis;
    } catch (error) {
      // The core promises not to throw; should it break that, the editor must not lose its server over one file.
      this.logFailure('analysis', error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  }

  /** Each failing rule once: the same one fails again at every key. */
  private logFailure(rule: string, message: string): void {
    if (this.loggedFailures.has(rule)) return;
    this.loggedFailures.add(rule);
    this.connection.console.error(`${rule} failed and is skipped: ${message}`);
  }
}

/** The answer to a request that the client took back. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The answer to a request about a version that is no longer the current one. */
export function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since.');
}
