import type { Analysis } from '../../../../server/src/core/index';
import { analysed } from '../../analysed';
import { type Answer, type Difference, leavesOf } from '../../answer';
import type { Subject } from '../../subject';
import { correctness, read } from './reading';

const settings = correctness();
const analyses = new WeakMap<Subject, Analysis>();

/** A subject under the rules that say what Compose refuses. */
export function analysisOf(subject: Subject): Analysis {
  const known = analyses.get(subject) ?? analysed(subject, settings);
  analyses.set(subject, known);
  return known;
}

/** Whether we refuse a text. */
export function refuses(subject: Subject): boolean {
  return read(analysisOf(subject)).refused !== undefined;
}

/**
 * Whether a difference is gone where a text is written otherwise, so that nothing but what is repaired makes it. A repair
 * that changes nothing explains nothing.
 */
export function isGoneAfter(repair: (text: string) => string, difference: Difference, subject: Subject): boolean {
  const text = repair(subject.text);
  return text !== subject.text && agrees(difference, read(analysisOf({ ...subject, text })));
}

/** Whether an answer says at a place what the official program says there. */
function agrees({ at, official }: Difference, answer: Answer): boolean {
  if (at === 'refused') return (official === undefined) === (answer.refused === undefined);
  const expected = leavesOf(official, at);
  const found = [...leavesOf(answer.reading)].filter(
    ([place]) => place === at || place.startsWith(`${at}.`) || place.startsWith(`${at}[`),
  );
  return found.length === expected.size && found.every(([place, value]) => expected.get(place) === value);
}
