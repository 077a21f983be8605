/** What can be written as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a program says of a text. */
export interface Answer {
  /** Why it refuses the text; nothing where it takes it. */
  readonly refused?: string;
  /** What it reads, in the form that the reader of its kind describes; may be there in part where it refuses. */
  readonly reading?: Json;
}

/** A place where two answers part. */
export interface Difference {
  /** The way to it, such as `instructions[3].flags[0]`; `refused` where only one of both refuses. */
  readonly at: string;
  readonly official: Json | undefined;
  readonly ours: Json | undefined;
}

/** Enough to see what is wrong with a file; a file that is read wholly otherwise would list everything. */
const mostDifferences = 20;

/** Where our answer parts from the official one. The words of a refusal may differ. */
export function differencesOf(official: Answer, ours: Answer): readonly Difference[] {
  const found: Difference[] = [];
  if ((official.refused === undefined) !== (ours.refused === undefined)) {
    found.push({ at: 'refused', official: official.refused, ours: ours.refused });
  } else if (official.refused === undefined || (official.reading !== undefined && ours.reading !== undefined)) {
    compare(official.reading, ours.reading, '', found);
  }
  return found.slice(0, mostDifferences);
}

/** The values at the ends of a reading, by the way to them. */
export function leavesOf(reading: Json | undefined, at = '', leaves = new Map<string, Json>()): Map<string, Json> {
  if (reading === undefined) return leaves;
  const inside = childrenOf(reading);
  if (!inside || inside.length === 0) leaves.set(at, reading);
  for (const [step, value] of inside ?? []) leavesOf(value, at + step, leaves);
  return leaves;
}

/** The part of a reading at the end of a way, as differences name it; nothing where it has none. */
export function valueAt(reading: Json | undefined, at: string): Json | undefined {
  if (at === '' || reading === undefined) return reading;
  // A key may hold dots: the longest step that fits is the one that is meant.
  const steps = (childrenOf(reading) ?? []).filter(([step]) => at.startsWith(step));
  steps.sort(([a], [b]) => b.length - a.length);
  for (const [step, value] of steps) {
    const found = valueAt(value, at.slice(step.length));
    if (found !== undefined) return found;
  }
  return undefined;
}

function compare(official: Json | undefined, ours: Json | undefined, at: string, found: Difference[]): void {
  if (Object.is(official, ours)) return;
  const theirs = official === undefined ? undefined : childrenOf(official);
  const own = ours === undefined ? undefined : childrenOf(ours);
  if (!theirs || !own || Array.isArray(official) !== Array.isArray(ours)) {
    if (official !== ours) found.push({ at, official, ours });
    return;
  }
  const left = new Map(own);
  for (const [step, value] of theirs) {
    compare(value, left.get(step), at + step, found);
    left.delete(step);
  }
  for (const [step, value] of left) compare(undefined, value, at + step, found);
}

function childrenOf(value: Json): [step: string, value: Json][] | undefined {
  if (Array.isArray(value)) return value.map((item: Json, index) => [`[${index}]`, item]);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([key, item]) => [`.${key}`, item]);
}
