import type { Report } from '../../engine/rule';
import type { YamlEdits } from '../../engine/yaml-edits';
import { isMergeKey, resolve } from '../../model/yaml-values';
import type { Problem } from '../../syntax/problem';
import type { YamlDocument, YamlEntry, YamlNode } from '../../syntax/yaml-tree';
import type { Span } from '../../text/span';

/** A broken document is not listed to its end: what follows is mostly an echo of the first mistakes. */
const mostTold = 25;
const template = /\{\{|\{%/;
const blockScalar = /[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/m;

/** Documents that nothing is said of: kept while others change, so that a keystroke does not read them all again. */
const faultless = new WeakSet<YamlDocument>();

/** Tells what of a document is no YAML, or cannot be merged. */
export function reportYamlProblems(document: YamlDocument, report: Report<YamlEdits>): void {
  if (faultless.has(document)) return;
  if ((document.problems.length === 0 && !document.text.includes('<<')) || template.test(document.text)) {
    faultless.add(document);
    return;
  }
  for (const { span, message, code } of told(document)) {
    report({ document, span }, { says: message, fix: code === 'tab-as-indent' ? spacesForTabs(document) : undefined });
  }
  if (!document.text.includes('<<')) return;
  for (const source of unmergeable(document.root)) {
    report(source, { says: 'Only a mapping, or a list of mappings, can be merged' });
  }
}

/** The problems without the echoes of another one: from the line above the first tab on, or at the same place. */
function told({ text, problems }: YamlDocument): readonly Problem[] {
  const tab = problems.find(({ code }) => code === 'tab-as-indent');
  const tabLine = tab ? text.lastIndexOf('\n', tab.span.start) : text.length + 1;
  const starts = new Set<number>();
  const fresh = problems.flatMap((problem) => {
    const isTab = problem.code === 'tab-as-indent';
    const lineEnd = text.indexOf('\n', problem.span.end);
    const isEcho = tab && !isTab && (lineEnd < 0 || lineEnd >= tabLine);
    const span = isTab ? problem.span : wordAt(text, problem.span);
    if (isEcho || starts.has(span.start)) return [];
    starts.add(span.start);
    return [{ ...problem, span }];
  });
  return fresh.slice(0, mostTold);
}

/** Where a problem is shown: of a word all of it, of wrong blanks what stands behind them. */
function wordAt(text: string, at: Span): Span {
  if (at.end - at.start > 1) return at;
  const blanks = /^[ \t]*/.exec(text.slice(at.start, at.start + 200))?.[0].length ?? 0;
  const start = at.start + blanks;
  const word = /^[\w./-]+/.exec(text.slice(start, start + 80))?.[0] ?? text[start] ?? '';
  return word.trim() === '' ? at : { start, end: start + word.length };
}

/**
 * Two spaces for every tab that indents. Only where all lines are indented by tabs is their depth beyond doubt; and in
 * the text of a block scalar a tab may be meant.
 */
function spacesForTabs(document: YamlDocument): ((edit: YamlEdits) => void) | undefined {
  const { text } = document;
  if (/^ +\S/m.test(text) || blockScalar.test(text)) return undefined;
  return (edit) => {
    for (const match of text.matchAll(/^\t+/gm)) {
      const end = match.index + match[0].length;
      edit.replaceBlanks(document, { start: match.index, end }, '  '.repeat(match[0].length));
    }
  };
}

/** The values of merge keys that no reader can merge. */
function unmergeable(root: YamlNode | undefined): readonly YamlNode[] {
  const found: YamlNode[] = [];
  const waiting: (YamlNode | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node?.type === 'list') waiting.push(...node.items);
    if (node?.type !== 'map') continue;
    for (const entry of node.entries) {
      if (isMergeKey(entry)) found.push(...wrongSources(entry));
      waiting.push(entry.value);
    }
  }
  return found;
}

function wrongSources({ value }: YamlEntry): readonly YamlNode[] {
  const source = resolve(value);
  // An alias without its anchor is told already, and what is not written is still being typed.
  if (!value || !source || source.type === 'map') return [];
  if (source.type === 'scalar' || value.type === 'alias') return [value];
  return source.items.filter((item) => {
    const merged = resolve(item);
    return merged !== undefined && merged.type !== 'map';
  });
}
