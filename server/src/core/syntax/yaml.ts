import { keptWith } from '../memory/kept-with';
import { ownCopy } from '../memory/own-copy';
import { assemble, type ReadPiece } from './yaml-assemble';
import { type ReadingStyle, readDocument } from './yaml-document';
import { cutList, type ListPiece, splitDocuments } from './yaml-split';
import { cutMap, type MapPiece } from './yaml-split-map';
import type { PlacedDocument, YamlDocument, YamlFile } from './yaml-tree';

/** One `---` document: a single tree, or the pieces of a long `kind: List`. Lines count from its own start. */
interface Section {
  readonly text: string;
  readonly lines: number;
  readonly parts: readonly PlacedDocument[];
  /** The pieces that a long map was read in; its nodes name them as their documents. */
  readonly pieces: readonly ReadPiece[];
}

interface Reading {
  readonly sections: readonly Section[];
  readonly style: ReadingStyle;
}

const readingsOf = keptWith<YamlFile, Reading>();
const ordinary: ReadingStyle = { mergesInPlace: false, endsLastLine: false };

/**
 * Reads a YAML or JSON text. Never throws. `previous`, an earlier state of the same file, lends the trees of the
 * documents that did not change, so that a keystroke costs one document however long the file is.
 */
export function parseYaml(text: string, previous?: YamlFile, style: ReadingStyle = ordinary): YamlFile {
  const known = previous && readingsOf.get(previous);
  const isSameStyle =
    known?.style.mergesInPlace === style.mergesInPlace &&
    known.style.endsLastLine === style.endsLastLine &&
    known.style.outdentsFlow === style.outdentsFlow &&
    known.style.passesMarks === style.passesMarks;
  if (isSameStyle && previous?.text === text) return previous;
  const sections = readSections(text, isSameStyle ? known.sections : [], style);
  const documents: PlacedDocument[] = [];
  const places = new Map<YamlDocument, PlacedDocument>();
  let offset = 0;
  let line = 0;
  for (const section of sections) {
    for (const part of section.parts) {
      const placed = { document: part.document, offset: offset + part.offset, line: line + part.line };
      documents.push(placed);
      places.set(placed.document, placed);
    }
    for (const piece of section.pieces) {
      places.set(piece.document, { document: piece.document, offset: offset + piece.offset, line: line + piece.line });
    }
    offset += section.text.length;
    line += section.lines;
  }
  const file: YamlFile = { text, documents, placeOf: (document) => places.get(document) };
  readingsOf.set(file, { sections, style });
  return file;
}

function readSections(text: string, old: readonly Section[], style: ReadingStyle): Section[] {
  let same = 0;
  let start = 0;
  for (; same < old.length; same++) {
    const known = old[same]?.text ?? '';
    if (text.slice(start, start + known.length) !== known) break;
    start += known.length;
  }
  // The end of the last equal section may have moved: what follows it decides where it ends.
  if (same > 0) {
    same--;
    start -= old[same]?.text.length ?? 0;
  }
  let kept = old.length;
  let end = text.length;
  // Before a directive a `---` need not start a section, so such files are split as a whole.
  const mayKeepEnd = !text.startsWith('%') && !text.includes('\n%');
  while (mayKeepEnd && kept > same + 1) {
    const known = old[kept - 1]?.text ?? '';
    const from = end - known.length;
    if (from <= start || text[from - 1] !== '\n' || !known.startsWith('---') || text.slice(from, end) !== known) break;
    kept--;
    end = from;
  }
  const changed = splitDocuments(text, start, end).map((at) => text.slice(at.start, at.end));
  const lent = lenderOf(old.slice(same, kept), (section) => section.text);
  // Where one section became another one, the old pieces serve the new ones.
  const replaced = old.slice(same, kept).filter((section) => !changed.includes(section.text));
  const read = changed.map((own) => lent(own) ?? readSection(own, replaced.shift(), style));
  return [...old.slice(0, same), ...read, ...old.slice(kept)];
}

function readSection(text: string, old: Section | undefined, style: ReadingStyle): Section {
  const listPieces = cutList(text);
  if (listPieces) {
    const lent = lenderOf(old?.parts ?? [], (part) => part.document.text);
    const parts = placedPieces(text, listPieces, (own, { part }) => {
      const known = lent(own)?.document;
      return known?.listPart === part ? known : readDocument(ownCopy(own), style, part);
    });
    return { text: ownCopy(text), lines: countLines(text), parts, pieces: [] };
  }
  const own = ownCopy(text);
  const pieces = readMap(own, old, style) ?? [];
  const assembled = pieces.length > 0 ? assemble(own, pieces) : undefined;
  const parts = [{ document: assembled ?? readDocument(own, style), offset: 0, line: 0 }];
  return { text: own, lines: countLines(own), parts, pieces: assembled ? pieces : [] };
}

function readMap(text: string, old: Section | undefined, style: ReadingStyle): readonly ReadPiece[] | undefined {
  const cut = cutMap(text);
  if (!cut) return undefined;
  const lent = lenderOf(old?.pieces ?? [], (piece) => piece.document.text);
  return placedPieces(text, cut, (own) => lent(own)?.document ?? readDocument(ownCopy(own), style));
}

/** The documents of pieces with their places, counted from the start of the text. */
function placedPieces<P extends MapPiece | ListPiece>(
  text: string,
  pieces: readonly P[],
  read: (own: string, piece: P) => YamlDocument,
): ReadPiece[] {
  let line = 0;
  return pieces.map((piece) => {
    const own = text.slice(piece.span.start, piece.span.end);
    const isNested = 'isNested' in piece && piece.isNested;
    const placed = { isNested, document: read(own, piece), offset: piece.span.start, line };
    line += countLines(own);
    return placed;
  });
}

/**
 * Gives out what an earlier state holds for a text, each of it once. Texts mostly come in the order of that state, so
 * the next ones are compared first; only where that fails are all of them hashed.
 */
function lenderOf<T>(old: readonly T[], textOf: (item: T) => string): (text: string) => T | undefined {
  const isLent = new Uint8Array(old.length);
  let next = 0;
  let misses = 0;
  let byText: Map<string, number[]> | undefined;
  const lend = (index: number) => {
    isLent[index] = 1;
    next = index + 1;
    return old[index];
  };
  return (text) => {
    for (let index = next; index < Math.min(next + 8, old.length); index++) {
      const item = old[index];
      if (item !== undefined && isLent[index] === 0 && textOf(item) === text) return lend(index);
    }
    // A text or two that are new are no reason to look at all the others.
    misses++;
    if (misses <= 2) return undefined;
    byText ??= indexesByText(old, textOf);
    const found = byText.get(text)?.find((index) => isLent[index] === 0);
    return found === undefined ? undefined : lend(found);
  };
}

function indexesByText<T>(items: readonly T[], textOf: (item: T) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, item] of items.entries()) {
    const group = groups.get(textOf(item));
    if (group) group.push(index);
    else groups.set(textOf(item), [index]);
  }
  return groups;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
