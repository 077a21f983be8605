import type { TextEdit } from './edit';
import { span } from './span';

/**
 * The edits, line by line, that make one text of another: small enough to keep cursors and folds where they are.
 * Lines are compared by a longest common subsequence, bounded; past the bound one edit covers the changed region.
 */
export function minimalEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const old = linesWithEnds(before);
  const fresh = linesWithEnds(after);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  ) {
    tail++;
  }
  const removed = old.slice(head, old.length - tail);
  const added = fresh.slice(head, fresh.length - tail);
  const start = lengthOf(old.slice(0, head));
  return removed.length * added.length > mostCells
    ? [{ span: span(start, start + lengthOf(removed)), newText: added.join('') }]
    : alignedEdits(removed, added, start);
}

const mostCells = 4_000_000;

function linesWithEnds(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    lines.push(text.slice(start, at + 1));
    start = at + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function alignedEdits(old: readonly string[], fresh: readonly string[], start: number): TextEdit[] {
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const cell = i * width + j;
      common[cell] =
        old[i] === fresh[j]
          ? (common[cell + width + 1] ?? 0) + 1
          : Math.max(common[cell + width] ?? 0, common[cell + 1] ?? 0);
    }
  }
  const edits: TextEdit[] = [];
  let i = 0;
  let j = 0;
  let at = start;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      at += old[i]?.length ?? 0;
      i++;
      j++;
      continue;
    }
    const from = at;
    let newText = '';
    while ((i < old.length || j < fresh.length) && !(i < old.length && j < fresh.length && old[i] === fresh[j])) {
      const cell = i * width + j;
      if (i < old.length && (j >= fresh.length || (common[cell + width] ?? 0) >= (common[cell + 1] ?? 0))) {
        at += old[i]?.length ?? 0;
        i++;
      } else {
        newText += fresh[j] ?? '';
        j++;
      }
    }
    edits.push({ span: span(from, at), newText });
  }
  return edits;
}
