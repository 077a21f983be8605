import {
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  InsertTextFormat,
  type Position,
  type Range,
} from 'vscode-languageserver';
import {
  type Analysis,
  type KubernetesSchemaBundle,
  schemaOfKind,
  type YamlPart,
  yamlPartAt,
  yamlParts,
} from '../core/index';
import type { YamlWords, YamlWordsDocument } from '../language/yaml';
import type { Environment } from './environment';

/** An outline of a file of more documents than this is of no use, and takes its time. */
const mostOutlined = 200;

/** Completion, hover words and outline of YAML and daemon.json: one document at a time, positions shifted. */
export class YamlFeatures {
  private words: Promise<YamlWords> | undefined;
  private bundle: Promise<KubernetesSchemaBundle | undefined> | undefined;
  private readonly schemas = new Map<string, object | undefined>();

  constructor(
    private readonly environment: Environment,
    private readonly extensionUri: string | undefined,
  ) {}

  async hover(analysis: Analysis, position: Position): Promise<Hover | undefined> {
    const asked = await this.asked(analysis, position);
    const hover = asked && (await asked.words.hover(asked.document, asked.position));
    return hover?.range && asked ? { ...hover, range: shifted(asked.part, hover.range) } : hover;
  }

  async complete(analysis: Analysis, position: Position, hasSnippets: boolean): Promise<CompletionItem[] | undefined> {
    const asked = await this.asked(analysis, position);
    if (!asked) return undefined;
    const items = await asked.words.complete(asked.document, asked.position);
    return items.map((item) => placed(asked.part, hasSnippets ? item : withoutSnippet(item)));
  }

  async symbols(analysis: Analysis): Promise<DocumentSymbol[]> {
    const words = await this.load();
    return yamlParts(analysis)
      .slice(0, mostOutlined)
      .flatMap((part) => words.symbols(part.text).map((symbol) => movedSymbol(part, symbol)));
  }

  private async asked(
    analysis: Analysis,
    position: Position,
  ): Promise<{ words: YamlWords; document: YamlWordsDocument; position: Position; part: YamlPart } | undefined> {
    const part = yamlPartAt(analysis, analysis.lines.offsetAt(position));
    const schema = part && (await this.schemaOf(part));
    if (!part || !schema) return undefined;
    const line = position.line - part.line;
    const character = line === 0 ? position.character - part.character : position.character;
    const document = { ...schema, text: part.text };
    return { words: await this.load(), document, position: { line, character }, part };
  }

  private load(): Promise<YamlWords> {
    this.words ??= this.environment.loadYamlWords(this.extensionUri).catch((error: unknown) => {
      // What did not arrive over a network may arrive the next time.
      this.words = undefined;
      throw error;
    });
    return this.words;
  }

  private async schemaOf(part: YamlPart): Promise<Pick<YamlWordsDocument, 'schema' | 'schemaName'> | undefined> {
    const { apiVersion, kind, objectKind } = part;
    const isObject = kind === 'kubernetes';
    if (isObject && (apiVersion === undefined || objectKind === undefined)) return undefined;
    const schemaName = isObject ? `kubernetes/${apiVersion}/${objectKind}` : kind;
    if (!this.schemas.has(schemaName)) {
      const found = isObject
        ? await this.kubernetesSchema(apiVersion ?? '', objectKind ?? '')
        : (await this.load()).plainSchema(kind);
      this.schemas.set(schemaName, found);
    }
    const schema = this.schemas.get(schemaName);
    return schema && { schema, schemaName };
  }

  private async kubernetesSchema(apiVersion: string, kind: string): Promise<object | undefined> {
    this.bundle ??= this.environment.loadKubernetesSchemas(this.extensionUri).catch(() => undefined);
    const bundle = await this.bundle;
    return bundle && schemaOfKind(bundle, apiVersion, kind);
  }
}

function moved(part: YamlPart, { character, line }: Position): Position {
  return { line: line + part.line, character: line === 0 ? character + part.character : character };
}

function shifted(part: YamlPart, { end, start }: Range): Range {
  return { start: moved(part, start), end: moved(part, end) };
}

function placed(part: YamlPart, item: CompletionItem): CompletionItem {
  const fresh = { ...item };
  const { additionalTextEdits, textEdit } = item;
  if (textEdit && 'range' in textEdit) fresh.textEdit = { ...textEdit, range: shifted(part, textEdit.range) };
  if (additionalTextEdits) {
    fresh.additionalTextEdits = additionalTextEdits.map((edit) => ({ ...edit, range: shifted(part, edit.range) }));
  }
  return fresh;
}

function movedSymbol(part: YamlPart, symbol: DocumentSymbol): DocumentSymbol {
  const { children, range, selectionRange } = symbol;
  return {
    ...symbol,
    range: shifted(part, range),
    selectionRange: shifted(part, selectionRange),
    ...(children && { children: children.map((child) => movedSymbol(part, child)) }),
  };
}

/** An item for a client that would insert the marks of a snippet as they stand. */
function withoutSnippet(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet) return item;
  const plain = (text: string) =>
    text.replace(/\$\{\d+:([^{}]*)\}|\$\{\d+\}|\$\d+/g, '$1').replace(/\\([$}\\])/g, '$1');
  const fresh: CompletionItem = { ...item, insertTextFormat: InsertTextFormat.PlainText };
  if (item.insertText !== undefined) fresh.insertText = plain(item.insertText);
  if (item.textEdit) fresh.textEdit = { ...item.textEdit, newText: plain(item.textEdit.newText) };
  return fresh;
}
