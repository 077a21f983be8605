import { Lines, type TextEdit } from '../core/index';

const context = 3;

/** A stretch of lines that is replaced: lines from zero, `last` exclusive. */
interface Change {
  readonly first: number;
  readonly last: number;
  readonly added: readonly string[];
}

/** What `diff -u` would print for edits of a text, such that `patch` applies it; empty where nothing changes. */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const old = withEnds(text, lines);
  // An edit may change nothing, and a hunk without a change is no patch.
  const changes = changesOf(text, lines, edits).filter(
    ({ first, last, added }) => old.slice(first, last).join('') !== added.join(''),
  );
  if (changes.length === 0) return '';
  let moved = 0;
  const hunks = grouped(changes).map((group) => {
    const { hunk, growth } = hunkOf(group, old, moved);
    moved += growth;
    return hunk;
  });
  return `--- a/${path.replace(/^\//, '')}\n+++ b/${path.replace(/^\//, '')}\n${hunks.join('')}`;
}

/** Lines as diff and patch count them: a lone carriage return ends none. Offsets stay what they are. */
function linesOf(text: string): Lines {
  return new Lines(text.replaceAll('\r', ' '));
}

function changesOf(text: string, lines: Lines, edits: readonly TextEdit[]): Change[] {
  const changes: Change[] = [];
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  for (let at = 0; at < sorted.length; ) {
    const together: TextEdit[] = [];
    let first = 0;
    let last = 0;
    // Edits on the same or on neighbouring lines make one change.
    for (let edit = sorted[at]; edit; edit = sorted[at]) {
      const [from, to] = [lines.lineAt(edit.span.start), endLine(lines, edit)];
      if (together.length > 0 && from > last) break;
      first = together.length === 0 ? from : first;
      last = Math.max(last, to);
      together.push(edit);
      at++;
    }
    changes.push({ first, last, added: replaced(text, lines, first, last, together) });
  }
  return changes;
}

/** The line after the last one that an edit touches. */
function endLine(lines: Lines, { span, newText }: TextEdit): number {
  const line = lines.lineAt(span.end);
  const endsAtStart = span.end === lines.startOf(line) && span.end > span.start;
  const insertsLines = span.start === span.end && span.start === lines.startOf(line) && newText.endsWith('\n');
  return endsAtStart || insertsLines ? line : line + 1;
}

function replaced(text: string, lines: Lines, first: number, last: number, edits: readonly TextEdit[]): string[] {
  const parts: string[] = [];
  let done = lines.startOf(first);
  for (const { span, newText } of edits) {
    parts.push(text.slice(done, span.start), newText);
    done = span.end;
  }
  parts.push(text.slice(done, last < lines.count ? lines.startOf(last) : text.length));
  const whole = parts.join('');
  return withEnds(whole, linesOf(whole));
}

/** Lines with their line ends; nothing after the last line end. */
function withEnds(text: string, lines: Lines): string[] {
  const starts = Array.from(lines.starts, (start, index) => text.slice(start, lines.starts[index + 1] ?? text.length));
  return starts.at(-1) === '' ? starts.slice(0, -1) : starts;
}

function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    if (group && change.first - (group.at(-1)?.last ?? 0) <= 2 * context) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkOf(group: readonly Change[], old: readonly string[], moved: number): { hunk: string; growth: number } {
  const start = Math.max(0, (group[0]?.first ?? 0) - context);
  const end = Math.min(old.length, (group.at(-1)?.last ?? 0) + context);
  const rows: string[] = [];
  let at = start;
  let growth = 0;
  const keep = (until: number) => {
    for (; at < until; at++) rows.push(row(' ', old[at] ?? ''));
  };
  for (const change of group) {
    keep(change.first);
    const removed = old.slice(change.first, change.last);
    rows.push(...removed.map((line) => row('-', line)), ...change.added.map((line) => row('+', line)));
    at = Math.min(change.last, old.length);
    growth += change.added.length - removed.length;
  }
  keep(end);
  const oldCount = end - start;
  const newCount = oldCount + growth;
  const header = `@@ -${side(start, oldCount)} +${side(start + moved, newCount)} @@\n`;
  return { hunk: header + rows.join(''), growth };
}

function side(start: number, count: number): string {
  const first = count === 0 ? start : start + 1;
  return count === 1 ? String(first) : `${first},${count}`;
}

function row(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}
