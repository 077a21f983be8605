import { shifted, span } from '../text/span';
import type { Problem } from './problem';
import type { PlacedDocument, YamlComment, YamlDocument, YamlEntry, YamlMap } from './yaml-tree';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A piece of a long map, read by itself. */
export interface ReadPiece extends PlacedDocument {
  readonly isNested: boolean;
}

/**
 * Makes one document of the pieces of a long map. The nodes keep the piece they were read from as their document, so
 * that a piece that did not change keeps its tree wherever it stands; only its topmost entries learn their new parent.
 * Nothing where a piece is no map after all.
 */
export function assemble(text: string, pieces: readonly ReadPiece[]): YamlDocument | undefined {
  const document: Mutable<YamlDocument> = { text, root: undefined, problems: [], comments: [] };
  const entries: YamlEntry[] = [];
  const root = emptyMap(document, entries);
  let inner: { readonly map: Mutable<YamlMap>; readonly entries: YamlEntry[] } | undefined;
  for (const [index, piece] of pieces.entries()) {
    const read = piece.document.root;
    if (read === undefined && piece.document.problems.length === 0 && index > 0) continue;
    if (read?.type !== 'map' || read.isFlow) return undefined;
    if (!piece.isNested) {
      inner = undefined;
      const holdsNext = pieces[index + 1]?.isNested === true;
      const own = holdsNext ? read.entries.slice(0, -1) : read.entries;
      for (const entry of own) entries.push(adopted(entry, root));
      const last = holdsNext ? read.entries.at(-1) : undefined;
      if (!holdsNext) continue;
      if (!last || last.value) return undefined;
      inner = newHolder(last, root, document);
      entries.push(inner.map.parent as YamlEntry);
      continue;
    }
    if (!inner) return undefined;
    for (const entry of read.entries) inner.entries.push(adopted(entry, inner.map));
    const start = inner.entries.length === read.entries.length ? read.span.start + piece.offset : inner.map.span.start;
    inner.map.span = span(start, read.span.end + piece.offset);
  }
  const first = pieces[0];
  root.span = span((first?.document.root?.span.start ?? 0) + (first?.offset ?? 0), endOf(pieces));
  document.root = root;
  const comments: YamlComment[] = [];
  const problems: Problem[] = [];
  for (const { document: own, offset } of pieces) {
    for (const comment of own.comments) comments.push({ ...comment, span: shifted(comment.span, offset) });
    for (const problem of own.problems) problems.push({ ...problem, span: shifted(problem.span, offset) });
  }
  document.comments = comments;
  document.problems = problems;
  return document;
}

function emptyMap(document: YamlDocument, entries: YamlEntry[]): Mutable<YamlMap> {
  const none = { parent: undefined, anchor: undefined, tag: undefined };
  return { type: 'map', span: span(0, 0), document, ...none, entries, isFlow: false };
}

function adopted(entry: YamlEntry, parent: YamlMap): YamlEntry {
  const mutable: Mutable<YamlEntry> = entry;
  mutable.parent = parent;
  return entry;
}

/** An entry like the given one, which was read without its value, that holds a map to be filled. */
function newHolder(read: YamlEntry, root: YamlMap, document: YamlDocument) {
  const entries: YamlEntry[] = [];
  const map = emptyMap(document, entries);
  const { key, name, span: at } = read;
  const entry: YamlEntry = { type: 'entry', document: read.document, parent: root, span: at, key, name, value: map };
  const mutableKey: Mutable<YamlEntry['key']> = key;
  mutableKey.parent = entry;
  map.parent = entry;
  return { map, entries };
}

function endOf(pieces: readonly ReadPiece[]): number {
  const last = [...pieces].reverse().find((piece) => piece.document.root);
  return last ? (last.document.root?.span.end ?? 0) + last.offset : 0;
}
