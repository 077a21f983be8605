import type { TextEdit } from '../../../../server/src/core/index';
import type { Answer, Json } from '../../answer';
import type { Change } from '../../reader';
import { NumberedLines } from './numbered-lines';

interface Reading {
  readonly escape: string;
  readonly syntax?: Json;
  readonly check?: Json;
  readonly instructions: readonly Instruction[];
  readonly warnings?: Readonly<Record<string, true>>;
}

interface Instruction {
  readonly name: string;
  readonly lines: readonly [first: number, last: number];
}

/** A piece of a text that an edit changed. */
interface Touched {
  readonly start: number;
  readonly end: number;
  /** Whole lines were added or taken away here, so that what begins or ends at this place is not touched. */
  readonly isWholeLines: boolean;
}

/**
 * What BuildKit reads otherwise though no edit stands in its lines, and the checks that speak more often than before.
 */
export function beyondOf({ before, after, edits }: Change): readonly string[] {
  const [was, is] = [readingOf(before.official), readingOf(after.official)];
  if (!was || !is) return [];
  const touched = touchedBy(edits, before.subject.text, after.subject.text);
  const own = placed(was, before.subject.text);
  const made = placed(is, after.subject.text);
  // An instruction may come out of one that is touched, or go into one, where an edit splits or joins lines.
  const left = own.filter((one) => isKept(one, touched.before, made, touched.after, (at) => movedBy(edits, at)));
  const kept = made.filter((one) => isKept(one, touched.after, own, touched.before, (at) => movedBack(edits, at)));
  const split = made.filter(
    (one) =>
      !kept.includes(one) &&
      (!isTouched(one, touched.after) || isSplitOff(one, touched.after, own, (at) => movedBack(edits, at))),
  );
  const splitLines = new Set(split.map(({ lines: [first] }) => String(first)));
  // With another escape character everything may read otherwise; that no edit wrote it is told by the directives.
  const instructions = was.escape === is.escape ? instructionsBeyond(left, kept) : [];
  return [...directivesBeyond(was, is, before.subject.text, touched.before), ...instructions].concat(
    warningsBeyond(was, is, splitLines),
  );
}

function readingOf({ reading }: Answer): Reading | undefined {
  return reading as unknown as Reading | undefined;
}

function instructionsBeyond(left: readonly Placed[], kept: readonly Placed[]): string[] {
  for (let index = 0; index < Math.max(left.length, kept.length); index++) {
    const [was, is] = [left[index], kept[index]];
    if (was && is && sameButLines(was, is)) continue;
    const [one, lines] = was ? [was, `line ${was.lines[0]} before`] : [is, `line ${is?.lines[0]} after`];
    return [`${one?.name} at ${lines} reads otherwise, though no edit is in its lines`];
  }
  return [];
}

function sameButLines(was: Placed, is: Placed): boolean {
  const nowhere = { lines: undefined, start: undefined, end: undefined };
  return JSON.stringify({ ...was, ...nowhere }) === JSON.stringify({ ...is, ...nowhere });
}

function directivesBeyond(was: Reading, is: Reading, text: string, touched: readonly Touched[]): string[] {
  const line = new NumberedLines(text).startOf(was.instructions[0]?.lines[0] ?? 1);
  const first = text.startsWith('\ufeff', line) ? line + 1 : line;
  if (touched.some(({ start }) => start <= first)) return [];
  return (['escape', 'syntax', 'check'] as const)
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => `the directive ${name} reads otherwise, though no edit is before the first instruction`);
}

/** Off where nobody asks for it, and about comments only. */
const unasked = 'InvalidDefinitionDescription';

/** `own` are the lines of instructions that nobody wrote anew: they were part of another one before. */
function warningsBeyond(was: Reading, is: Reading, own: ReadonlySet<string>): string[] {
  const before = linesByCheck(was);
  return [...linesByCheck(is)].flatMap(([check, all]) => {
    const lines = all.filter(({ line }) => !own.has(line)).map(({ line }) => line);
    const isMore = lines.length > (before.get(check)?.length ?? 0);
    return isMore && check !== unasked
      ? [`BuildKit's check ${check} speaks of more lines than before: ${lines.join(', ')}`]
      : [];
  });
}

/** Where a check speaks, and the variable that it names, if it names one. */
interface Warned {
  readonly line: string;
  readonly name: string;
}

function linesByCheck({ warnings }: Reading): Map<string, Warned[]> {
  const lines = new Map<string, Warned[]>();
  for (const warning of Object.keys(warnings ?? {})) {
    const [check = '', line = '', variable = ''] = warning.split(' ');
    const known = lines.get(check) ?? [];
    // A secret stays one wherever its instruction is split.
    const isKnown = check === 'SecretsUsedInArgOrEnv' && known.some(({ name }) => name === variable);
    if (!isKnown) lines.set(check, [...known, { line, name: variable }]);
  }
  return lines;
}

interface Placed extends Instruction {
  readonly start: number;
  readonly end: number;
}

function placed({ instructions }: Reading, text: string): readonly Placed[] {
  const lines = new NumberedLines(text);
  return instructions.map((one) => ({ ...one, start: lines.startOf(one.lines[0]), end: lines.endOf(one.lines[1]) }));
}

function isTouched({ start, end }: Placed, touched: readonly Touched[]): boolean {
  return touched.some((one) =>
    one.isWholeLines ? one.start < end && start < one.end : one.start <= end && start <= one.end,
  );
}

/** Whether no edit is in an instruction, nor in the one of the other text in which it begins. */
function isKept(
  one: Placed,
  touched: readonly Touched[],
  others: readonly Placed[],
  touchedThere: readonly Touched[],
  moved: (at: number) => number,
): boolean {
  if (isTouched(one, touched)) return false;
  const at = moved(one.start);
  const other = others.find(({ start, end }) => start <= at && at <= end);
  return !other || !isTouched(other, touchedThere);
}

/** Whether an edit only ends where an instruction begins, and cut it off another one there. */
function isSplitOff(
  one: Placed,
  touched: readonly Touched[],
  others: readonly Placed[],
  moved: (at: number) => number,
): boolean {
  if (isTouched({ ...one, start: one.start + 1 }, touched)) return false;
  const at = moved(one.start);
  return others.some(({ start, end }) => start < at && at <= end);
}

/** Where an offset of the text before is in the text after. */
function movedBy(edits: readonly TextEdit[], at: number): number {
  const before = edits.filter(({ span }) => span.end <= at);
  return before.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), at);
}

/** Where an offset of the text after is in the text before. */
function movedBack(edits: readonly TextEdit[], at: number): number {
  let moved = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start + moved + newText.length > at) break;
    moved += newText.length - (span.end - span.start);
  }
  return at - moved;
}

/** Where the edits stand in the text before, and where what they wrote stands in the text after. */
function touchedBy(
  edits: readonly TextEdit[],
  before: string,
  after: string,
): { readonly before: readonly Touched[]; readonly after: readonly Touched[] } {
  const touched = { before: [] as Touched[], after: [] as Touched[] };
  let moved = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const start = span.start + moved;
    const end = start + newText.length;
    touched.before.push(touchedAt(before, span.start, span.end, newText));
    touched.after.push(touchedAt(after, start, end, before.slice(span.start, span.end)));
    moved += newText.length - (span.end - span.start);
  }
  return touched;
}

/** `other` is what stands at the place in the other text. */
function touchedAt(text: string, start: number, end: number, other: string): Touched {
  const own = text.slice(start, end);
  const isLineStart = start === 0 || text.charAt(start - 1) === '\n';
  const isLineEnd = end === text.length || text.charAt(end) === '\n' || text.startsWith('\r\n', end);
  const areLinesAbove = isLineStart && [own, other].every((one) => one === '' || one.endsWith('\n'));
  const areLinesBelow = isLineEnd && [own, other].every((one) => one === '' || /^\r?\n/.test(one));
  if (areLinesBelow) return { start: start + (own === '' ? 0 : 1), end, isWholeLines: true };
  return { start, end, isWholeLines: areLinesAbove };
}
