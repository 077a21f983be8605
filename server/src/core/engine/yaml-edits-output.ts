import type { YamlDocument } from '../syntax/yaml-tree';
import { type Span, span } from '../text/span';
import { lineStartOf } from './yaml-edits-places';

/** An edit whose span counts in its document. */
export interface DocumentEdit {
  readonly document: YamlDocument;
  readonly span: Span;
  readonly newText: string;
}

interface Replacement {
  readonly start: number;
  end: number;
  readonly newText: string;
}

interface AddedLines {
  readonly offset: number;
  readonly depth: number;
  readonly lines: readonly string[];
}

/** Collects what is to be written into one document; things that go to the same place become one edit. */
export class DocumentOutput {
  private readonly replaced: Replacement[] = [];
  private readonly inline = new Map<number, string>();
  private readonly above = new Map<number, string>();
  private readonly below: AddedLines[] = [];

  constructor(
    private readonly document: YamlDocument,
    private readonly lineEnd: string,
  ) {}

  /** Puts a text in place of another. */
  replace(start: number, end: number, newText: string): void {
    if (start === end) this.insert(start, newText);
    else this.replaced.push({ start, end, newText });
  }

  /** Adds a text within a line. */
  insert(offset: number, text: string): void {
    this.inline.set(offset, (this.inline.get(offset) ?? '') + text);
  }

  /** Adds lines above the one that begins at an offset. */
  addAbove(lineStart: number, lines: readonly string[]): void {
    const text = lines.map((line) => line + this.lineEnd).join('');
    this.above.set(lineStart, (this.above.get(lineStart) ?? '') + text);
  }

  /** Adds lines below the one that ends at an offset; of those for the same place the deepest come first. */
  addBelow(lineEndOffset: number, depth: number, lines: readonly string[]): void {
    this.below.push({ offset: lineEndOffset, depth, lines });
  }

  /** The edits, no two of which begin at the same place. */
  edits(): DocumentEdit[] {
    const inserted = new Map(this.inline);
    const add = (offset: number, text: string) => inserted.set(offset, (inserted.get(offset) ?? '') + text);
    for (const added of [...this.below].sort((a, b) => b.depth - a.depth)) {
      add(this.outsideRemoved(added.offset), added.lines.map((line) => this.lineEnd + line).join(''));
    }
    for (const [offset, text] of this.above) add(offset, text);
    const edits: DocumentEdit[] = [];
    for (const { start, end, newText } of this.joined()) {
      edits.push(this.edit(start, end, (inserted.get(start) ?? '') + newText));
      inserted.delete(start);
    }
    for (const [offset, text] of inserted) if (text !== '') edits.push(this.edit(offset, offset, text));
    return edits;
  }

  /** What is replaced, removals that meet or overlap made one. */
  private joined(): Replacement[] {
    const joined: Replacement[] = [];
    for (const one of [...this.replaced].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = joined.at(-1);
      if (last && last.newText === '' && one.newText === '' && one.start <= last.end)
        last.end = Math.max(last.end, one.end);
      else joined.push({ ...one });
    }
    return joined;
  }

  /** The end of the line above where the place itself is removed. */
  private outsideRemoved(offset: number): number {
    const around = this.joined().find((one) => one.newText === '' && one.start < offset && offset < one.end);
    if (!around || around.start === 0) return offset;
    if (lineStartOf(this.document.text, around.start) !== around.start) return offset;
    const isTwoLong = this.document.text.startsWith('\r\n', around.start - 2);
    return this.outsideRemoved(around.start - (isTwoLong ? 2 : 1));
  }

  private edit(start: number, end: number, newText: string): DocumentEdit {
    return { document: this.document, span: span(start, end), newText };
  }
}
