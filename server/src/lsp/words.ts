import type { CancellationToken, Connection, Hover, Position } from 'vscode-languageserver';
import type { DockerfileWords, WordsDocument } from '../language/dockerfile';
import type { Environment } from './environment';
import type { Document } from './open-documents';
import type { Session } from './session';
import type { PeerFeature, SteppedAside } from './step-aside';

/** Completion, hover words, outline and the like, answered by the language services of others, loaded when first asked. */
export class Words {
  private dockerfile: Promise<DockerfileWords> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly environment: Environment,
    private readonly steppedAside: () => SteppedAside,
  ) {}

  listen(documentOf: (uri: string) => Document | undefined, session: () => Session): void {
    const { connection } = this;
    connection.onCompletion(async ({ position, textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      if (!document || !(await this.isOn(session(), document, 'completion', token))) return null;
      const words = await this.dockerfileWords(session(), document, token);
      return words?.complete(asWordsDocument(document), position) ?? null;
    });
    connection.onSignatureHelp(async ({ position, textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      const words = document && (await this.dockerfileWords(session(), document, token));
      return (document && words?.signatureHelp(asWordsDocument(document), position)) ?? null;
    });
    connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      const words = document && (await this.dockerfileWords(session(), document, token));
      return (document && (words?.symbols(asWordsDocument(document)) as never)) ?? null;
    });
    connection.onDocumentLinks(async ({ textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      const words = document && (await this.dockerfileWords(session(), document, token));
      return (document && words?.links(asWordsDocument(document))) ?? null;
    });
    connection.onDocumentFormatting(async ({ options, textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      const words = document && (await this.dockerfileWords(session(), document, token));
      return (document && words?.format(asWordsDocument(document), options)) ?? null;
    });
    connection.onPrepareRename(async ({ position, textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      const words = document && (await this.dockerfileWords(session(), document, token));
      return (document && words?.prepareRename(asWordsDocument(document), position)) ?? null;
    });
    connection.onRenameRequest(async ({ newName, position, textDocument: { uri } }, token) => {
      const document = documentOf(uri);
      const words = document && (await this.dockerfileWords(session(), document, token));
      const edits = document && words?.rename(asWordsDocument(document), position, newName);
      return edits ? { changes: { [uri]: edits } } : null;
    });
  }

  /** The words on what stands at a position. */
  async hover(
    session: Session,
    document: Document,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    if (!(await this.isOn(session, document, 'hover', token))) return undefined;
    const words = await this.dockerfileWords(session, document, token);
    return words?.hover(asWordsDocument(document), position);
  }

  private async isOn(
    session: Session,
    document: Document,
    feature: 'completion' | 'hover',
    token: CancellationToken,
  ): Promise<boolean> {
    const { resource } = await session.analysed(document, token);
    return resource.editor.enable && resource.editor[feature].enable;
  }

  private async dockerfileWords(
    session: Session,
    document: Document,
    token: CancellationToken,
  ): Promise<DockerfileWords | undefined> {
    const { analysis } = await session.analysed(document, token);
    if (analysis?.kind !== 'dockerfile' || this.isGiven('dockerfile-words')) return undefined;
    this.dockerfile ??= this.environment.loadDockerfileWords();
    return this.dockerfile;
  }

  private isGiven(feature: PeerFeature): boolean {
    return this.steppedAside().isGiven(feature);
  }
}

function asWordsDocument({ text, uri }: Document): WordsDocument {
  return { text, uri };
}
