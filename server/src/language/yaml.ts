import type { CompletionList, DocumentSymbol, Hover, Position } from 'vscode-languageserver-types';

/** One document of a YAML file, by itself, with the schema of its kind. */
export interface YamlWordsDocument {
  /** Names the schema: the same name always stands for the same schema. */
  readonly schemaName: string;
  readonly schema: object;
  readonly text: string;
}

/** The features of yaml-language-server, for one document at a time; positions count in that document. */
export interface YamlWords {
  hover(document: YamlWordsDocument, position: Position): Promise<Hover | undefined>;
  complete(document: YamlWordsDocument, position: Position): Promise<CompletionList>;
  symbols(document: Pick<YamlWordsDocument, 'text'>): DocumentSymbol[];
}
