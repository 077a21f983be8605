import type { CancellationToken, Connection, Hover, Position } from 'vscode-languageserver';
import type { Analysis, Kind } from '../core/index';
import type { DockerfileWords } from '../language/dockerfile';
import type { Analysed, Document } from './open-documents';
import type { Session } from './session';
import type { PeerFeature, SteppedAside } from './step-aside';
import { YamlFeatures } from './yaml-features';

const features: Readonly<Record<Kind, PeerFeature | undefined>> = {
  dockerfile: 'dockerfile-words',
  compose: 'compose-words',
  kubernetes: 'kubernetes-words',
  daemon: undefined,
};

/** A document whose words are asked for: of one of our kinds, and left to nobody else. */
interface Asked {
  readonly document: Document;
  readonly analysed: Analysed;
  readonly analysis: Analysis;
}

/**
 * Completion, hover words, outline and the like, answered by the language services of others: loaded when first asked,
 * and left out where another extension of the editor gives them already.
 */
export class Words {
  private dockerfile: Promise<DockerfileWords> | undefined;
  private yaml: YamlFeatures | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly session: () => Session,
    private readonly steppedAside: () => SteppedAside,
  ) {}

  listen(): void {
    const { connection } = this;
    connection.onCompletion(async ({ position, textDocument: { uri } }, token) => {
      const asked = await this.asked(uri, token);
      if (!asked?.analysed.resource.editor.completion.enable) return null;
      const { client } = this.session();
      if (asked.analysis.kind !== 'dockerfile') {
        return (await this.yamlFeatures().complete(asked.analysis, position, client.hasSnippets)) ?? null;
      }
      return (await this.dockerfileWords()).complete(asked.document, position);
    });
    connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
      const asked = await this.asked(uri, token);
      if (!asked) return null;
      if (asked.analysis.kind !== 'dockerfile') return this.yamlFeatures().symbols(asked.analysis);
      return (await this.dockerfileWords()).symbols(asked.document);
    });
    this.listenForDockerfiles();
  }

  /** The words on what stands at a position. */
  async hover(document: Document, position: Position, token: CancellationToken): Promise<Hover | undefined> {
    const asked = await this.asked(document.uri, token);
    if (!asked) return undefined;
    if (asked.analysis.kind !== 'dockerfile') return this.yamlFeatures().hover(asked.analysis, position);
    return (await this.dockerfileWords()).hover(document, position);
  }

  private listenForDockerfiles(): void {
    const { connection } = this;
    connection.onSignatureHelp(async ({ position, textDocument: { uri } }, token) => {
      const asked = await this.askedDockerfile(uri, token);
      return asked?.words.signatureHelp(asked.document, position) ?? null;
    });
    connection.onDocumentLinks(async ({ textDocument: { uri } }, token) => {
      const asked = await this.askedDockerfile(uri, token);
      return asked?.words.links(asked.document) ?? null;
    });
    connection.onDocumentFormatting(async ({ options, textDocument: { uri } }, token) => {
      const asked = await this.askedDockerfile(uri, token);
      return asked?.words.format(asked.document, options) ?? null;
    });
    connection.onPrepareRename(async ({ position, textDocument: { uri } }, token) => {
      const asked = await this.askedDockerfile(uri, token);
      return asked?.words.prepareRename(asked.document, position) ?? null;
    });
    connection.onRenameRequest(async ({ newName, position, textDocument: { uri } }, token) => {
      const asked = await this.askedDockerfile(uri, token);
      const edits = asked?.words.rename(asked.document, position, newName);
      return edits ? { changes: { [uri]: edits } } : null;
    });
  }

  private async asked(uri: string, token: CancellationToken): Promise<Asked | undefined> {
    const session = this.session();
    const document = session.documents.get(uri);
    if (!document) return undefined;
    const analysed = await session.analysed(document, token);
    const { analysis } = analysed;
    const feature = analysis && features[analysis.kind];
    return analysis && !(feature && this.steppedAside().isGiven(feature))
      ? { document, analysed, analysis }
      : undefined;
  }

  private async askedDockerfile(
    uri: string,
    token: CancellationToken,
  ): Promise<{ document: Document; words: DockerfileWords } | undefined> {
    const asked = await this.asked(uri, token);
    return asked?.analysis.kind === 'dockerfile'
      ? { document: asked.document, words: await this.dockerfileWords() }
      : undefined;
  }

  private dockerfileWords(): Promise<DockerfileWords> {
    const { client, environment } = this.session();
    this.dockerfile ??= environment
      .loadDockerfileWords(client.hasSnippets, client.options.extensionUri)
      .catch((error: unknown) => {
        // What did not arrive over a network may arrive the next time.
        this.dockerfile = undefined;
        throw error;
      });
    return this.dockerfile;
  }

  private yamlFeatures(): YamlFeatures {
    const { client, environment } = this.session();
    this.yaml ??= new YamlFeatures(environment, client.options.extensionUri);
    return this.yaml;
  }
}
