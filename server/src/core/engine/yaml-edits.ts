import { entryOf, isShared, resolve, type YamlValue } from '../model/yaml-values';
import type { YamlDocument, YamlEntry, YamlFile, YamlList, YamlMap, YamlNode } from '../syntax/yaml-tree';
import { applyEdits, inOrder, type TextEdit } from '../text/edit';
import { lineEndOf as lineEndsOf } from '../text/lines';
import { type Span, shifted } from '../text/span';
import { equalsDraft, isBehindProblem, sameDraft, touchesTemplate } from './yaml-edits-checks';
import { layOut } from './yaml-edits-layout';
import { isInFlow } from './yaml-edits-places';
import { CannotLayOut, Plans } from './yaml-edits-plan';
import { quotingOf, styleIn, styleOf } from './yaml-edits-style';
import { type Draft, draftOf, scalarText, type YamlValueToWrite } from './yaml-edits-write';

/** A place to go on from: a map of the file, or one that is being put together. */
type Cursor = YamlMap | Map<string, Draft>;

/**
 * Puts together the edits of one fix to a YAML or JSON file: the smallest ones, in the style of their neighbours.
 * Operations may be combined; nothing is laid out before `edits` is asked for.
 */
export class YamlEdits {
  private readonly plans = new Plans();
  private readonly noted = new Set<string>();
  private readonly appended: string[] = [];
  private readonly blanks: { readonly document: YamlDocument; readonly span: Span; readonly newText: string }[] = [];
  private readonly raw: TextEdit[] = [];
  private reason: string | undefined;

  constructor(readonly file: YamlFile) {}

  /** Why there are no edits; nothing as long as there may be some. */
  get refusal(): string | undefined {
    return this.reason;
  }

  /** What the edits reach beyond the place itself; whoever offers them as safe must not do so where there are any. */
  get notes(): string[] {
    return [...this.noted];
  }

  /** Gives up the whole fix: `edits` returns nothing from here on. */
  refuse(reason: string): void {
    this.reason ??= reason;
  }

  /** Puts a text in place of a node's own, its anchor and tag kept. The text is not quoted or indented. */
  replace(node: YamlNode, text: string): void {
    this.touch(node);
    this.plans.texts.set(node, text);
  }

  /** Gives a scalar another value. A text keeps the quotes; numbers, booleans and null are never quoted. */
  setScalar(node: YamlNode, value: string | number | boolean | null): void {
    if (node.type !== 'scalar') {
      this.refuse('Only a scalar can be given another value here');
      return;
    }
    if (equalsDraft(node, value)) return;
    const holder = node.parent?.type === 'entry' ? node.parent.parent : node.parent;
    const style = holder ? styleIn(holder) : styleOf(node.document);
    this.replace(node, scalarText(value, style, quotingOf(node), isInFlow(node)));
  }

  /** Gives an entry another key, its quotes kept. */
  rename(entry: YamlEntry, name: string): void {
    const { key } = entry;
    if (key.type !== 'scalar') {
      this.refuse('This key is no text');
      return;
    }
    if (entry.name === name) return;
    if (entry.parent.entries.some((other) => other.name === name)) {
      this.refuse(`"${name}" exists already`);
      return;
    }
    this.replace(key, scalarText(name, styleIn(entry.parent), quotingOf(key), isInFlow(entry)));
  }

  /**
   * Sets the value at the end of a path of keys. Missing and empty maps on the way are made, an equal value is left as
   * it is. A key that comes in through `<<` is overridden in the map itself. `after` is the key that a new last key
   * stands behind, where it exists.
   */
  set(
    map: YamlNode,
    path: readonly string[],
    value: YamlValueToWrite,
    options: { readonly after?: string } = {},
  ): void {
    const name = path.at(-1);
    const cursor = name === undefined ? undefined : this.descend(map, path.slice(0, -1));
    if (name === undefined || !cursor) {
      this.refuse('There is no such place in this file');
      return;
    }
    const draft = draftOf(value);
    if (cursor instanceof Map) {
      cursor.set(name, draft);
      return;
    }
    const { additions, removed } = this.plans.of(cursor);
    const pending = additions.find((one) => one.name === name);
    if (pending) {
      pending.draft = draft;
      return;
    }
    const read = entryOf(cursor, name);
    if (read && !read.isMerged) {
      const wasRemoved = removed.delete(read.entry);
      if (equalsDraft(read.entry.value, draft) && !wasRemoved && !this.plans.changesWithin(read.entry)) {
        this.plans.fills.delete(read.entry);
        return;
      }
      this.touch(read.entry.value ?? cursor);
      this.plans.fills.set(read.entry, draft);
      return;
    }
    if (read) {
      if (equalsDraft(read.value, draft)) return;
      this.noted.add(`overrides "${name}", which comes in through a merge key`);
    }
    this.touch(cursor);
    const beside = options.after === undefined ? undefined : entryOf(cursor, options.after);
    const isNeighbour = beside && !beside.isMerged && !removed.has(beside.entry);
    additions.push(isNeighbour ? { name, draft, beside: { part: beside.entry, side: 'after' } } : { name, draft });
  }

  /** Adds an item at the end of a list. */
  append(list: YamlNode, value: YamlValueToWrite): void {
    const target = this.listOf(list);
    if (target) this.plans.of(target).additions.push({ name: '', draft: draftOf(value) });
  }

  /** Adds an item before another one of the same list. */
  insertBefore(item: YamlNode, value: YamlValueToWrite): void {
    this.insertBeside(item, value, 'before');
  }

  /** Adds an item after another one of the same list. */
  insertAfter(item: YamlNode, value: YamlValueToWrite): void {
    this.insertBeside(item, value, 'after');
  }

  /** Makes sure that the list at the end of a path holds a value; missing maps and the list itself are made. */
  ensureItem(map: YamlNode, path: readonly string[], value: YamlValueToWrite): void {
    const name = path.at(-1);
    const cursor = name === undefined ? undefined : this.descend(map, path.slice(0, -1));
    if (name === undefined || !cursor) {
      this.refuse('There is no such place in this file');
      return;
    }
    const draft = draftOf(value);
    const pending =
      cursor instanceof Map
        ? cursor.get(name)
        : this.plans.of(cursor).additions.find((one) => one.name === name)?.draft;
    if (pending !== undefined || cursor instanceof Map) {
      if (pending === undefined && cursor instanceof Map) cursor.set(name, [draft]);
      else this.pushDraft(pending, draft, name);
      return;
    }
    const read = entryOf(cursor, name);
    if (!read) {
      this.set(cursor, [name], [value]);
      return;
    }
    const filled = read.isMerged ? undefined : this.plans.fills.get(read.entry);
    if (filled !== undefined) {
      this.pushDraft(filled, draft, name);
      return;
    }
    const list = read.value;
    if (!list || (list.type === 'scalar' && list.value === null)) {
      this.set(cursor, [name], [value]);
      return;
    }
    if (list.type !== 'list') {
      this.refuse(`"${name}" is no list`);
      return;
    }
    const { removed, additions } = this.plans.of(list);
    const isThere = list.items.some((item) => !removed.has(item) && equalsDraft(item, draft));
    if (isThere || additions.some((one) => sameDraft(one.draft, draft))) return;
    if (!read.isMerged) {
      this.append(read.entry.value ?? list, value);
      return;
    }
    const items = list.items.map((item) => resolve(item));
    if (!items.every((item) => item?.type === 'scalar')) {
      this.refuse(`"${name}" comes in through a merge key and cannot be repeated here`);
      return;
    }
    this.set(cursor, [name], [...items.map(scalarValueOf), value]);
  }

  /**
   * Removes an entry or an item with its line and its own comments. Where nothing is left around it, the map or list
   * stays as `{}` or `[]`, or with `removesEmptyParent` its key goes, too, and so on upwards.
   */
  remove(part: YamlEntry | YamlNode, options: { readonly removesEmptyParent?: boolean } = {}): void {
    const owner = part.parent;
    if (!owner || owner.type === 'entry') {
      this.refuse('Only an entry or an item of a list can be removed');
      return;
    }
    if (owner.document.listPart === 'item' && !owner.parent && owner.type === 'list') {
      this.refuse('An item of this list cannot be removed by itself');
      return;
    }
    this.touch(owner);
    const plan = this.plans.of(owner);
    plan.removed.add(part);
    if (options.removesEmptyParent) plan.removesEmptyParent = true;
  }

  /** Adds a comment line above the line that a node begins on; the text comes without `#`. */
  insertComment(node: YamlNode | YamlEntry, text: string): void {
    if (styleOf(node.document).isJson) {
      this.refuse('JSON has no comments');
      return;
    }
    for (const line of text.split(/\r?\n/)) this.plans.comments.push({ node, text: line });
  }

  /** Puts a text in place of a span of the file, for what the tree does not hold. */
  replaceSpan(at: Span, newText: string): void {
    this.raw.push({ span: at, newText });
  }

  /** Adds a `---` document at the end of the file; its lines come with LF and get the line ends of the file. */
  appendDocument(text: string): void {
    this.appended.push(text);
  }

  /** Puts other blanks in place of blanks, such as spaces in place of tabs that indent; everything else is refused. */
  replaceBlanks(document: YamlDocument, at: Span, newText: string): void {
    if (/[^ \t]/.test(document.text.slice(at.start, at.end) + newText)) this.refuse('Something stands there');
    else this.blanks.push({ document, span: at, newText });
  }

  /** The edits with offsets in the file; nothing where the fix was refused or cannot be laid out. */
  edits(): readonly TextEdit[] | undefined {
    if (this.reason !== undefined) return undefined;
    const edits = this.laidOut();
    if (!edits) return undefined;
    if (applyEdits(this.file.text, edits) === undefined) {
      this.refuse('The changes get into each other');
      return undefined;
    }
    return edits;
  }

  private laidOut(): TextEdit[] | undefined {
    const edits: TextEdit[] = [];
    try {
      const written = layOut(this.plans, lineEndsOf(this.file.text));
      if (written.some(({ document, span }) => isBehindProblem(document, span))) this.refuse('A mistake stands above');
      for (const { document, span, newText } of [...written, ...this.blanks]) {
        const place = this.file.placeOf(document);
        if (!place) this.refuse('The file has changed');
        else if (touchesTemplate(document, span)) this.refuse('A template action stands on the line');
        else edits.push({ span: shifted(span, place.offset), newText });
      }
      edits.push(...this.raw, ...this.appendedEdits());
    } catch (error) {
      if (!(error instanceof CannotLayOut)) throw error;
      this.refuse(error.message);
    }
    return this.reason === undefined ? inOrder(edits) : undefined;
  }

  private appendedEdits(): TextEdit[] {
    if (this.appended.length === 0) return [];
    const { text } = this.file;
    const head = text === '' || text.endsWith('\n') ? '' : '\n';
    const documents = this.appended.map((document) => `---\n${document.replace(/\n*$/, '\n')}`).join('');
    const newText = `${head}${documents}`.replaceAll('\n', lineEndsOf(text));
    return [{ span: { start: text.length, end: text.length }, newText }];
  }

  /** Goes down a path, making what is missing; nothing (and a refusal) where something else stands in the way. */
  private descend(from: YamlNode, path: readonly string[]): Cursor | undefined {
    const map = resolve(from);
    if (map?.type !== 'map') return undefined;
    if (from.type === 'alias') this.touch(map);
    let cursor: Cursor | undefined = map;
    for (const name of path) {
      cursor = cursor instanceof Map ? this.stepInDraft(cursor, name) : this.stepInMap(cursor, name);
      if (!cursor) return undefined;
    }
    return cursor;
  }

  private stepInDraft(map: Map<string, Draft>, name: string): Cursor | undefined {
    const inner = map.get(name) ?? new Map<string, Draft>();
    if (!(inner instanceof Map)) return this.notAMap(name);
    map.set(name, inner);
    return inner;
  }

  private stepInMap(map: YamlMap, name: string): Cursor | undefined {
    const { additions, removed } = this.plans.of(map);
    const pending = additions.find((one) => one.name === name);
    if (pending) {
      pending.draft ??= new Map();
      return pending.draft instanceof Map ? pending.draft : this.notAMap(name);
    }
    const read = entryOf(map, name);
    if (!read) {
      const made = new Map<string, Draft>();
      this.touch(map);
      additions.push({ name, draft: made });
      return made;
    }
    if (read.isMerged) {
      this.refuse(`"${name}" comes in through a merge key`);
      return undefined;
    }
    const { entry, value } = read;
    if (removed.delete(entry)) this.plans.fills.set(entry, new Map());
    const filled = this.plans.fills.get(entry) ?? (this.plans.fills.has(entry) ? new Map<string, Draft>() : undefined);
    if (filled !== undefined) this.plans.fills.set(entry, filled);
    if (filled !== undefined) return filled instanceof Map ? filled : this.notAMap(name);
    if (value?.type === 'map') {
      if (entry.value?.type === 'alias') this.touch(value);
      return value;
    }
    const isEmpty = entry.value === undefined || (entry.value.type === 'scalar' && entry.value.value === null);
    if (!isEmpty || entry.value?.tag) return this.notAMap(name);
    const made = new Map<string, Draft>();
    this.touch(map);
    this.plans.fills.set(entry, made);
    return made;
  }

  private notAMap(name: string): undefined {
    this.refuse(`"${name}" holds something other than a map`);
    return undefined;
  }

  private listOf(node: YamlNode): YamlList | undefined {
    const list = resolve(node);
    if (list?.type !== 'list') {
      this.refuse('This is no list');
      return undefined;
    }
    this.touch(list);
    return list;
  }

  private insertBeside(item: YamlNode, value: YamlValueToWrite, side: 'before' | 'after'): void {
    if (item.parent?.type !== 'list') {
      this.refuse('This is no item of a list');
      return;
    }
    this.touch(item.parent);
    this.plans.of(item.parent).additions.push({ name: '', draft: draftOf(value), beside: { part: item, side } });
  }

  private pushDraft(list: Draft | undefined, draft: Draft, name: string): void {
    if (!Array.isArray(list)) {
      this.refuse(`"${name}" is no list`);
      return;
    }
    if (!list.some((item) => sameDraft(item, draft))) list.push(draft);
  }

  private touch(node: YamlNode): void {
    const shared = isShared(node);
    if (!shared) return;
    this.noted.add(`changes ${shared.uses} ${shared.uses === 1 ? 'use' : 'uses'} of &${shared.anchor}`);
  }
}

function scalarValueOf(node: YamlValue | undefined): string | number | boolean | null {
  if (node?.type !== 'scalar') return null;
  return typeof node.value === 'bigint' ? Number(node.value) : node.value;
}
