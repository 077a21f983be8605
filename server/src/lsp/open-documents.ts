import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../core/index';
import type { ShownDiagnostics } from './diagnostics';
import type { ResourceSettings } from './resource-settings';
import type { SiblingFiles } from './sibling-files';

/** A text that the server looks at: one that an editor holds, or one that was read for a single request. */
export interface Document {
  readonly uri: string;
  readonly languageId: string | undefined;
  /** Null where no editor holds it. */
  readonly version: number | null;
  readonly text: string;
  readonly siblings: SiblingFiles;
  /** The last analysis, of this version or an earlier one. */
  analysed: Analysed | undefined;
  /** A file that the last analysis read has changed since. */
  isStale: boolean;
}

/** What is known of one version of a document under one set of settings. */
export interface Analysed {
  readonly version: number | null;
  readonly text: string;
  readonly resource: ResourceSettings;
  /** Nothing where the text is of none of the four kinds, or the settings switch the extension off. */
  readonly analysis: Analysis | undefined;
  readonly shown: ShownDiagnostics;
  /** Names this state of the diagnostics. */
  readonly resultId: string;
  readonly milliseconds: number;
}

class OpenDocument implements Document {
  analysed: Analysed | undefined;
  isStale = false;

  constructor(
    private content: TextDocument,
    readonly siblings: SiblingFiles,
  ) {}

  get uri(): string {
    return this.content.uri;
  }

  get languageId(): string {
    return this.content.languageId;
  }

  get version(): number {
    return this.content.version;
  }

  get text(): string {
    return this.content.getText();
  }

  change({ contentChanges, textDocument }: DidChangeTextDocumentParams): void {
    this.content = TextDocument.update(this.content, [...contentChanges], textDocument.version);
  }
}

/** The documents that the editor holds, changed piece by piece as it says. */
export class OpenDocuments {
  private readonly byUri = new Map<string, OpenDocument>();

  constructor(private readonly siblingsOf: (uri: string) => SiblingFiles) {}

  get(uri: string): Document | undefined {
    return this.byUri.get(uri);
  }

  all(): Iterable<Document> {
    return this.byUri.values();
  }

  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): Document {
    const document = new OpenDocument(TextDocument.create(uri, languageId, version, text), this.siblingsOf(uri));
    this.byUri.set(uri, document);
    return document;
  }

  /** Nothing where the document was never opened. */
  change(params: DidChangeTextDocumentParams): Document | undefined {
    const document = this.byUri.get(params.textDocument.uri);
    document?.change(params);
    return document;
  }

  close(uri: string): void {
    this.byUri.delete(uri);
  }
}
