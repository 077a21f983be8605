import type { LogOutputChannel } from 'vscode';
import { type Disposable, type ExtensionContext, extensions, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import {
  configurationSection,
  type DocumentParams,
  type InitializationOptions,
  listFolderRequest,
  otherExtensionsNotification,
  readFileRequest,
  type StatusParams,
  statusNotification,
  trustGrantedNotification,
} from '../../server/src/protocol';
import { listFolder, readFile } from './files';
import { otherExtensions } from './peers';
import { documentSelector, fileSchemes, relatedFiles } from './selector';

/** Makes the language client of one platform: a process on the desktop, a worker in the browser. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** What the rest of the client needs to know about the server while it runs. */
export interface ServerListener {
  statusChanged(status: StatusParams): void;
  stateChanged(state: 'starting' | 'running' | 'stopped'): void;
}

/** The one connection to the server: started when first needed, once however many ask, and again after a restart. */
export class ServerClient implements Disposable {
  private starting: Promise<BaseLanguageClient> | undefined;
  private readonly watcher = workspace.createFileSystemWatcher(relatedFiles);
  private readonly peers = extensions.onDidChange(() => this.tellPeers());
  private readonly trust = workspace.onDidGrantWorkspaceTrust(() => this.tellTrust());

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
    private readonly makeClient: MakeClient,
    private readonly readsThroughClient: boolean,
    private readonly listener: ServerListener,
  ) {}

  /** Resolves with the running client; rejects where the server cannot start, and the next call tries again. */
  ready(): Promise<BaseLanguageClient> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = undefined;
      this.listener.stateChanged('stopped');
      this.log.error('The server did not start.', error);
      throw error;
    });
    return this.starting;
  }

  /** Asks the server; null answers are answers. */
  async ask<Answer>(request: string, params?: unknown): Promise<Answer> {
    const client = await this.ready();
    return params === undefined ? client.sendRequest<Answer>(request) : client.sendRequest<Answer>(request, params);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.ready();
  }

  async stop(): Promise<void> {
    const running = this.starting;
    this.starting = undefined;
    if (!running) return;
    try {
      const client = await running;
      await client.dispose(2000);
    } catch (error) {
      this.log.warn('The server did not stop in order.', error);
    }
  }

  dispose(): void {
    this.watcher.dispose();
    this.peers.dispose();
    this.trust.dispose();
  }

  private async start(): Promise<BaseLanguageClient> {
    this.listener.stateChanged('starting');
    // Imported late, as the client itself is: to be woken for a file that is none of ours must cost nothing.
    const { RevealOutputChannelOn, State } = await import('vscode-languageclient');
    const client = await this.makeClient(this.options(RevealOutputChannelOn.Never));
    client.onRequest(readFileRequest, (params: DocumentParams) => readFile(params));
    client.onRequest(listFolderRequest, (params: DocumentParams) => listFolder(params));
    client.onNotification(statusNotification, (status: StatusParams) => this.listener.statusChanged(status));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.listener.stateChanged('stopped');
      if (newState === State.Running) this.listener.stateChanged('running');
    });
    await client.start();
    return client;
  }

  private options(revealOutputChannelOn: RevealOutputChannelOn): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      otherExtensions: otherExtensions(),
      extensionUri: this.context.extensionUri.toString(),
      readsThroughClient: this.readsThroughClient,
      trusted: workspace.isTrusted,
    };
    return {
      documentSelector: documentSelector(fileSchemes(workspace.workspaceFolders)),
      initializationOptions,
      outputChannel: this.log,
      revealOutputChannelOn,
      diagnosticCollectionName: configurationSection,
      synchronize: { fileEvents: this.watcher },
      markdown: { isTrusted: { enabledCommands: ['bulkhead.explainRule', 'bulkhead.hardenFile'] } },
      diagnosticPullOptions: { onChange: true, onTabs: true },
    };
  }

  private async tellTrust(): Promise<void> {
    const client = await this.starting?.catch(() => undefined);
    await client?.sendNotification(trustGrantedNotification);
  }

  private async tellPeers(): Promise<void> {
    const client = await this.starting?.catch(() => undefined);
    await client?.sendNotification(otherExtensionsNotification, { otherExtensions: otherExtensions() });
  }
}
