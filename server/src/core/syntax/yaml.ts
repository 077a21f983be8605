import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import { type Span, span } from '../text/span';
import type { Problem } from './problem';
import type {
  PlacedDocument,
  YamlAlias,
  YamlComment,
  YamlDocument,
  YamlEntry,
  YamlFile,
  YamlList,
  YamlMap,
  YamlNode,
  YamlProperty,
  YamlScalar,
} from './yaml-tree';

/** Reads a YAML or JSON text. `previous` lends the trees of the documents that did not change. Never throws. */
export function parseYaml(text: string, previous?: YamlFile): YamlFile {
  const kept = new Map<string, YamlDocument[]>();
  for (const { document } of previous?.documents ?? []) {
    const same = kept.get(document.text);
    if (same) same.push(document);
    else kept.set(document.text, [document]);
  }
  const documents: PlacedDocument[] = [];
  const places = new Map<YamlDocument, PlacedDocument>();
  let line = 0;
  let counted = 0;
  for (const piece of splitDocuments(text)) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < piece.start; at = text.indexOf('\n', at + 1)) line++;
    counted = piece.start;
    const own = text.slice(piece.start, piece.end);
    const placed = { document: kept.get(own)?.shift() ?? readDocument(own), offset: piece.start, line };
    documents.push(placed);
    places.set(placed.document, placed);
  }
  return { text, documents, placeOf: (document) => places.get(document) };
}

/** A `---` in column 0 starts a document: YAML forbids it inside every scalar. The marker's line belongs to it. */
function splitDocuments(text: string): Span[] {
  const starts = [0];
  for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) {
    const after = text[at + 4];
    if (after === undefined || after === ' ' || after === '\n' || after === '\r' || after === '\t') starts.push(at + 1);
  }
  return starts.map((start, index) => span(start, starts[index + 1] ?? text.length));
}

function readDocument(text: string): YamlDocument {
  const document: { -readonly [K in keyof YamlDocument]: YamlDocument[K] } = {
    text,
    root: undefined,
    problems: [],
    comments: [],
  };
  let parsed: Document.Parsed;
  try {
    parsed = parseDocument(text, { uniqueKeys: false, prettyErrors: false, keepSourceTokens: false, strict: false });
  } catch (error) {
    // The library throws on a few malformed directives; the rest of the file must not suffer from it.
    const message = error instanceof Error ? error.message : 'This document cannot be read';
    return { ...document, problems: [{ span: span(0, 0), code: 'unreadable', message }] };
  }
  document.problems = parsed.errors.map(
    (error): Problem => ({
      span: span(error.pos[0], Math.max(error.pos[0], error.pos[1])),
      code: error.code.toLowerCase().replaceAll('_', '-'),
      message: error.message,
    }),
  );
  const builder = new TreeBuilder(document, parsed);
  document.root = parsed.contents ? builder.node(parsed.contents, undefined) : undefined;
  document.comments = commentsOf(text, builder.scalars);
  return document;
}

class TreeBuilder {
  readonly scalars: Span[] = [];
  private readonly anchors = new Map<string, YamlNode>();

  constructor(
    private readonly document: YamlDocument,
    parsed: Document.Parsed,
  ) {
    visit(parsed, {});
  }

  node(source: Node, parent: YamlEntry | YamlList | undefined): YamlNode {
    const range = source.range ?? [0, 0, 0];
    const at = span(range[0], Math.max(range[0], range[1]));
    const base = { document: this.document, parent, ...this.properties(source, at) };
    if (isAlias(source)) {
      const alias: YamlAlias = {
        type: 'alias',
        span: at,
        ...base,
        name: source.source,
        target: this.anchors.get(source.source),
      };
      return alias;
    }
    if (isMap(source)) {
      const entries: YamlEntry[] = [];
      const map: YamlMap = { type: 'map', span: at, ...base, entries, isFlow: source.flow === true };
      this.remember(map);
      for (const pair of source.items) entries.push(this.entry(pair as Pair<Node, Node | null>, map));
      return map;
    }
    if (isSeq(source)) {
      const items: YamlNode[] = [];
      const list: YamlList = { type: 'list', span: at, ...base, items, isFlow: source.flow === true };
      this.remember(list);
      for (const item of source.items) items.push(this.node(item as Node, list));
      return list;
    }
    const scalar = this.scalar(source as Scalar.Parsed, at, base);
    this.remember(scalar);
    return scalar;
  }

  private entry(pair: Pair<Node, Node | null>, parent: YamlMap): YamlEntry {
    const entry: { -readonly [K in keyof YamlEntry]: YamlEntry[K] } = {
      type: 'entry',
      document: this.document,
      parent,
      span: span(0, 0),
      key: undefined as unknown as YamlNode,
      name: '',
      value: undefined,
    };
    entry.key = this.node(pair.key, entry);
    entry.name = entry.key.type === 'scalar' ? entry.key.text : '';
    const isEmpty = !pair.value || (isScalar(pair.value) && pair.value.value === null && pair.value.source === '');
    entry.value = pair.value && !isEmpty ? this.node(pair.value, entry) : undefined;
    entry.span = span(entry.key.span.start, entry.value?.span.end ?? entry.key.span.end);
    return entry;
  }

  private scalar(
    source: Scalar.Parsed,
    at: Span,
    base: Omit<YamlScalar, 'type' | 'span' | 'value' | 'text' | 'style'>,
  ) {
    const styles = {
      PLAIN: 'plain',
      QUOTE_SINGLE: 'single-quoted',
      QUOTE_DOUBLE: 'double-quoted',
      BLOCK_LITERAL: 'literal',
      BLOCK_FOLDED: 'folded',
    } as const;
    const scalar: YamlScalar = {
      type: 'scalar',
      span: at,
      ...base,
      value: source.value as YamlScalar['value'],
      text: typeof source.value === 'string' ? source.value : (source.source ?? ''),
      style: styles[(source.type as keyof typeof styles | undefined) ?? 'PLAIN'],
    };
    if (at.end > at.start) this.scalars.push(at);
    return scalar;
  }

  private properties(source: Node, at: Span): { anchor: YamlProperty | undefined; tag: YamlProperty | undefined } {
    const anchor = 'anchor' in source && source.anchor ? source.anchor : undefined;
    const tag = source.tag?.startsWith('!') ? source.tag : undefined;
    return {
      anchor: anchor ? this.property(anchor, `&${anchor}`, at) : undefined,
      tag: tag ? this.property(tag, tag, at) : undefined,
    };
  }

  private property(name: string, written: string, at: Span): YamlProperty {
    const start = this.document.text.lastIndexOf(written, at.start);
    return { name, span: start < 0 ? span(at.start, at.start) : span(start, start + written.length) };
  }

  private remember(node: YamlNode): void {
    if (node.anchor) this.anchors.set(node.anchor.name, node);
  }
}

/** A `#` after a blank or at the start of a line, outside every scalar, begins a comment. */
function commentsOf(text: string, scalars: readonly Span[]): YamlComment[] {
  const comments: YamlComment[] = [];
  let next = 0;
  const sorted = [...scalars].sort((a, b) => a.start - b.start);
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    const before = text[at - 1];
    if (before !== undefined && before !== ' ' && before !== '\t' && before !== '\n' && before !== '\r') continue;
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const scalar = sorted[next];
    if (scalar && scalar.start <= at && at < scalar.end) continue;
    const lineEnd = text.indexOf('\n', at);
    let end = lineEnd < 0 ? text.length : lineEnd;
    if (text[end - 1] === '\r') end--;
    const lineStart = text.lastIndexOf('\n', at) + 1;
    comments.push({
      span: span(at, end),
      text: text.slice(at + 1, end),
      isWholeLine: text.slice(lineStart, at).trim() === '',
    });
    at = end;
  }
  return comments;
}
