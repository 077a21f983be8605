import type { Spanned } from '../text/span';
import type { Problem } from './problem';

/**
 * One `---` document, or one item of a giant `kind: List` that is parsed by itself.
 *
 * All spans inside are offsets into `text`, the document's own piece of the file. So a document that did not change
 * keeps its tree, and everything derived from it, while the lines above it grow and shrink: only its place
 * (`PlacedDocument`) is new.
 */
export interface YamlDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly problems: readonly Problem[];
  readonly comments: readonly YamlComment[];
  /**
   * Set where the document is a piece of a long `kind: List`: the root of an `item` is the item itself (its parent is
   * the list of that one item), `head` holds `apiVersion`, `kind` and an empty `items`, `tail` what follows the items.
   */
  readonly listPart?: 'head' | 'item' | 'tail';
  /**
   * Whether what `<<` brings in wins over what stands before it in the map, as it does for go-yaml v2. Only set where
   * the document may hold a merge.
   */
  readonly mergesInPlace?: boolean;
}

/** Where a document begins in its file: offset in UTF-16 units, line from zero. */
export interface PlacedDocument {
  readonly document: YamlDocument;
  readonly offset: number;
  readonly line: number;
}

/** A YAML or JSON text with its documents in order. */
export interface YamlFile {
  readonly text: string;
  readonly documents: readonly PlacedDocument[];
  /** Where a document stands; nothing for one of another file. */
  placeOf(document: YamlDocument): PlacedDocument | undefined;
}

/** A comment with its `#`, up to the end of its line. */
export interface YamlComment extends Spanned {
  /** What stands after the `#`. */
  readonly text: string;
  /** Whether nothing but blanks stands before it on its line. */
  readonly isWholeLine: boolean;
}

/** An anchor (`&name`) or a tag (`!name`) in front of a node; `name` without the mark of an anchor, with that of a tag. */
export interface YamlProperty extends Spanned {
  readonly name: string;
}

interface YamlNodeBase extends Spanned {
  /**
   * What the span counts in, and whose place `YamlFile.placeOf` knows. Mostly the document that holds the node; below
   * the root of a long map it is the piece of that document which was read by itself. An entry whose value is made of
   * other pieces spans no more than its key.
   */
  readonly document: YamlDocument;
  /** The entry or list that holds it; nothing for a document's root. */
  readonly parent: YamlEntry | YamlList | undefined;
  readonly anchor: YamlProperty | undefined;
  readonly tag: YamlProperty | undefined;
}

export interface YamlMap extends YamlNodeBase {
  readonly type: 'map';
  readonly entries: readonly YamlEntry[];
  /** Written as `{ }`. */
  readonly isFlow: boolean;
}

export interface YamlEntry extends Spanned {
  readonly type: 'entry';
  readonly document: YamlDocument;
  readonly parent: YamlMap;
  readonly key: YamlNode;
  /** The key as text; empty where the key is no scalar. */
  readonly name: string;
  /** Nothing in `key:` with an empty value. */
  readonly value: YamlNode | undefined;
}

export interface YamlList extends YamlNodeBase {
  readonly type: 'list';
  readonly items: readonly YamlNode[];
  /** Written as `[ ]`. */
  readonly isFlow: boolean;
}

export interface YamlScalar extends YamlNodeBase {
  readonly type: 'scalar';
  /** As YAML 1.2 reads it. */
  readonly value: string | number | bigint | boolean | null;
  /** The value as text: what is written, unquoted and unescaped. */
  readonly text: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';
}

export interface YamlAlias extends YamlNodeBase {
  readonly type: 'alias';
  readonly name: string;
  /** The anchored node; nothing where no such anchor stands before it. */
  readonly target: YamlNode | undefined;
}

export type YamlNode = YamlMap | YamlList | YamlScalar | YamlAlias;
