import type { ShellComment, ShellReplacement, ShellStretch } from '../../core/index';

const levels: readonly ShellComment['level'][] = ['error', 'warning', 'info', 'style'];

/** Reads what `shellcheck --format=json1` prints; nothing where it is anything else. Never throws. */
export function readShellAnswer(printed: string): ShellComment[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(printed);
  } catch {
    return undefined;
  }
  const list = isRecord(read) ? read.comments : undefined;
  if (!Array.isArray(list)) return undefined;
  const comments = list.map(commentOf);
  return comments.every((comment) => comment !== undefined) ? comments : undefined;
}

function commentOf(read: unknown): ShellComment | undefined {
  const stretch = stretchOf(read);
  if (!isRecord(read) || !stretch) return undefined;
  const { code, message, fix } = read;
  const level = levels.find((one) => one === read.level);
  if (!level || !isCount(code) || typeof message !== 'string') return undefined;
  return { ...stretch, level, code, message, fix: replacementsOf(fix) };
}

/** A fix that cannot be read is one that is not offered. */
function replacementsOf(fix: unknown): readonly ShellReplacement[] | undefined {
  const list = isRecord(fix) ? fix.replacements : undefined;
  if (!Array.isArray(list)) return undefined;
  const replacements = list.map((read): ShellReplacement | undefined => {
    const stretch = stretchOf(read);
    if (!isRecord(read) || !stretch || typeof read.replacement !== 'string') return undefined;
    const insertionPoint = read.insertionPoint === 'beforeStart' ? 'beforeStart' : 'afterEnd';
    return { ...stretch, replacement: read.replacement, insertionPoint };
  });
  return replacements.every((one) => one !== undefined) ? replacements : undefined;
}

function stretchOf(read: unknown): ShellStretch | undefined {
  if (!isRecord(read)) return undefined;
  const { line, column, endLine, endColumn } = read;
  if (!isCount(line) || !isCount(column) || !isCount(endLine) || !isCount(endColumn)) return undefined;
  return { line, column, endLine, endColumn };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
