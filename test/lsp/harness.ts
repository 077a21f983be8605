import { PassThrough } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Environment } from '../../server/src/lsp/environment';
import { serve } from '../../server/src/lsp/server';
import type { InitializationOptions, StatusParams } from '../../server/src/protocol';
import { environmentOf, testRules } from './test-engine';

/** What an editor of today can do. */
export const modernCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

/** The same, and it asks for diagnostics itself. */
export const pullingCapabilities: ClientCapabilities = {
  ...modernCapabilities,
  textDocument: { ...modernCapabilities.textDocument, diagnostic: {} },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly environment?: Partial<Environment>;
  readonly initializationOptions?: Partial<InitializationOptions>;
  readonly folders?: readonly string[];
  /** The editor's settings of a resource. */
  readonly settings?: (uri: string) => unknown;
  /** Files that the client's file system holds, by URI. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A client of the server under test, on the other end of two pipes that carry the real protocol. */
export class TestClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  readonly logged: string[] = [];
  refreshes = 0;
  private readonly texts = new Map<string, { document: TextDocument }>();

  private constructor(
    readonly connection: MessageConnection,
    readonly initialized: InitializeResult,
  ) {}

  static async start(options: ClientOptions = {}): Promise<TestClient> {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    serve(server, environmentOf(testRules, options.environment));
    const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const waiting: ((client: TestClient) => void)[] = [];
    const later = (use: (client: TestClient) => void) => (client ? use(client) : void waiting.push(use));
    let client: TestClient | undefined;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      later((it) => it.published.push(params)),
    );
    connection.onNotification('bulkhead/status', (params: StatusParams) => later((it) => it.statuses.push(params)));
    connection.onNotification('window/logMessage', ({ message }: { message: string }) =>
      later((it) => it.logged.push(message)),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      later((it) => it.refreshes++);
      return null;
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => options.settings?.(scopeUri) ?? null),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('bulkhead/readFile', ({ uri }: { uri: string }) => ({ text: options.files?.[uri] ?? null }));
    connection.onRequest('bulkhead/listFolder', ({ uri }: { uri: string }) => ({
      names: Object.keys(options.files ?? {}).flatMap((file) =>
        file.startsWith(`${uri}/`) ? [file.slice(uri.length + 1)] : [],
      ),
    }));
    connection.listen();
    const initialized: InitializeResult = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? modernCapabilities,
      workspaceFolders: (options.folders ?? ['file:///work']).map((uri) => ({ uri, name: uri })),
      initializationOptions: options.initializationOptions,
    });
    client = new TestClient(connection, initialized);
    for (const use of waiting) use(client);
    await connection.sendNotification('initialized', {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  async open(uri: string, text: string, languageId = 'dockerfile'): Promise<void> {
    this.texts.set(uri, { document: TextDocument.create(uri, languageId, 1, text) });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first occurrence of a piece of the text, as one incremental change. */
  async replace(uri: string, piece: string, newText: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(piece);
    const range = { start: document.positionAt(at), end: document.positionAt(at + piece.length) };
    await this.change(uri, [{ range, newText }]);
  }

  async change(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const held = this.texts.get(uri);
    if (!held) throw new Error(`${uri} is not open`);
    const contentChanges = edits.map(({ newText, range }) => ({ range, text: newText }));
    const version = held.document.version + 1;
    held.document = TextDocument.update(held.document, contentChanges, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Replaces so many characters at an offset, both bent to fit the text. */
  changeAt(uri: string, at: number, length: number, newText: string): Promise<void> {
    const document = this.document(uri);
    const size = document.getText().length;
    const start = at % (size + 1);
    const range = { start: document.positionAt(start), end: document.positionAt(Math.min(size, start + length)) };
    return this.change(uri, [{ range, newText }]);
  }

  async close(uri: string): Promise<void> {
    this.texts.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** The range of the first occurrence of a piece of the text. */
  rangeOf(uri: string, piece: string): Range {
    const document = this.document(uri);
    const at = document.getText().indexOf(piece);
    return { start: document.positionAt(at), end: document.positionAt(at + piece.length) };
  }

  /** The diagnostics that were pushed for the text as it is now. */
  async pushed(uri: string): Promise<Diagnostic[]> {
    const { version } = this.document(uri);
    const found = await this.until(() => this.published.find((one) => one.uri === uri && one.version === version));
    return found.diagnostics;
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async pulled(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async actions(uri: string, piece: string, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: this.rangeOf(uri, piece),
      context: { diagnostics, ...(only && { only }) },
    });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** Makes the edit of an action, resolved where it came without. */
  async apply(uri: string, action: CodeAction | undefined): Promise<string> {
    if (!action) throw new Error('there is no such action');
    const { edit } = action.edit ? action : await this.resolve(action);
    if (!edit) throw new Error(`${action.title} has no edit`);
    const edits = editsOf(uri, edit);
    const text = TextDocument.applyEdits(this.document(uri), edits);
    const { document } = this.texts.get(uri) ?? {};
    const whole = { start: { line: 0, character: 0 }, end: document?.positionAt(document.getText().length) };
    if (whole.end) await this.change(uri, [{ range: { start: whole.start, end: whole.end }, newText: text }]);
    return text;
  }

  hover(uri: string, piece: string): Promise<Hover | null> {
    const { start } = this.rangeOf(uri, piece);
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: start });
  }

  /** Waits until something is there; the test's own time limit ends the waiting. */
  async until<Value>(look: () => Value | undefined | false): Promise<Value> {
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      await after(2);
    }
  }

  private document(uri: string): TextDocument {
    const held = this.texts.get(uri);
    if (!held) throw new Error(`${uri} is not open`);
    return held.document;
  }
}

function editsOf(uri: string, edit: WorkspaceEdit): TextEdit[] {
  const [versioned] = edit.documentChanges ?? [];
  if (versioned && 'edits' in versioned) return versioned.edits as TextEdit[];
  return edit.changes?.[uri] ?? [];
}

/** The codes of diagnostics, sorted. */
export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code)).sort();
}
