import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  Schema,
} from 'yaml';
import { type Span, span } from '../text/span';
import type { Problem } from './problem';
import { type Lexemes, noLexemes, tokensOf, type WrittenProperty } from './yaml-lexemes';
import { problemsOf } from './yaml-problems';
import type { YamlDocument, YamlEntry, YamlList, YamlMap, YamlNode, YamlProperty, YamlScalar } from './yaml-tree';

/** In what the readers of YAML part. */
export interface ReadingStyle {
  /** See `YamlDocument`. */
  readonly mergesInPlace: boolean;
  /** Whether a line end is read behind the last line though the file has none, as kubectl does. */
  readonly endsLastLine: boolean;
  /** Whether brackets and quoted texts may go on further to the left than where they begin. */
  readonly outdentsFlow?: boolean;
  /** Whether a byte order mark may begin each document, not only the first: kubectl has each read by itself. */
  readonly passesMarks?: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One schema for all documents, as its making costs more than a short document's reading. Directives for version 1.1
 * do not change it: the values of that version's own tags are no scalars.
 */
const schema = new Schema({ schema: 'core', resolveKnownTags: false, merge: false });
const options = { version: '1.2', schema, uniqueKeys: false, strict: false, logLevel: 'silent' } as const;

const unclosed: ReadonlySet<string> = new Set(['unclosed-bracket', 'unclosed-quote']);

/** Reads the text of one document. Never throws. */
export function readDocument(text: string, style: ReadingStyle, listPart?: YamlDocument['listPart']): YamlDocument {
  const strict = readOnce(text, { ...style, outdentsFlow: false }, listPart);
  if (!style.outdentsFlow || !strict.problems.some(({ code }) => unclosed.has(code))) return strict;
  // Where it is broken all the same, the strict reading knows better where the mistake is.
  const lax = readOnce(text, style, listPart);
  return lax.problems.length === 0 ? lax : strict;
}

function readOnce(text: string, style: ReadingStyle, listPart: YamlDocument['listPart']): YamlDocument {
  const document: Mutable<YamlDocument> = { text, root: undefined, problems: [], comments: [] };
  if (listPart) document.listPart = listPart;
  if (style.mergesInPlace && /<<[ \t]*:/.test(text)) document.mergesInPlace = true;
  const lexemes = noLexemes();
  try {
    const [parsed] = new Composer(options).compose(
      tokensOf(style.passesMarks ? withoutMark(text) : text, lexemes, style.outdentsFlow === true),
      true,
      text.length,
    );
    document.comments = lexemes.comments;
    if (parsed && lexemes.tooDeepAt === undefined) {
      const builder = new TreeBuilder(document, lexemes, style);
      document.root = builder.root(parsed.contents as Node | null);
      document.problems = [...problemsOf(text, parsed.errors, lexemes), ...builder.problems];
    }
  } catch {
    document.problems = [{ span: lineSpan(text, 0), code: 'unreadable', message: 'This document cannot be read' }];
  }
  if (lexemes.tooDeepAt !== undefined) {
    const at = span(lexemes.tooDeepAt, Math.min(text.length, lexemes.tooDeepAt + 1));
    document.problems = [{ span: at, code: 'too-deep', message: 'This document is nested too deeply to be read' }];
  }
  if (listPart === 'item' && document.root?.type === 'list' && document.root.items.length === 1) {
    document.root = document.root.items[0];
  }
  return document;
}

/** With a line end in the place of a mark behind a separator, so that all offsets stay. */
function withoutMark(text: string): string {
  return text.replace(/^(---[^\n]*\n)\ufeff/, '$1\n');
}

function lineSpan(text: string, start: number): Span {
  const end = text.indexOf('\n', start);
  return span(start, end < 0 ? text.length : end);
}

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} satisfies Record<Scalar.Type, YamlScalar['style']>;

type Base = Pick<YamlNode, 'document' | 'parent' | 'anchor' | 'tag'>;

class TreeBuilder {
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, YamlNode>();
  private readonly properties: readonly WrittenProperty[];
  private nextProperty = 0;

  constructor(
    private readonly document: YamlDocument,
    lexemes: Lexemes,
    private readonly style: ReadingStyle,
  ) {
    this.properties = lexemes.properties;
  }

  /** A document's content; nothing where it holds comments and markers only. */
  root(source: Document['contents']): YamlNode | undefined {
    return source === null || isUnwritten(source) ? undefined : this.node(source as Node, undefined);
  }

  node(source: Node | null, parent: YamlEntry | YamlList | undefined): YamlNode {
    const [start, valueEnd] = source?.range ?? [0, 0];
    const at = span(start, Math.max(start, Math.min(valueEnd, this.document.text.length)));
    const base: Base = { document: this.document, parent, ...this.propertiesOf(source, start) };
    if (isAlias(source)) return this.alias(source.source, at, base);
    if (isMap(source)) return this.map(source.items, source.flow === true, at, base);
    if (isSeq(source)) return this.list(source.items, source.flow === true, at, base);
    return this.remembered(this.scalar(isScalar(source) ? source : undefined, at, base));
  }

  private alias(name: string, at: Span, base: Base): YamlNode {
    const target = this.anchors.get(name);
    if (!target) {
      this.problems.push({ span: at, code: 'unknown-anchor', message: `No anchor &${name} stands before this alias` });
    }
    return { type: 'alias', span: at, ...base, name, target };
  }

  private map(pairs: readonly unknown[], isFlow: boolean, at: Span, base: Base): YamlMap {
    const entries: YamlEntry[] = [];
    const map: Mutable<YamlMap> = { type: 'map', span: at, ...base, entries, isFlow };
    this.remembered(map);
    for (const pair of pairs) entries.push(this.entry(pair as Pair<Node | null, Node | null>, map));
    const end = entries.at(-1)?.span.end;
    if (!isFlow && end !== undefined) map.span = span(at.start, Math.max(at.start, end));
    return map;
  }

  private list(sources: readonly unknown[], isFlow: boolean, at: Span, base: Base): YamlList {
    const items: YamlNode[] = [];
    const list: Mutable<YamlList> = { type: 'list', span: at, ...base, items, isFlow };
    this.remembered(list);
    for (const source of sources) items.push(this.node(source as Node | null, list));
    const end = items.at(-1)?.span.end;
    if (!isFlow && end !== undefined) list.span = span(at.start, Math.max(at.start, end));
    return list;
  }

  private entry(pair: Pair<Node | null, Node | null>, parent: YamlMap): YamlEntry {
    return new Entry(parent, (entry) => {
      const key = this.node(pair.key, entry);
      const value = pair.value && !isUnwritten(pair.value) ? this.node(pair.value, entry) : undefined;
      return [key, value];
    });
  }

  private scalar(source: Scalar | undefined, at: Span, base: Base): YamlScalar {
    const style = styles[source?.type ?? 'PLAIN'] ?? 'plain';
    const isBlock = style === 'literal' || style === 'folded';
    const value = isBlock ? this.withoutAddedLineEnd(source?.value, at) : finite(source);
    const isWritten = style !== 'plain' || at.end > at.start || isTextByTag(base.tag);
    return {
      type: 'scalar',
      span: isBlock ? this.withoutLineEnds(at) : at,
      ...base,
      value: isWritten && isPrimitive(value) ? value : null,
      text: typeof value === 'string' ? value : (source?.source ?? ''),
      style,
    };
  }

  /** Where the file ends without a line end, there is none to keep: the library adds one to a block scalar. */
  private withoutAddedLineEnd(value: unknown, { end }: Span): unknown {
    const { text } = this.document;
    if (this.style.endsLastLine) return value;
    const isAdded = end === text.length && /\S[ \t]*$/.test(text) && typeof value === 'string' && value.endsWith('\n');
    return isAdded ? value.slice(0, -1) : value;
  }

  /** A block scalar ends with its last line that holds text; blank lines after it may count, but are not shown. */
  private withoutLineEnds(at: Span): Span {
    let end = at.end;
    while (end > at.start && /\s/.test(this.document.text[end - 1] ?? '')) end--;
    return span(at.start, end);
  }

  /** Nodes come in the order of the text, so their anchors and tags are the next ones of that name. */
  private propertiesOf(source: Node | null, start: number): Pick<Base, 'anchor' | 'tag'> {
    const anchorName = source && 'anchor' in source && source.anchor ? source.anchor : undefined;
    const hasTag = source?.tag !== undefined;
    const found: Mutable<Pick<Base, 'anchor' | 'tag'>> = { anchor: undefined, tag: undefined };
    if (anchorName === undefined && !hasTag) return found;
    let used = this.nextProperty;
    for (let index = this.nextProperty; index < this.properties.length; index++) {
      const written = this.properties[index];
      if (!written || written.start > start) break;
      if (written.source === `&${anchorName}` && !found.anchor) found.anchor = property(written, 1);
      else if (written.source[0] === '!' && hasTag && !found.tag) found.tag = property(written, 0);
      else continue;
      used = index + 1;
    }
    this.nextProperty = used;
    return found;
  }

  private remembered<T extends YamlNode>(node: T): T {
    if (node.anchor) this.anchors.set(node.anchor.name, node);
    return node;
  }
}

/** An entry whose key and value are made with it, as they name it as their parent. */
class Entry implements YamlEntry {
  readonly type = 'entry';
  readonly document: YamlDocument;
  readonly key: YamlNode;
  readonly name: string;
  readonly value: YamlNode | undefined;
  readonly span: Span;

  constructor(
    readonly parent: YamlMap,
    make: (entry: YamlEntry) => [key: YamlNode, value: YamlNode | undefined],
  ) {
    this.document = parent.document;
    const [key, value] = make(this);
    this.key = key;
    this.value = value;
    const named = key.type === 'alias' ? key.target : key;
    this.name = named?.type === 'scalar' ? named.text : '';
    this.span = span(key.span.start, Math.max(key.span.end, value?.span.end ?? 0));
  }
}

function property(written: WrittenProperty, marks: number): YamlProperty {
  return { name: written.source.slice(marks), span: span(written.start, written.start + written.source.length) };
}

/** The value of a scalar; a number that is too large for a float is a text for the readers of Go. */
function finite(source: Scalar | undefined): unknown {
  const isTooLarge = source?.value === Number.POSITIVE_INFINITY || source?.value === Number.NEGATIVE_INFINITY;
  return isTooLarge && /\d/.test(source.source ?? '') ? source.source : source?.value;
}

/** Whether a tag makes an empty value an empty text: every tag but those of the other values of YAML. */
function isTextByTag(tag: YamlProperty | undefined): boolean {
  if (!tag || tag.name === '!') return false;
  return !/^!(?:!|<tag:yaml\.org,2002:)(?:null|bool|int|float|timestamp|binary|merge)>?$/.test(tag.name);
}

/** The library puts an empty scalar where nothing is written; one with an anchor or a tag is written. */
function isUnwritten(source: unknown): boolean {
  return isScalar(source) && source.source === '' && source.type === 'PLAIN' && !source.anchor && !source.tag;
}

function isPrimitive(value: unknown): value is YamlScalar['value'] {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}
