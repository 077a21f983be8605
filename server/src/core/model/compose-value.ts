import { keptWith } from '../memory/kept-with';
import type { YamlDocument, YamlEntry, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { type Span, shifted, span } from '../text/span';
import { composeText } from './compose-literals';
import { type Certainty, type Interpolation, type JudgedText, judge, parseInterpolation } from './interpolation';
import {
  booleanValue,
  entriesOf,
  entryOf,
  hasTemplateAction,
  layeredEntriesOf,
  resolve,
  type YamlValue,
} from './yaml-values';

/** Where something stands in a document: what a finding is reported at. */
export interface ComposePlace {
  readonly document: YamlDocument;
  readonly span: Span;
}

/** What one file, document or extended service writes for a value. */
export interface ComposeLayer {
  /** The entry under a key; nothing for the items of a list and the roots. */
  readonly entry: YamlEntry | undefined;
  /** Nothing for an empty value. */
  readonly value: YamlValue | undefined;
}

export interface ComposeMember {
  readonly name: string;
  readonly value: ComposeValue;
}

interface ReadScalar {
  readonly node: YamlScalar;
  readonly certainty: Certainty;
  readonly text: string | undefined;
}

/**
 * A value after aliases, merge keys, `extends`, later documents, `!reset` and `!override`. It keeps the nodes it came
 * from, the most important one first, so that a finding stands where the text is physically written.
 */
export class ComposeValue implements ComposePlace {
  private readonly members = new Map<string, ComposeValue | undefined>();
  private allMembers: readonly ComposeMember[] | undefined;
  private allItems: readonly ComposeValue[] | undefined;
  private scalar: ReadScalar | undefined;

  constructor(
    /** Never empty. */
    readonly layers: readonly [ComposeLayer, ...ComposeLayer[]],
    private readonly fallback: ComposePlace,
  ) {}

  /** The most important node that says something. */
  get node(): YamlValue | undefined {
    return this.layers.find(({ value }) => isSomething(value))?.value;
  }

  /** The entry that the value is physically written in. */
  get entry(): YamlEntry | undefined {
    return (this.layers.find(({ value }) => isSomething(value)) ?? this.layers[0]).entry;
  }

  /** The key that it is written under. */
  get key(): YamlNode | undefined {
    return this.entry?.key;
  }

  /** The value's own place, or its key's where it is empty. */
  get place(): ComposePlace {
    return this.node ?? this.key ?? this.fallback;
  }

  get document(): YamlDocument {
    return this.place.document;
  }

  get span(): Span {
    return this.place.span;
  }

  get type(): 'map' | 'list' | 'scalar' | 'null' {
    return this.node?.type ?? 'null';
  }

  /** Whether nothing but an empty value or `null` is written. */
  get isNull(): boolean {
    return this.node === undefined;
  }

  /** Whether the most important layer is empty: for `command` and others that replace what they extend. */
  get isTakenAway(): boolean {
    return !isSomething(this.layers[0].value);
  }

  /** The value at the end of a path of keys; nothing where no key is written or `!reset` removed it. */
  get(...path: readonly string[]): ComposeValue | undefined {
    let value: ComposeValue | undefined = this;
    for (const name of path) value = value?.member(name);
    return value;
  }

  has(...path: readonly string[]): boolean {
    return this.get(...path) !== undefined;
  }

  private member(name: string): ComposeValue | undefined {
    const known = this.members.get(name);
    if (known || this.members.has(name)) return known;
    const found: ComposeLayer[] = [];
    for (const { value } of this.layers) {
      if (value?.type !== 'map') continue;
      const read = layerOf(value, name);
      if (!read) continue;
      if (isReset(read.value)) {
        found.push(...keptBehindReset(value, name));
        break;
      }
      found.push(read);
      if (isOverride(read.value)) break;
    }
    const [first, ...others] = found;
    const member = first && new ComposeValue([first, ...others], this.place);
    this.members.set(name, member);
    return member;
  }

  /** The members of a mapping, those of the base first; empty for anything else. */
  get entries(): readonly ComposeMember[] {
    if (this.allMembers) return this.allMembers;
    const names = new Set<string>();
    for (const { value } of [...this.layers].reverse()) {
      for (const { name } of entriesOf(value)) names.add(name);
    }
    this.allMembers = [...names].flatMap((name) => {
      const value = this.member(name);
      return value ? [{ name, value }] : [];
    });
    return this.allMembers;
  }

  /** The items of a list, those of the base first; empty for anything else. */
  get items(): readonly ComposeValue[] {
    this.allItems ??= [...this.layers].reverse().flatMap((layer) => this.itemsOfLayer(layer));
    return this.allItems;
  }

  /** The items of all layers where a lone scalar stands for a list of one: `dns`, `tmpfs`, files of variables. */
  get sequence(): readonly ComposeValue[] {
    return [...this.layers].reverse().flatMap((layer) => {
      if (layer.value?.type !== 'scalar' || layer.value.value === null) return this.itemsOfLayer(layer);
      return [new ComposeValue([layer], this.fallback)];
    });
  }

  /** The items of the most important list alone: for `command` and others that replace what they extend. */
  get ownItems(): readonly ComposeValue[] {
    return this.node ? this.itemsOfLayer({ entry: this.entry, value: this.node }) : [];
  }

  /**
   * What each layer writes by itself, the base first, where some write a list and others a mapping: then neither
   * `entries` nor `items` tells which of them has the last word. Otherwise nothing.
   */
  get mixedLayers(): readonly ComposeValue[] | undefined {
    const types = new Set(this.layers.flatMap(({ value }) => (isSomething(value) ? value.type : [])));
    if (types.size < 2) return undefined;
    return this.separateLayers;
  }

  /** What each layer writes by itself, the base first. */
  get separateLayers(): readonly ComposeValue[] {
    return [...this.layers].reverse().map((layer) => new ComposeValue([layer], this.fallback));
  }

  private itemsOfLayer({ value }: ComposeLayer): readonly ComposeValue[] {
    if (value?.type !== 'list') return [];
    return value.items.flatMap((item) => {
      const resolved = resolve(item);
      return isReset(resolved) ? [] : [new ComposeValue([{ entry: undefined, value: resolved }], item)];
    });
  }

  private read(): ReadScalar | undefined {
    if (this.scalar) return this.scalar;
    const node = this.node;
    if (node?.type !== 'scalar') return undefined;
    const { certainty, text } = judgeText(composeText(node));
    this.scalar = { node, certainty, text };
    return this.scalar;
  }

  /** A scalar's text with the defaults of its variables filled in; nothing where it is unknown or no scalar. */
  get text(): string | undefined {
    return this.read()?.text;
  }

  /** A scalar's text with its variables as written. */
  get written(): string | undefined {
    return this.read()?.node.text;
  }

  get interpolation(): Interpolation | undefined {
    const text = this.written;
    return text === undefined ? undefined : parseInterpolation(text);
  }

  get certainty(): Certainty {
    return this.read()?.certainty ?? 'literal';
  }

  /** Whether it is a scalar whose value depends on the surroundings: neither flagged nor edited. */
  get isUnknown(): boolean {
    return this.certainty === 'unknown';
  }

  /** The boolean that Compose casts it to: also the texts true, yes, y, on and false, no, n, off in any case. */
  get boolean(): boolean | undefined {
    const read = this.read();
    if (!read) return undefined;
    return booleanValue(read.node, 'compose') ?? castBooleans.get((read.text ?? '').toLowerCase());
  }

  /** The number that Compose casts it to; quoted numbers count. */
  get number(): number | undefined {
    const text = this.text?.trim();
    return text && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined;
  }

  /** The place of a part of the scalar's text; the whole scalar where escapes or folding move characters. */
  placeOf(start: number, end: number): ComposePlace {
    const read = this.read();
    if (!read) return this.place;
    const { node } = read;
    const source = node.document.text.slice(node.span.start, node.span.end);
    if (node.style === 'literal') {
      const inBlock = spanInBlock(source, node.text, start, end);
      return inBlock ? { document: node.document, span: shifted(inBlock, node.span.start) } : node;
    }
    const quote = node.style === 'single-quoted' || node.style === 'double-quoted' ? 1 : 0;
    const isVerbatim = source.slice(quote, source.length - quote) === node.text;
    const from = node.span.start + quote;
    return isVerbatim ? { document: node.document, span: span(from + start, from + end) } : node;
  }
}

/** Where a piece of one line of a `|` text stands, counted from its `|`; nothing where it spans lines. */
function spanInBlock(source: string, text: string, start: number, end: number): Span | undefined {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const [line = ''] = text.slice(lineStart).split('\n', 1);
  if (end > lineStart + line.length) return undefined;
  let at = 0;
  for (let above = text.slice(0, lineStart).split('\n').length; above > 0; above--) at = source.indexOf('\n', at) + 1;
  const [written = ''] = source.slice(at).split(/\r?\n/, 1);
  if (at === 0 || !written.endsWith(line)) return undefined;
  const shift = at + written.length - line.length - lineStart;
  return span(start + shift, end + shift);
}

const unknown: JudgedText = { certainty: 'unknown', text: undefined };

/** A text with its defaults filled in; `{{ }}` is for another program to replace. */
export function judgeText(text: string): JudgedText {
  if (hasTemplateAction(text)) return unknown;
  return text.includes('$') ? judge(parseInterpolation(text)) : { certainty: 'literal', text };
}

/** A scalar's text with its defaults filled in; nothing where it is unknown. */
export function knownText(node: YamlScalar): string | undefined {
  return judgeText(composeText(node)).text;
}

const castBooleans: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off'].map((word) => [word, false] as const),
]);

function isSomething(value: YamlValue | undefined): value is YamlValue {
  return value !== undefined && !(value.type === 'scalar' && value.value === null);
}

/** Whether `!reset` removes the node. */
export function isReset(node: YamlNode | undefined): boolean {
  return node?.tag?.name === '!reset';
}

function isOverride(node: YamlNode | undefined): boolean {
  return node?.tag?.name === '!override';
}

const fewEntries = 16;
const entriesByName = keptWith<YamlMap, ReadonlyMap<string, ComposeLayer>>();

/** What a mapping writes under a name. Only a long one is worth a table. */
function layerOf(map: YamlMap, name: string): ComposeLayer | undefined {
  if (map.entries.length < fewEntries) return entryOf(map, name);
  let known = entriesByName.get(map);
  if (!known) {
    known = new Map(entriesOf(map).map((read) => [read.name, read]));
    entriesByName.set(map, known);
  }
  return known.get(name);
}

/** Of an entry that is reset Compose takes away what earlier documents and extended services say, but not what merges in. */
function keptBehindReset(map: YamlMap, name: string): readonly ComposeLayer[] {
  const kept = layeredEntriesOf(map, name).find((entry) => !isReset(resolve(entry.value)));
  return kept ? [{ entry: kept, value: resolve(kept.value) }] : [];
}

/** A value that several layers write, the most important one first; nothing where there is no layer. */
export function composeValue(layers: readonly ComposeLayer[], fallback: ComposePlace): ComposeValue | undefined {
  const [first, ...others] = layers;
  return first && new ComposeValue([first, ...others], fallback);
}
