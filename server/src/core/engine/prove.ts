import type { Directive } from '../syntax/dockerfile-tree';
import { applyEdits, type TextEdit } from '../text/edit';
import { OffsetMap } from '../text/offset-map';
import { overlaps, type Span } from '../text/span';
import type { Analysis } from './analysis';
import type { Finding, Fix } from './finding';
import { repeatedKeys } from './repeated-keys';
import type { Severity } from './rule';

/** What came of holding edits against the parser and the rules. */
export type Proof =
  | { readonly isProved: true; readonly edits: readonly TextEdit[]; readonly text: string; readonly analysis: Analysis }
  | { readonly isProved: false; readonly reason: string };

/** Analyses another text in place of that of an analysis, with everything else the same. */
export type Reanalyse = (analysis: Analysis, text: string) => Analysis | undefined;

const loudness: Record<Severity, number> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Runs a fix on a copy and proves it; see `applyAndVerify`. */
export function prove(analysis: Analysis, finding: Finding, fix: Fix, reanalyse: Reanalyse): Proof {
  const edits = fix.edits();
  if (!edits) return { isProved: false, reason: 'this file is written in a way that the edit cannot be made in' };
  return applyAndVerify(analysis, edits, [finding], reanalyse);
}

/**
 * Applies edits to a copy, parses and lints it again, and says whether they did what they are for: every target finding
 * is gone, nothing of the same or a higher severity is new (but hints that a safe fix settles), no syntax problem is new, the file is still of its kind.
 * The light bulb, fix all, harden, the command line and the tests offer and write nothing that did not pass here.
 */
export function applyAndVerify(
  analysis: Analysis,
  edits: readonly TextEdit[],
  targets: readonly Finding[],
  reanalyse: Reanalyse,
): Proof {
  const text = applyEdits(analysis.text, edits);
  if (text === undefined) return { isProved: false, reason: 'its edits overlap' };
  if (text === analysis.text) return { isProved: false, reason: 'it changes nothing' };
  const after = reanalyse(analysis, text);
  if (after?.kind !== analysis.kind) return { isProved: false, reason: 'the file would no longer be recognised' };
  const map = new OffsetMap(edits);
  if (newProblem(analysis, after)) return { isProved: false, reason: 'the file would no longer parse' };
  if (changesDirectives(analysis, after, edits, map)) {
    return { isProved: false, reason: 'a comment would become a directive, or a directive a comment' };
  }
  if (repeatedKeys(after.yaml) > repeatedKeys(analysis.yaml)) {
    return { isProved: false, reason: 'a key would be written twice' };
  }
  if (after.failures.length > analysis.failures.length) {
    return { isProved: false, reason: 'a rule fails on what comes out' };
  }
  if (after.unanswered > 0 && targets.some(({ code }) => code !== undefined)) {
    return { isProved: false, reason: 'what ShellCheck says of the changed script is not known yet' };
  }
  const { fresh, gone } = compare(analysis, after, map);
  if (targets.some((target) => !gone.has(target))) return { isProved: false, reason: 'the finding would remain' };
  const limit = Math.max(...targets.map((target) => loudness[target.severity]), loudness.hint);
  const worse = fresh.find(
    (finding) => loudness[finding.severity] >= limit && !isTrifle(finding) && targets.length > 0,
  );
  if (worse) return { isProved: false, reason: `it would bring up ${worse.rule.id}` };
  return { isProved: true, edits, text, analysis: after };
}

/** A hint with a safe fix, as the syntax directive that a new flag asks for: hardening settles it in its next round. */
function isTrifle({ severity, fixes }: Finding): boolean {
  return severity === 'hint' && fixes.some(({ safety }) => safety === 'safe');
}

function newProblem(before: Analysis, after: Analysis): boolean {
  const count = (analysis: Analysis) => {
    const codes = new Map<string, number>();
    for (const problem of analysis.problems) codes.set(problem.code, (codes.get(problem.code) ?? 0) + 1);
    return codes;
  };
  const old = count(before);
  return [...count(after)].some(([code, times]) => times > (old.get(code) ?? 0));
}

/** Whether a line of a Dockerfile that no edit touches means something else than before to its parser. */
function changesDirectives(before: Analysis, after: Analysis, edits: readonly TextEdit[], map: OffsetMap): boolean {
  const [old, fresh] = [directivesOf(before), directivesOf(after)];
  const isIn = (list: readonly Directive[], one: Directive) =>
    list.some(({ name, value }) => name === one.name && value === one.value);
  const isTouched = (at: Span) => edits.some((edit) => reachesInto(edit, at));
  const isWritten = ({ span: at }: Directive) => {
    const [start, last] = [map.backward(at.start), map.backward(at.end - 1)];
    return start === last || isTouched({ start, end: last + 1 });
  };
  return (
    old.some((one) => !isIn(fresh, one) && !isTouched(one.span)) ||
    fresh.some((one) => !isIn(old, one) && !isWritten(one))
  );
}

/** Whether an edit changes a line, and does not only put others above or below it. */
function reachesInto({ span: own, newText }: TextEdit, line: Span): boolean {
  if (own.end === line.start) return newText !== '' && !newText.endsWith('\n');
  if (own.start === line.end) return newText !== '' && !/^\r?\n/.test(newText);
  return overlaps(own, line);
}

function directivesOf({ content }: Analysis): readonly Directive[] {
  return content.kind === 'dockerfile' ? content.model.directives : [];
}

/** Pairs the findings of the text before with those after: what has no partner before is new, none after is gone. */
function compare(before: Analysis, after: Analysis, map: OffsetMap): { fresh: Finding[]; gone: Set<Finding> } {
  const all = (analysis: Analysis) => [...analysis.findings, ...analysis.suppressed.map(({ finding }) => finding)];
  const left = new Map<string, { finding: Finding; at: Span }[]>();
  for (const finding of all(before)) {
    const same = left.get(finding.rule.id);
    const moved = { finding, at: map.forwardSpan(finding.span) };
    if (same) same.push(moved);
    else left.set(finding.rule.id, [moved]);
  }
  let unpaired = all(after);
  for (const isPartner of [isSamePlace, isTouchingPlace, isSameLack]) {
    unpaired = unpaired.filter((finding) => {
      const candidates = left.get(finding.rule.id) ?? [];
      const partner = candidates.findIndex((candidate) => isPartner(candidate, finding));
      if (partner >= 0) candidates.splice(partner, 1);
      return partner < 0;
    });
  }
  const gone = new Set([...left.values()].flatMap((rest) => rest.map(({ finding }) => finding)));
  return { fresh: unpaired, gone };
}

function isSamePlace(old: { finding: Finding; at: Span }, finding: Finding): boolean {
  return old.at.start === finding.span.start && old.at.end === finding.span.end;
}

function isTouchingPlace(old: { finding: Finding; at: Span }, finding: Finding): boolean {
  return overlaps(old.at, finding.span);
}

/**
 * What is missing is told at the nearest thing that is there: once `securityContext:` is written, a field that it lacks
 * is told there and no longer at the container's name.
 */
function isSameLack(old: { finding: Finding }, finding: Finding): boolean {
  return old.finding.isMissing && finding.isMissing && old.finding.message === finding.message;
}
