import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import type {
  CompletionItem,
  DocumentLink,
  FormattingOptions,
  Hover,
  Position,
  Range,
  SignatureHelp,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';

/** A Dockerfile as the words are asked about it. */
export interface WordsDocument {
  readonly uri: string;
  readonly text: string;
}

/** The features of dockerfile-language-service that cost nothing but reading the text again. */
export interface DockerfileWords {
  hover(document: WordsDocument, position: Position): Hover | undefined;
  complete(document: WordsDocument, position: Position): CompletionItem[];
  signatureHelp(document: WordsDocument, position: Position): SignatureHelp | undefined;
  symbols(document: WordsDocument): SymbolInformation[];
  links(document: WordsDocument): DocumentLink[];
  format(document: WordsDocument, options: FormattingOptions): TextEdit[];
  prepareRename(document: WordsDocument, position: Position): Range | undefined;
  rename(document: WordsDocument, position: Position, newName: string): TextEdit[];
}

/** The words on Dockerfiles. `hasSnippets` says whether the client fills in placeholders. */
export function createDockerfileWords(hasSnippets: boolean): DockerfileWords {
  const service = DockerfileLanguageServiceFactory.createLanguageService();
  service.setCapabilities({
    completion: {
      completionItem: {
        snippetSupport: hasSnippets,
        documentationFormat: [MarkupKind.Markdown],
        deprecatedSupport: true,
      },
    },
    hover: { contentFormat: [MarkupKind.Markdown] },
  });
  return {
    hover: ({ text }, position) => service.computeHover(text, position) ?? undefined,
    complete({ text }, position) {
      if (isImageReference(text, position)) return [];
      const items = service.computeCompletionItems(text, position);
      // Only the completion of image tags is answered by a promise: it asks a registry.
      return Array.isArray(items) ? items.map((item) => service.resolveCompletionItem(item)) : [];
    },
    signatureHelp({ text }, position) {
      const help = service.computeSignatureHelp(text, position);
      return help.signatures.length > 0 ? help : undefined;
    },
    symbols: ({ text, uri }) => service.computeSymbols({ uri }, text),
    links: ({ text }) => service.computeLinks(text).flatMap((link) => resolved(link, service.resolveLink(link))),
    format: ({ text }, options) => service.format(text, options),
    prepareRename: ({ text }, position) => service.prepareRename(text, position) ?? undefined,
    rename: ({ text, uri }, position, newName) => service.computeRename({ uri }, text, position, newName),
  };
}

function resolved(link: DocumentLink, answer: DocumentLink | undefined): DocumentLink[] {
  const target = answer?.target ?? link.target;
  return target === undefined ? [] : [{ range: link.range, target }];
}

/** Whether the cursor stands in what a FROM names, where the service would ask a registry for tags. */
export function isImageReference(text: string, position: Position): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  let first = position.line;
  while (first > 0 && /[\\`][ \t]*$|^[ \t]*(?:#.*)?$/.test(lines[first - 1] ?? '')) first--;
  const before = [...lines.slice(first, position.line), (lines[position.line] ?? '').slice(0, position.character)];
  return before.some((line) => /^[ \t]*(?:ONBUILD[ \t]+)?FROM[ \t]/i.test(line)) && !/\sAS\s/i.test(before.join(' '));
}
