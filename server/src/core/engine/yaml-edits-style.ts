import { keptWith } from '../memory/kept-with';
import type { YamlDocument, YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { lineEndOf } from '../text/lines';
import { columnIndent, dashOf, indentAt, isFirstOnLine, partsOf, startOf } from './yaml-edits-places';
import type { Quoting, WritingStyle } from './yaml-edits-write';

const styles = keptWith<YamlDocument, WritingStyle>();

/** How a document is written: what most of its nodes do, two spaces and indented lists where it shows nothing. */
export function styleOf(document: YamlDocument): WritingStyle {
  const known = styles.get(document);
  if (known) return known;
  const style = readStyle(document);
  styles.set(document, style);
  return style;
}

/** The style for new entries of a map: as the document's, but lists as its own entries have them. */
export function styleIn(owner: YamlMap | YamlList): WritingStyle {
  const own = paddingOf(owner);
  const known = styleOf(owner.document);
  const style = own === 0 ? known : { ...known, hasPaddedMaps: own > 0 };
  if (style.isJson) return style;
  if (owner.isFlow) {
    const keys = owner.type === 'map' ? owner.entries.map((entry) => entry.key) : [];
    const isJson = keys.length > 0 && keys.every((key) => key.type === 'scalar' && key.style === 'double-quoted');
    return isJson ? { ...style, isJson } : style;
  }
  if (owner.type === 'list') return { ...style, bullet: bulletOf(owner) ?? style.bullet };
  const lists = owner.entries.map((entry) => entry.value).filter((value) => value?.type === 'list');
  const block = owner.entries.map(dashIndentOf).find((dash) => dash !== undefined);
  const scalarLists = lists.filter(isScalarList);
  const hasFlowLists = scalarLists.length > 0 ? scalarLists.every((list) => list.isFlow) : style.hasFlowLists;
  const bullet = lists.map(bulletOf).find((own) => own !== undefined);
  return { ...style, hasFlowLists, dash: block ?? style.dash, bullet: bullet ?? style.bullet };
}

function readStyle(document: YamlDocument): WritingStyle {
  const steps = new Map<string, number>();
  const dashes = new Map<string, number>();
  const bullets = new Map<string, number>();
  let flowLists = 0;
  let blockLists = 0;
  let padded = 0;
  let single = 0;
  let double = 0;
  const { root, text } = document;
  const isJson = (root?.type === 'map' || root?.type === 'list') && root.isFlow && isJsonKeyed(root);
  const waiting: (YamlNode | YamlEntry | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node) continue;
    if (node.type === 'scalar') {
      if (node.style === 'single-quoted') single++;
      if (node.style === 'double-quoted') double++;
    } else if (node.type === 'entry') {
      count(steps, stepOf(node));
      count(dashes, dashIndentOf(node));
      count(bullets, bulletOf(node.value));
      if (node.value?.type === 'list' && isScalarList(node.value)) {
        if (node.value.isFlow) flowLists++;
        else blockLists++;
      }
      waiting.push(node.key, node.value);
    } else if (node.type !== 'alias') {
      count(steps, flowStepOf(node));
      padded += paddingOf(node);
      for (const part of partsOf(node)) waiting.push(part);
    }
  }
  const step = mostFrequent(steps) ?? '  ';
  return {
    step,
    dash: mostFrequent(dashes) ?? step,
    bullet: mostFrequent(bullets) ?? '- ',
    hasFlowLists: flowLists > 0 && blockLists === 0,
    quote: single > double ? "'" : '"',
    hasPaddedMaps: padded > 0 || (padded === 0 && !isJson),
    isJson,
    isCompact: isJson && !/\s/.test(text.trim()) && text.trim() !== '{}',
    lineEnd: lineEndOf(text),
  };
}

function isJsonKeyed(node: YamlMap | YamlList): boolean {
  if (node.type === 'list') return true;
  return node.entries.every((entry) => entry.key.type === 'scalar' && entry.key.style !== 'plain');
}

function isScalarList(list: YamlList): boolean {
  return list.items.length > 0 && list.items.every((item) => item.type === 'scalar');
}

/** One for a map on one line with a blank behind its brace, minus one for a map without. */
function paddingOf(node: YamlMap | YamlList): number {
  const { text } = node.document;
  const first = node.type === 'map' && node.isFlow ? node.entries[0] : undefined;
  if (!first || !isOnOneLine(node)) return 0;
  return startOf(first) > node.span.start + 1 && text[node.span.start + 1] === ' ' ? 1 : -1;
}

/** Whether a list has its maps on one line each: further ones are written the same. */
export function hasMapsOnOneLine(list: YamlList): boolean {
  const maps = list.items.filter((item) => item.type === 'map');
  return maps.length > 0 && maps.every((map) => map.isFlow && isOnOneLine(map));
}

function isOnOneLine({ document: { text }, span }: YamlNode): boolean {
  const lineEnd = text.indexOf('\n', span.start);
  return lineEnd < 0 || lineEnd >= span.end;
}

/** How much deeper than its key a nested map in block style stands. */
function stepOf({ document: { text }, key, value }: YamlEntry): string | undefined {
  const first = value?.type === 'map' && !value.isFlow ? value.entries[0] : undefined;
  const outer = columnIndent(text, startOf(key));
  const inner = first && columnIndent(text, startOf(first));
  return outer === undefined || inner === undefined || inner.length <= outer.length
    ? undefined
    : inner.slice(outer.length);
}

/** How much deeper the parts of a map or list in flow style stand than the line it begins on. */
function flowStepOf(owner: YamlMap | YamlList): string | undefined {
  const { text } = owner.document;
  const first = owner.isFlow ? partsOf(owner)[0] : undefined;
  if (!first || !isFirstOnLine(text, startOf(first))) return undefined;
  const outer = indentAt(text, owner.span.start);
  const inner = indentAt(text, startOf(first));
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

/** What stands between the column of a key and that of the dashes below it. */
function dashIndentOf(entry: YamlEntry): string | undefined {
  const { text } = entry.document;
  const item = entry.value?.type === 'list' && !entry.value.isFlow ? entry.value.items[0] : undefined;
  const dash = item && dashOf(item);
  if (dash === undefined) return undefined;
  const outer = columnIndent(text, startOf(entry));
  const inner = columnIndent(text, dash);
  return outer === undefined || inner === undefined ? undefined : inner.slice(outer.length);
}

/** The dash of a list with the blanks behind it, as its last item has them. */
function bulletOf(value: YamlNode | undefined): string | undefined {
  const item = value?.type === 'list' && !value.isFlow ? value.items.at(-1) : undefined;
  const dash = item && dashOf(item);
  const bullet = dash === undefined ? '' : (item?.document.text.slice(dash, startOf(item)) ?? '');
  return /^- {1,7}$/.test(bullet) ? bullet : undefined;
}

function count(counts: Map<string, number>, seen: string | undefined): void {
  if (seen !== undefined) counts.set(seen, (counts.get(seen) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [seen, times] of counts) if (best === undefined || times > (counts.get(best) ?? 0)) best = seen;
  return best;
}

/** The quotes that a scalar has, for the one that replaces it. */
export function quotingOf(scalar: YamlScalar | undefined): Quoting {
  if (scalar?.style === 'single-quoted' || scalar?.style === 'double-quoted') return scalar.style;
  return 'plain';
}

/** The quotes for a further item of a list: those of its last string. */
export function itemQuoting(list: YamlList): Quoting {
  const last = list.items.filter((item) => item.type === 'scalar').at(-1);
  return quotingOf(last);
}
