import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, DocumentSymbol, Hover, Position } from 'vscode-languageserver-types';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import composeSchema from '../../../schemas/compose.schema.json';
import daemonSchema from '../../../schemas/daemon.schema.json';

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
  complete(document: YamlWordsDocument, position: Position): Promise<CompletionItem[]>;
  symbols(text: string): DocumentSymbol[];
  /** The schema of a kind that has one for all of its files. */
  plainSchema(kind: string): object | undefined;
}

const plainSchemas: Readonly<Record<string, object>> = { compose: composeSchema, daemon: daemonSchema };

const scheme = 'bulkhead-schema:///';

/** The words on YAML. Schemas are only ever those handed over: nothing is fetched. */
export function createYamlWords(): YamlWords {
  const schemas = new Map<string, object>();
  const service = getLanguageService({
    schemaRequestService: (uri) => {
      const schema = schemas.get(uri);
      return schema ? Promise.resolve(JSON.stringify(schema)) : Promise.reject(new Error(`No schema is called ${uri}`));
    },
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ hover: true, completion: true, validate: false, format: false, hoverSchemaSource: false });
  // A document is named after its schema, so its name says which one counts.
  service.registerCustomSchemaProvider((uri) => Promise.resolve(schemas.has(schemaOf(uri)) ? [schemaOf(uri)] : []));

  function opened({ schema, schemaName, text }: YamlWordsDocument): TextDocument {
    const uri = `${scheme}${schemaName}`;
    schemas.set(uri, schema);
    return documentOf(`${uri}.yaml`, text);
  }

  return {
    hover: async (document, position) => (await service.doHover(opened(document), position)) ?? undefined,
    complete: async (document, position) => (await service.doComplete(opened(document), position, false)).items,
    symbols: (text) => symbolsOf(service, text),
    plainSchema: (kind) => plainSchemas[kind],
  };
}

function symbolsOf(service: LanguageService, text: string): DocumentSymbol[] {
  return service.findDocumentSymbols2(documentOf('bulkhead-outline:///outline.yaml', text));
}

let versions = 0;

/** The service keeps what it parsed by name and version, so every text needs a version of its own. */
function documentOf(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, 'yaml', ++versions, text);
}

function schemaOf(uri: string): string {
  return uri.replace(/\.yaml$/, '');
}
