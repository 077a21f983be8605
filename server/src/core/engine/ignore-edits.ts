import type { TextEdit } from '../text/edit';
import { lineEndOf } from '../text/lines';
import { span } from '../text/span';
import type { Analysis } from './analysis';
import type { WrittenComment } from './comments/ignore-comment';
import { isIgnoreComment } from './comments/index';
import { joiningDirectiveEdit, joiningEdit, nameOf } from './comments/joining';
import type { Finding } from './finding';
import { isHeeded } from './suppress';

/**
 * The edit that silences a finding by a comment: on the line above it (for a Dockerfile above its instruction), or for
 * the whole file. An ignore comment that stands there already, ours or that of another tool which knows the rule, takes
 * the rule in. Nothing for daemon.json, which takes no comments, and where no line can take one.
 */
export function ignoreEdits(
  analysis: Analysis,
  finding: Finding,
  scope: 'line' | 'file',
  reason?: string,
): readonly TextEdit[] | undefined {
  if (analysis.kind === 'daemon') return undefined;
  const line = scope === 'file' ? fileLine(analysis) : findingLine(analysis, finding);
  if (line === undefined) return undefined;
  const above = commentsAbove(analysis, line);
  const joined = reason ? undefined : joinedEdit(analysis, finding, scope, above);
  if (joined) return [joined];
  // Other tools want their comment right above what it speaks of.
  const first = scope === 'file' ? line : line - above.length;
  const start = analysis.lines.startOf(first);
  const indent = scope === 'file' ? '' : indentOf(analysis, line);
  const directive = scope === 'file' ? 'ignore-file' : 'ignore';
  const tail = reason ? ` -- ${reason.replace(/[\r\n]+/g, ' ').trim()}` : '';
  const comment = `${indent}# bulkhead ${directive}=${nameOf(finding)}${tail}${lineEndOf(analysis.text)}`;
  return [{ span: span(start, start), newText: comment }];
}

/** What stands there already and can take the rule in. */
function joinedEdit(
  analysis: Analysis,
  finding: Finding,
  scope: 'line' | 'file',
  above: readonly WrittenComment[],
): TextEdit | undefined {
  const heeds = (tool: string) => isHeeded(tool, analysis.settings);
  if (scope === 'line') {
    return above.map((comment) => joiningEdit(comment, finding, scope, heeds)).find((edit) => edit !== undefined);
  }
  if (analysis.content.kind !== 'dockerfile') return undefined;
  const { directives, comments, text } = analysis.content.model.tree;
  const check = directives.find(({ name }) => name === 'check');
  const inDirective = check && heeds('buildkit') && joiningDirectiveEdit(check.value, check.valueSpan, finding.rule);
  if (inDirective) return inDirective;
  const written = comments.map(({ span: at }) => ({
    text: text.slice(at.start + 1, at.end),
    span: at,
    isWholeLine: true,
    isAtHead: false,
  }));
  return written.map((comment) => joiningEdit(comment, finding, scope, heeds)).find((edit) => edit !== undefined);
}

/** The ignore comments on the lines right above a line, the lowest first. */
function commentsAbove(analysis: Analysis, line: number): WrittenComment[] {
  const found: WrittenComment[] = [];
  for (let above = line - 1; above >= 0; above--) {
    const text = analysis.lines.textOf(above);
    const mark = text.indexOf('#');
    if (mark < 0 || text.slice(0, mark).trim() !== '') break;
    const start = analysis.lines.startOf(above);
    const at = span(start + mark, start + text.length);
    const comment = { text: text.slice(mark + 1), span: at, isWholeLine: true, isAtHead: false };
    if (isDirective(analysis, at.start) || !isIgnoreComment(comment, analysis.kind)) break;
    found.push(comment);
  }
  return found;
}

function isDirective({ content }: Analysis, offset: number): boolean {
  return content.kind === 'dockerfile' && content.model.tree.directives.some(({ span: at }) => at.start === offset);
}

/** The first line of the instruction, or in YAML of the finding itself, if a comment may stand above it. */
function findingLine(analysis: Analysis, finding: Finding): number | undefined {
  if (analysis.content.kind !== 'dockerfile') {
    const line = analysis.lines.lineAt(finding.span.start);
    return isInsideScalar(analysis, analysis.lines.startOf(line)) ? undefined : line;
  }
  const { instructions, directives } = analysis.content.model.tree;
  const holder = instructions.find(({ span: at }) => at.start <= finding.span.start && finding.span.start <= at.end);
  // A comment above a parser directive would make a comment of it.
  if (!holder && finding.span.start <= (directives.at(-1)?.span.end ?? -1)) return undefined;
  return analysis.lines.lineAt(holder?.span.start ?? finding.span.start);
}

/** Below the parser directives of a Dockerfile, which a comment above would end; else the first line. */
function fileLine(analysis: Analysis): number {
  const hasByteOrderMark = analysis.text.startsWith('\uFEFF');
  if (analysis.content.kind !== 'dockerfile') return hasByteOrderMark ? 1 : 0;
  const last = analysis.content.model.tree.directives.at(-1);
  if (last) return analysis.lines.lineAt(last.span.end) + 1;
  return analysis.text.startsWith('#!') || hasByteOrderMark ? 1 : 0;
}

/** Whether a line begins inside a scalar of several lines, where a `#` is text. */
function isInsideScalar(analysis: Analysis, offset: number): boolean {
  for (const { document, offset: start } of analysis.yaml?.documents ?? []) {
    const inside = offset - start;
    if (inside <= 0 || inside >= document.text.length) continue;
    const stack = document.root ? [document.root] : [];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (inside <= node.span.start || inside >= node.span.end) continue;
      if (node.type === 'scalar') return true;
      if (node.type === 'list') stack.push(...node.items);
      if (node.type === 'map') {
        for (const entry of node.entries) {
          stack.push(entry.key);
          if (entry.value) stack.push(entry.value);
        }
      }
    }
  }
  return false;
}

/** The blanks before a line's content; where it has none, tabs among them indent nothing, and not every reader takes them. */
function indentOf({ lines }: Analysis, line: number): string {
  const text = lines.textOf(line);
  const blanks = /^[ \t]*/.exec(text)?.[0] ?? '';
  return text.trim() === '' ? (/^ */.exec(blanks)?.[0] ?? '') : blanks;
}
