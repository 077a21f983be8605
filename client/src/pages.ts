import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';

/** The scheme of texts that exist only in the editor: previews of files, pages to read. */
export const pageScheme = 'bulkhead';

/** Documents that are shown but lie on no disk, each under its own address until it is dropped. */
export class Pages implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = workspace.registerTextDocumentContentProvider(pageScheme, this);

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** The address of the preview of a file; its last part is the file's name, so that the editor knows the language. */
  previewUri(file: Uri): Uri {
    return Uri.from({ scheme: pageScheme, path: file.path, query: 'preview' });
  }

  /** Sets a text; editors that show it follow. */
  set(uri: Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
  }

  drop(uri: Uri): void {
    this.texts.delete(uri.toString());
  }

  /** Shows Markdown as a page to read, or as its source where the editor has no Markdown preview. */
  async showMarkdown(name: string, markdown: string): Promise<void> {
    const uri = Uri.from({ scheme: pageScheme, path: `/${name}.md` });
    this.set(uri, markdown);
    const available = await commands.getCommands(true);
    if (available.includes('markdown.showPreviewToSide'))
      await commands.executeCommand('markdown.showPreviewToSide', uri);
    else await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
