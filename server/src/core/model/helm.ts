import type { YamlDocument, YamlNode } from '../syntax/yaml-tree';
import { type Span, span } from '../text/span';
import { fileNameOf, foldersOf, type ProjectReader } from './kubernetes-paths';
import { firstKeyOf, YamlView } from './kubernetes-values';
import { asMap, get, itemsOf, type YamlValue } from './yaml-values';

/** A Go template made readable as YAML: every action gives way to something of its width. */
export interface TemplateText {
  /** As long as the template, with the same lines: offsets of one are offsets of the other. */
  readonly text: string;
  /** The lines that hold an action, as offsets; in order. No edit may touch them. */
  readonly touched: readonly Span[];
  /** Lines of actions that may write any keys, or leave out the lines around them. */
  readonly gaps: readonly Span[];
}

/**
 * Replaces the actions of a Go template. One beside other text becomes `$(xxx)`, which the model takes for a value that
 * is not known; a line of nothing but actions becomes blank.
 */
export function maskTemplate(text: string): TemplateText {
  const actions = actionsOf(text);
  if (actions.length === 0) return { text, touched: [], gaps: [] };
  const parts: string[] = [];
  const touched: Span[] = [];
  const gaps: Span[] = [];
  let done = 0;
  for (let index = 0; index < actions.length; ) {
    const line = lineGroup(text, actions, index);
    const own = actions.slice(index, line.next);
    index = line.next;
    touched.push(line.span);
    const isGap = line.isBlank
      ? own.some((action) => !isComment(text, action))
      : own.some((action) => writesStructure.test(text.slice(action.start, action.end)));
    if (isGap) gaps.push(line.span);
    const isFirstOfBlock = line.isBlank && isBelowBlockHeader(text, line.span.start);
    for (const action of own) {
      const written = text.slice(action.start, action.end);
      const blank = isFirstOfBlock && action === own[0] ? remark : blanks;
      parts.push(text.slice(done, action.start), line.isBlank ? blank(written) : placeholder(written));
      done = action.end;
    }
  }
  parts.push(text.slice(done));
  return { text: parts.join(''), touched, gaps };
}

/** A text in the words of a template's author: what stands in the place of actions is told as the actions they are. */
export function unmasked(text: string): string {
  return text.replace(/\$\(x+\)/g, '{{…}}');
}

/** Whether a gap stands between two offsets. */
export function hasGap({ gaps }: TemplateText, start: number, end: number): boolean {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((gaps[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (gaps[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}

/** Whether a span of a template reaches into a line that holds an action. */
export function isTouched(template: TemplateText, at: Span): boolean {
  return template.touched.some((line) => at.start <= line.end && line.start <= at.end);
}

/** Functions whose result is a mapping or a list, not a scalar. */
const writesStructure = /\b(?:toYaml|toYamlPretty|toJson|toRawJson|nindent|indent)\b/;

/** Every `{{ … }}`; strings and comments inside may hold braces. An action that never ends is none. */
function actionsOf(text: string): Span[] {
  const actions: Span[] = [];
  for (let at = text.indexOf('{{'); at >= 0; ) {
    const end = endOfAction(text, at + 2);
    if (end === undefined) break;
    actions.push(span(at, end));
    at = text.indexOf('{{', end);
  }
  return actions;
}

function endOfAction(text: string, from: number): number | undefined {
  const start = text[from] === '-' ? from + 2 : from;
  if (text.startsWith('/*', start) || text.startsWith('/*', from)) {
    const end = text.indexOf('*/', start);
    const close = end < 0 ? -1 : text.indexOf('}}', end);
    return close < 0 ? undefined : close + 2;
  }
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (quote) {
      if (unit === '\\' && quote === '"') at++;
      else if (unit === quote) quote = '';
      // Go ends a quoted string at its line at the latest.
      else if (unit === '\n' && quote === '"') quote = '';
    } else if (unit === '"' || unit === '`') quote = unit;
    else if (unit === '}' && text[at + 1] === '}') return at + 2;
  }
  return undefined;
}

/** The actions that share lines with the one at `index`, the lines they span, and whether nothing else stands there. */
function lineGroup(
  text: string,
  actions: readonly Span[],
  index: number,
): { span: Span; next: number; isBlank: boolean } {
  const first = actions[index] ?? span(0, 0);
  const start = text.lastIndexOf('\n', first.start - 1) + 1;
  let isBlank = text.slice(start, first.start).trim() === '';
  let end = first.end;
  let next = index + 1;
  for (;;) {
    const newLine = text.indexOf('\n', end);
    const lineEnd = newLine < 0 ? text.length : newLine;
    const following = actions[next];
    if (following && following.start < lineEnd) {
      if (text.slice(end, following.start).trim() !== '') isBlank = false;
      end = following.end;
      next++;
      continue;
    }
    if (text.slice(end, lineEnd).trim() !== '') isBlank = false;
    return { span: span(start, lineEnd), next, isBlank };
  }
}

function isComment(text: string, action: Span): boolean {
  return /^\{\{-? ?\/\*/.test(text.slice(action.start, action.start + 6));
}

function blanks(action: string): string {
  return action.replace(/[^\r\n]/g, ' ');
}

/** A block scalar must not begin with a line of more blanks than its text has: there, words take the action's place. */
function remark(action: string): string {
  const width = firstLineWidth(action);
  return `#${'x'.repeat(Math.max(0, width - 1))}${blanks(action.slice(Math.max(1, width)))}`;
}

function placeholder(action: string): string {
  const width = firstLineWidth(action);
  const first = width < 4 ? ' '.repeat(width) : `$(${'x'.repeat(width - 3)})`;
  return first + blanks(action.slice(width));
}

function firstLineWidth(action: string): number {
  const lineEnd = action.search(/[\r\n]/);
  return lineEnd < 0 ? action.length : lineEnd;
}

function isBelowBlockHeader(text: string, lineStart: number): boolean {
  for (let end = lineStart - 1; end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trimEnd();
    if (line.trim() !== '') return blockHeader.test(line) && indentAt(text, lineStart) > indentAt(text, start);
    end = start - 1;
  }
  return false;
}

/**
 * Whether a text is a Go template, and no manifest that only carries template text in its values: it stands in a
 * chart's `templates` folder, or has an action where YAML has a line or a value of its own.
 */
export function isTemplate(path: string, text: string, project: ProjectReader): boolean {
  if (!text.includes('{{')) return false;
  const folders = foldersOf(path);
  const templates = folders.lastIndexOf('templates');
  if (templates >= 0 && fileNameOf(path) !== 'Chart.yaml') {
    const up = '../'.repeat(folders.length - templates);
    if (project.read(`${up}Chart.yaml`) !== undefined) return true;
  }
  return hasOutsideAction(text);
}

const bareAction = /^[ \t]*(?:- +)?\{\{|^[ \t]*(?:- +)?[\w./-]+:[ \t]+\{\{|^[ \t]*- +\{\{/;
const blockHeader = /(?::|-|^)[ \t]+(?:[&!][^ \t]+[ \t]+)?[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;

/** Whether an action stands outside of every scalar: block scalars may hold whole templates of other programs. */
function hasOutsideAction(text: string): boolean {
  let at = text.indexOf('{{');
  while (at >= 0) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = lineEndAt(text, at);
    const block = bareAction.test(text.slice(start, end)) ? blockAround(text, start) : end;
    if (block === undefined) return true;
    at = text.indexOf('{{', block);
  }
  return false;
}

/** The end of the block scalar that a line stands in; nothing where it stands in none. */
function blockAround(text: string, lineStart: number): number | undefined {
  let indent = indentAt(text, lineStart);
  for (let end = lineStart - 1; end > 0 && indent > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trimEnd();
    const own = line.length - line.trimStart().length;
    if (line.trim() !== '' && own < indent) {
      if (blockHeader.test(line)) return endOfBlock(text, lineStart, own);
      indent = own;
    }
    end = start - 1;
  }
  return undefined;
}

/** The start of the first line from `from` on that is not indented deeper than the block's header. */
function endOfBlock(text: string, from: number, indent: number): number {
  let start = from;
  while (start < text.length) {
    const end = lineEndAt(text, start);
    if (text.slice(start, end).trim() !== '' && indentAt(text, start) <= indent) return start;
    start = end + 1;
  }
  return text.length;
}

function indentAt(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - lineStart;
}

function lineEndAt(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A chart's `Chart.yaml`, or the `requirements.yaml` of an old one. */
export class HelmChart extends YamlView {
  get grip(): YamlNode {
    return this.keyOf('name') ?? firstKeyOf(this.node);
  }

  get dependencies(): readonly YamlValue[] {
    return itemsOf(get(this.node, 'dependencies'));
  }
}

/** The chart in a document, by the file's name. */
export function helmChartOf(document: YamlDocument, path: string): HelmChart | undefined {
  const name = fileNameOf(path);
  const root = asMap(document.root);
  if (!root || (name !== 'Chart.yaml' && name !== 'requirements.yaml')) return undefined;
  return get(root, 'kind') ? undefined : new HelmChart(root);
}
