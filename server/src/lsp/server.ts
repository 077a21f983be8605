import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import {
  configurationSection,
  type DocumentParams,
  type ExplainParams,
  explainRequest,
  type HardenPreviewParams,
  hardenPlanRequest,
  hardenPreviewRequest,
  type OtherExtensionsParams,
  otherExtensionsNotification,
  rulesRequest,
  type ScanParams,
  scanRequest,
  trustGrantedNotification,
  whyQuietRequest,
} from '../protocol';
import { resolveAction } from './action-writer';
import { initializeResult, watchedFiles } from './capabilities';
import { readClient, withoutSlash } from './client';
import { codeActions } from './code-actions';
import type { Environment } from './environment';
import { hardenPlan, hardenPreview } from './harden';
import { findingHover, imageHover, joinHovers } from './hover';
import type { Document } from './open-documents';
import { DiagnosticsPublisher, isConfiguration } from './publish';
import { Rehearsal } from './rehearsal';
import { explain, explainQuiet, ruleSummaries, scan } from './requests';
import { Session } from './session';
import { StatusReporter } from './status';
import { SteppedAside } from './step-aside';
import { Words } from './words';

/** Answers one client until it says goodbye. Knows the protocol and nothing of rules. */
export function serve(connection: Connection, environment: Environment): void {
  const server = new Server(connection, environment);
  server.listen();
}

/** How long a light bulb or a hover may wait for ShellCheck to look at fixes, in milliseconds. */
const shellPatience = 1_000;

class Server {
  private opened: Session | undefined;
  private steppedAside = new SteppedAside([]);
  private readonly publisher: DiagnosticsPublisher;
  private readonly status: StatusReporter;
  private readonly words: Words;
  private readonly rehearsal: Rehearsal | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly environment: Environment,
  ) {
    this.publisher = new DiagnosticsPublisher(connection, () => this.session);
    this.status = new StatusReporter(connection, () => this.remarks);
    this.rehearsal = environment.rehearses ? new Rehearsal(environment) : undefined;
    this.words = new Words(
      connection,
      () => this.session,
      () => this.steppedAside,
    );
  }

  listen(): void {
    this.connection.onInitialize((params) => this.initialize(params));
    this.connection.onInitialized(() => this.initialized());
    this.connection.onShutdown(() => {
      this.publisher.dispose();
      this.status.dispose();
      this.rehearsal?.end();
      this.opened?.shellChecks.dispose();
    });
    this.listenToDocuments();
    this.listenToSurroundings();
    this.answerFeatures();
    this.answerOwnRequests();
    this.words.listen();
    this.connection.listen();
  }

  /** What else a person may want to know: features left to others, programs that cannot be run. */
  private get remarks(): readonly string[] {
    return [...this.steppedAside.sentences, ...(this.opened?.shellChecks.problems ?? [])];
  }

  private get session(): Session {
    if (!this.opened) throw new Error('The client has not initialized the server.');
    return this.opened;
  }

  private initialize(params: InitializeParams): InitializeResult {
    const client = readClient(params);
    this.steppedAside = new SteppedAside(client.options.otherExtensions ?? []);
    this.opened = new Session(this.connection, this.environment, client, {
      onAnalysed: (document, analysed) => {
        if (analysed.analysis && document.version !== null)
          this.rehearsal?.begin(document, analysed.analysis, () => this.session.siblingsOf(document.uri));
        if (client.isOurs && document.version !== null) this.status.report(document, analysed);
      },
      onConfiguration: (configuration) => this.publisher.publishConfiguration(configuration),
      onShellAnswered: (document) => this.publisher.again(document),
      onFileLoaded: (uri) => this.fileChanged(uri, false),
    });
    return initializeResult(client, this.environment.version);
  }

  private async initialized(): Promise<void> {
    const { session } = this;
    const { client } = session;
    if (client.registersConfiguration) {
      await this.connection.client.register(DidChangeConfigurationNotification.type, { section: configurationSection });
    }
    if (client.registersWatchers) {
      const watchers = watchedFiles.map((globPattern) => ({ globPattern }));
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      session.isWatched = true;
    }
  }

  private listenToDocuments(): void {
    this.connection.onDidOpenTextDocument((params) => {
      const document = this.session.documents.open(params);
      // Asked for before anybody waits for the answer.
      void this.session.settings.of(document.uri);
      this.contentChanged(document);
    });
    this.connection.onDidChangeTextDocument((params) => {
      this.rehearsal?.end();
      const document = this.session.documents.change(params);
      if (document) this.contentChanged(document);
    });
    this.connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const document = this.session.documents.get(uri);
      this.session.documents.close(uri);
      this.session.settings.forgetDocument(uri);
      this.session.shellChecks.cancel(uri);
      if (document) this.publisher.close(document);
      this.fileChanged(uri, true);
    });
    this.connection.onDidSaveTextDocument(({ textDocument: { uri } }) => this.session.files.forget(uri));
  }

  /** A document that others read, or that configures them, makes those be looked at again. */
  private contentChanged(document: Document): void {
    const { session } = this;
    if (isConfiguration(document.uri)) {
      session.settings.read(document.uri, document.text);
      this.publisher.touchLater(session.documents.all());
    } else {
      this.publisher.touchLater(session.markDependents(document.uri));
    }
    this.publisher.touch(document);
  }

  private listenToSurroundings(): void {
    this.connection.onDidChangeConfiguration(({ settings }) => {
      const { session } = this;
      session.sentSettings = settings?.[configurationSection];
      session.settings.forgetEditor();
      session.shellChecks.retry();
      this.publisher.touchLater(session.documents.all());
    });
    this.connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.fileChanged(uri, true);
    });
    this.connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }) => {
      const uris = (folders: readonly { uri: string }[]) => folders.map(({ uri }) => withoutSlash(uri));
      this.session.changeFolders(uris(event.added), uris(event.removed));
      this.session.settings.forgetEditor();
      this.publisher.touchLater(this.session.documents.all());
    });
    this.connection.onNotification(trustGrantedNotification, () => {
      const { session } = this;
      session.shellChecks.trust();
      for (const document of session.documents.all()) document.isStale = true;
      this.publisher.touchLater(session.documents.all());
    });
    this.connection.onNotification(otherExtensionsNotification, ({ otherExtensions }: OtherExtensionsParams) => {
      this.steppedAside = new SteppedAside(otherExtensions);
    });
  }

  /** A file beside the documents changed, or its text arrived. */
  private fileChanged(uri: string, isForgotten: boolean): void {
    const { session } = this;
    if (isForgotten) session.files.forget(uri);
    if (!isConfiguration(uri)) {
      this.publisher.touchLater(session.markDependents(uri));
      return;
    }
    if (session.openText(uri) === undefined && session.files.read(uri) === null) this.publisher.clear(uri);
    if (isForgotten) this.publisher.touchLater(session.documents.all());
  }

  private answerFeatures(): void {
    const { connection, publisher } = this;
    connection.languages.diagnostics.on((params, token) => publisher.pull(params, token));
    connection.onCodeAction(async (params, token) => {
      const document = this.session.documents.get(params.textDocument.uri);
      if (!document) return [];
      const offered = () => codeActions(this.session, document, params, token);
      return this.session.withShellAnswers(document, shellPatience, offered);
    });
    connection.onCodeActionResolve((action) => resolveAction(this.session, action));
    connection.onHover(async ({ position, textDocument: { uri } }, token) => {
      const document = this.session.documents.get(uri);
      if (!document) return null;
      const { resource } = await this.session.analysed(document, token);
      if (!resource.editor.enable || !resource.editor.hover.enable) return null;
      const found = await this.session.withShellAnswers(document, shellPatience, () =>
        findingHover(this.session, document, position, token),
      );
      const image = await imageHover(this.session, document, position, token);
      // On an image its own facts say more than the words on the key or instruction that names it.
      const beside = image ?? (await this.words.hover(document, position, token));
      return joinHovers(found, beside);
    });
  }

  private answerOwnRequests(): void {
    const { connection } = this;
    connection.onRequest(hardenPlanRequest, ({ uri }: DocumentParams, token) => hardenPlan(this.session, uri, token));
    connection.onRequest(hardenPreviewRequest, (params: HardenPreviewParams, token) =>
      hardenPreview(this.session, params, token),
    );
    connection.onRequest(explainRequest, (params: ExplainParams) => explain(this.session, params));
    connection.onRequest(rulesRequest, () => ruleSummaries(this.session));
    connection.onRequest(whyQuietRequest, (params: DocumentParams) => explainQuiet(this.session, params, this.remarks));
    connection.onRequest(scanRequest, (params: ScanParams, token) =>
      scan(this.session, params, token, (uri, diagnostics) => this.publisher.publishClosed(uri, diagnostics)),
    );
  }
}
