import { resolve } from '../../../server/src/core/model/yaml-values';
import type { YamlEntry, YamlFile, YamlMap, YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import { inOrder, type TextEdit } from '../../../server/src/core/text/edit';
import type { Json } from '../answer';

/** Keys and list indexes (from zero) from a node down to another. */
export type Path = readonly (string | number)[];

/** A YAML file and the places in it that edits touch, as they stand in the text before or after these edits. */
export interface MarkedFile {
  readonly file: YamlFile;
  readonly marks: readonly Mark[];
}

/** What an edit did at a place: offsets in the text of its side. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** What was taken away and what was put there, without what both have in common at their ends. */
  readonly removed: string;
  readonly inserted: string;
}

/** Where edits touch the text that they are made in, and the one that comes out. */
export function marksOf(text: string, edits: readonly TextEdit[]): { before: Mark[]; after: Mark[] } {
  const before: Mark[] = [];
  const after: Mark[] = [];
  let moved = 0;
  for (const { span, newText } of inOrder(edits)) {
    const old = text.slice(span.start, span.end);
    const same = commonStart(old, newText);
    const tail = commonStart(reversed(old.slice(same)), reversed(newText.slice(same)));
    const removed = old.slice(same, old.length - tail);
    const inserted = newText.slice(same, newText.length - tail);
    const start = span.start + same;
    if (removed !== inserted) {
      before.push({ start, end: start + removed.length, removed, inserted });
      after.push({ start: start + moved, end: start + moved + inserted.length, removed, inserted });
    }
    moved += newText.length - old.length;
  }
  return { before, after };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

const deepest = 60;
const mostSteps = 200_000;

/**
 * The ways from a node of a file to everything below it whose text is touched: the empty way where all of it is. What
 * aliases and merge keys bring in is touched where it is written. An entry counts with its key and the blanks before it,
 * a node that stays as it is while something is put beside it does not.
 */
export function touchedPaths({ file, marks }: MarkedFile, root: YamlNode | undefined): readonly Path[] {
  const walk = new TouchedWalk(file, marks);
  if (root) walk.node(root, [], 0);
  return walk.found;
}

class TouchedWalk {
  readonly found: Path[] = [];
  private steps = 0;

  constructor(
    private readonly file: YamlFile,
    private readonly marks: readonly Mark[],
  ) {}

  node(written: YamlNode, path: Path, depth: number): void {
    if (depth > deepest || this.steps++ > mostSteps) return;
    if (this.isTouchedAsAWhole(written)) {
      this.found.push(path);
      return;
    }
    const node = resolve(written);
    if (!node) return;
    if (node !== written && this.isTouchedAsAWhole(node)) this.found.push(path);
    else if (node.type === 'list') {
      let isMoved = false;
      for (const [index, item] of node.items.entries()) {
        isMoved ||= this.isMoved(item, node.items[index - 1]);
        if (isMoved) this.found.push([...path, index]);
        else this.node(item, [...path, index], depth + 1);
      }
    } else if (node.type === 'map') {
      let isMoved = false;
      for (const [index, entry] of node.entries.entries()) {
        isMoved ||= this.isMoved(entry.key, node.entries[index - 1]?.key);
        if (isMoved) this.found.push(entry.name === '<<' ? path : [...path, entry.name]);
        else this.entry(entry, path, depth);
      }
    }
  }

  private entry(entry: YamlEntry, path: Path, depth: number): void {
    const { key, value, name } = entry;
    if (name === '<<') {
      if (this.touches(key) || this.isBesideKey(entry)) this.found.push(path);
      this.merged(entry, path, depth);
      return;
    }
    const way = [...path, name];
    if (this.touches(key) || this.isIndented(key) || this.isBesideKey(entry)) this.found.push(way);
    else if (value) this.node(value, way, depth + 1);
  }

  /** What a merge key brings in, but for what the map has itself; what it only resets stays as it is merged. */
  private merged({ parent, value }: YamlEntry, path: Path, depth: number): void {
    const kept = parent.entries.filter((one) => resolve(one.value)?.tag?.name !== '!reset');
    const own = new Set<string | number | undefined>(kept.map(({ name }) => name));
    const before = this.found.length;
    for (const source of mergeSources(value)) this.node(source, path, depth + 1);
    const ways = this.found.splice(before).filter((way) => way.length === path.length || !own.has(way[path.length]));
    this.found.push(...ways);
  }

  /**
   * Whether what came or went before a node, and behind the start of the one beside it, moves it to another parent,
   * with all that stands beside it further down.
   */
  private isMoved(node: YamlNode, previous: YamlNode | undefined): boolean {
    const { text } = this.file;
    const start = this.startOf(node);
    const floor = previous ? this.placed(previous).start : Number.POSITIVE_INFINITY;
    return this.marks.some((mark) => {
      if (mark.start !== mark.end || mark.start > start) return false;
      const other = mark.inserted + mark.removed;
      if (mark.start === start && isWrapping(other)) return true;
      const behind = text.slice(mark.start, start);
      if (/^[\s,]*$/.test(behind) && leavesBrackets(other)) return true;
      if (isInFlow(node) || !other.includes('\n') || (mark.start < floor && !/^[ -]*$/.test(behind))) return false;
      const lineStart = text.lastIndexOf('\n', mark.start - 1) + 1;
      const lines = `${text.slice(lineStart, mark.start)}${other}${behind}`.split(/\r?\n/);
      const last = lines.pop() ?? '';
      // What stands between was there already, such as the dash of an item that begins on the next line.
      const added = other.split(/\r?\n/);
      lines.length = Math.min(lines.length, added.length - (added.at(-1)?.trim() === '' ? 1 : 0));
      return /^[ -]*$/.test(last) && isBelowOther(lines, last);
    });
  }

  /** A scalar or alias that is touched at all, or a map or list of which nothing but parts of it is left. */
  private isTouchedAsAWhole(node: YamlNode): boolean {
    if (node.type === 'scalar' || node.type === 'alias') return this.touches(node);
    const at = this.placed(node);
    return this.marks.some((mark) => {
      const { start, end } = mark;
      if (start === end) return start === at.start && isWrapping(mark.inserted + mark.removed);
      // A closing bracket alone may have become that of another collection.
      if (node.isFlow && start <= at.start && at.start < end) return true;
      return start <= at.start && at.end <= end && at.end > at.start;
    });
  }

  private touches(node: YamlNode): boolean {
    const { end } = this.placed(node);
    const from = this.startOf(node);
    return this.marks.some((mark) => {
      if (mark.start === mark.end) {
        return (from < mark.start && mark.start < end) || isGluedTo(mark, from, end, isInFlow(node));
      }
      return mark.start < end && from < mark.end;
    });
  }

  /** Whether the blanks that indent a key are more or fewer than they were. */
  private isIndented(key: YamlNode): boolean {
    const { start } = this.placed(key);
    return this.marks.some((mark) => {
      if (/[\r\n]/.test(mark.removed + mark.inserted) || mark.end > start) return false;
      const lineStart = this.file.text.lastIndexOf('\n', start - 1) + 1;
      return mark.start >= lineStart && this.file.text.slice(lineStart, start).trim() === '';
    });
  }

  /** Whether something between a key and its value is touched: a colon, a tag, the way the value is written. */
  private isBesideKey({ key, value }: YamlEntry): boolean {
    if (!value || value.document !== key.document) return false;
    const from = this.placed(key).end;
    const to = this.placed(value).start;
    return this.marks.some((mark) => {
      // Lines and comments that come or go behind the key are no part of the value.
      if (mark.start === mark.end) {
        return from < mark.start && mark.start < to && !/[\r\n]|^\s*(?:#|$)/.test(mark.removed + mark.inserted);
      }
      const own = this.file.text.slice(Math.max(from, mark.start), Math.min(to, mark.end));
      return !/^(?:\s+|#.*)*$/.test(own);
    });
  }

  /** With its anchor and tag, which may stand on the line above. */
  private startOf(node: YamlNode): number {
    const offset = this.file.placeOf(node.document)?.offset ?? 0;
    return offset + Math.min(...[node, node.tag, node.anchor].flatMap((one) => one?.span.start ?? []));
  }

  private placed(node: YamlNode): { start: number; end: number } {
    const offset = this.file.placeOf(node.document)?.offset ?? 0;
    return { start: node.span.start + offset, end: node.span.end + offset };
  }
}

/** Whether what came or went at the edge of a node belonged to it: nothing that separates stood in between. */
function isGluedTo(mark: Mark, start: number, end: number, isFlow: boolean): boolean {
  const text = mark.inserted + mark.removed;
  const [separatedBefore, separatedBehind] = isFlow ? [/[\s,]$/, /^[\s,]/] : [/\s$/, /^\s/];
  if (mark.start === end && start !== end && !separatedBehind.test(text)) return true;
  return mark.start === start && (!separatedBefore.test(text) || isWrapping(text));
}

function isInFlow(node: YamlNode): boolean {
  for (let at: YamlNode | YamlEntry | undefined = node.parent; at; at = at.parent) {
    if (at.type !== 'entry') return (at.type === 'map' || at.type === 'list') && at.isFlow;
  }
  return false;
}

/** `name: `, `- ` or a bracket in front of a value makes it part of another one; `- ` behind a line is another item. */
function isWrapping(text: string): boolean {
  const lastLine = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  return /\S:\s+$|[[{]\s*$/.test(lastLine) || (lastLine === text && /-\s+$/.test(text));
}

/** Whether a text closes brackets that it does not open, or the reverse. */
function leavesBrackets(text: string): boolean {
  let depth = 0;
  for (const bracket of text.replace(/[^[\]{}]/g, '')) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth < 0) return true;
  }
  return depth > 0;
}

/** Whether the lines above the last one, which is indented so far, begin something else that it then belongs to. */
function isBelowOther(lines: readonly string[], last: string): boolean {
  const hasDash = last.includes('-');
  const column = hasDash ? last.indexOf('-') : last.length;
  return lines.some((line, index) => {
    const start = line.search(/[^ ]/);
    if (start < 0 || line[start] === '#') return false;
    const isItem = line[start] === '-';
    // What stands behind the dash that was there already is beside the last line.
    const own = isItem && index === 0 && !hasDash ? start + line.slice(start).search(/[^- ]|$/) : start;
    return own < column || (own === column && hasDash && !isItem);
  });
}

function mergeSources(node: YamlNode | undefined): YamlMap[] {
  const value = resolve(node);
  if (value?.type === 'map') return [value];
  if (value?.type !== 'list') return [];
  return value.items.map(resolve).filter((item) => item?.type === 'map');
}

/**
 * A reading without what stands at the ends of some ways, and without everything that is null or empty; items that go
 * leave no gap. Nothing where nothing is left.
 */
export function without(reading: Json, paths: readonly Path[]): Json | undefined {
  if (reading === null || paths.some((path) => path.length === 0)) return undefined;
  if (typeof reading !== 'object') return reading;
  const below = new Map<string, Path[]>();
  for (const [step, ...rest] of paths) {
    const same = below.get(String(step));
    if (same) same.push(rest);
    else below.set(String(step), [rest]);
  }
  const kept = Object.entries(reading).flatMap(([key, value]: [string, Json]): [string, Json][] => {
    const left = without(value, below.get(key) ?? []);
    return left === undefined ? [] : [[key, left]];
  });
  if (kept.length === 0) return undefined;
  return Array.isArray(reading) ? kept.map(([, value]) => value) : Object.fromEntries(kept);
}
