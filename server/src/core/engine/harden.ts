import { conflicts, type TextEdit } from '../text/edit';
import { minimalEdits } from '../text/minimal-edits';
import { OffsetMap } from '../text/offset-map';
import type { Analysis } from './analysis';
import type { Finding, Fix } from './finding';
import { applyAndVerify, prove, type Reanalyse } from './prove';
import type { Rule, Safety } from './rule';

/** One fix of a plan. Its `id` stays the same whichever other items are chosen. */
export interface HardenItem {
  readonly id: string;
  readonly rule: Rule;
  readonly message: string;
  readonly fixTitle: string;
  readonly safety: Safety;
  /** Where in the text that the plan was made for; fixes that only others make possible stand at their place. */
  readonly offset: number;
}

export interface HardenPlan {
  readonly items: readonly HardenItem[];
  /** What no fix mends, in the text after all items. */
  readonly remaining: readonly Finding[];
}

export interface Hardened {
  readonly text: string;
  /** The smallest edits from the analysed text to `text`. */
  readonly edits: readonly TextEdit[];
  /** What the fixes wrote, round by round: the edits of each are of the text that those before it made. */
  readonly rounds: readonly (readonly TextEdit[])[];
  readonly applied: readonly HardenItem[];
  /** Findings in the new text. */
  readonly remaining: readonly Finding[];
  readonly analysis: Analysis;
}

/** Which fixes may be used. */
export type Choice = (item: HardenItem) => boolean;

/** Rounds of fixing; real files settle after a handful, the limit is for fixes that undo one another. */
const mostRounds = 50;

/**
 * Applies every chosen fix that can be proved, lints again and goes on with what came up, until nothing changes. Of the
 * fixes of one finding the first that is chosen and proved is used, safe ones before suggested ones.
 */
export function harden(analysis: Analysis, isChosen: Choice, reanalyse: Reanalyse): Hardened {
  let current = analysis;
  const applied: HardenItem[] = [];
  const rounds: (readonly TextEdit[])[] = [];
  const maps: OffsetMap[] = [];
  const seen = new Set([analysis.text]);
  for (let round = 0; round < mostRounds; round++) {
    const step = nextStep(current, offers(current, maps, isChosen), reanalyse);
    if (!step || seen.has(step.analysis.text)) break;
    applied.push(...step.items);
    rounds.push(step.edits);
    maps.push(new OffsetMap(step.edits));
    current = step.analysis;
    seen.add(current.text);
  }
  return {
    text: current.text,
    edits: minimalEdits(analysis.text, current.text),
    rounds,
    applied,
    remaining: current.findings,
    analysis: current,
  };
}

/** Everything that could be done to a file, each item proved with the ones before it applied. */
export function hardenPlan(analysis: Analysis, reanalyse: Reanalyse): HardenPlan {
  const result = harden(analysis, () => true, reanalyse);
  return { items: result.applied, remaining: result.remaining };
}

interface Offered {
  readonly item: HardenItem;
  readonly finding: Finding;
  readonly fix: Fix;
}

interface Step {
  readonly analysis: Analysis;
  readonly items: readonly HardenItem[];
  readonly edits: readonly TextEdit[];
}

/** As many fixes in one go as can be proved together; where they cannot, those that can each by itself, or one. */
function nextStep(analysis: Analysis, offered: readonly Offered[][], reanalyse: Reanalyse): Step | undefined {
  const firsts = offered.flatMap((choices) => choices.slice(0, 1));
  const quick = firsts.length > 1 ? together(analysis, firsts, reanalyse) : undefined;
  if (quick) return quick;
  const provable = offered.flatMap(
    (choices) => choices.find(({ finding, fix }) => prove(analysis, finding, fix, reanalyse).isProved) ?? [],
  );
  return together(analysis, provable, reanalyse) ?? together(analysis, provable.slice(0, 1), reanalyse);
}

/** For each finding the fixes that are chosen, safe ones first. */
function offers(analysis: Analysis, maps: readonly OffsetMap[], isChosen: Choice): Offered[][] {
  const times = new Map<string, number>();
  const found: Offered[][] = [];
  for (const finding of analysis.findings) {
    const offset = maps.reduceRight((at, map) => map.backward(at), finding.span.start);
    const ordered = [...finding.fixes].sort((a, b) => Number(a.safety !== 'safe') - Number(b.safety !== 'safe'));
    const chosen = ordered.flatMap((fix): Offered[] => {
      const key = `${finding.rule.id}@${offset}:${fix.title}`;
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      const item: HardenItem = {
        id: time === 0 ? key : `${key}#${time}`,
        rule: finding.rule,
        message: finding.message,
        fixTitle: fix.title,
        safety: fix.safety,
        offset,
      };
      return isChosen(item) ? [{ item, finding, fix }] : [];
    });
    if (chosen.length > 0) found.push(chosen);
  }
  return found;
}

function together(analysis: Analysis, offered: readonly Offered[], reanalyse: Reanalyse): Step | undefined {
  const edits: TextEdit[] = [];
  const used: Offered[] = [];
  for (const one of offered) {
    const wanted = one.fix.edits();
    if (!wanted || wanted.length === 0) continue;
    if (wanted.some((edit) => edits.some((other) => conflicts(edit, other) || meets(edit, other)))) continue;
    edits.push(...wanted);
    used.push(one);
  }
  if (used.length === 0) return undefined;
  const targets = used.map(({ finding }) => finding);
  const proof = applyAndVerify(analysis, edits, targets, reanalyse);
  if (!proof.isProved) return undefined;
  return { analysis: proof.analysis, items: used.map(({ item }) => item), edits };
}

/**
 * Whether an edit of another fix says the same, or inserts at the edge of what this one replaces: each was made for the
 * text as it is, and the insertion may lean on what goes.
 */
function meets(a: TextEdit, b: TextEdit): boolean {
  const isSame = a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
  if (isSame || isInsertion(a) === isInsertion(b)) return isSame;
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function isInsertion({ span }: TextEdit): boolean {
  return span.start === span.end;
}
