import type { Analysis } from '../../../../server/src/core/index';
import { isJsonDocument } from '../../../../server/src/core/model/kubernetes-decoding';
import { type Json, leavesOf } from '../../answer';
import type { Change } from '../../reader';
import { type Mark, marksOf, type Path, touchedPaths, without } from '../touched-paths';
import { jsonOf } from './json';
import { topObjects } from './reading';

const mostTold = 5;

/**
 * The places of objects that read otherwise though no edit touches them. What both sides read is what the official
 * program reads: its digests are part of the comparison.
 */
export function changedBeyond({ before, after, edits }: Change): readonly string[] {
  const marks = marksOf(before.analysis.text, edits);
  const old = untouched(before.analysis, marks.before);
  const fresh = untouched(after.analysis, marks.after);
  if (old.length !== fresh.length) return [`${old.length} objects that it does not touch became ${fresh.length}`];
  return old.flatMap(({ value }, index) => partings(value, fresh[index])).slice(0, mostTold);
}

/** What is left of an object, and the ways to what is not. */
interface Untouched {
  readonly value: Json;
  readonly touched: readonly string[];
}

/** Every object without the places that an edit touches; not those that come or go as a whole. */
function untouched(analysis: Analysis, marks: readonly Mark[]): Untouched[] {
  if (analysis.content.kind !== 'kubernetes' || !analysis.yaml) return [];
  const file = analysis.yaml;
  return analysis.content.model.parts.flatMap((part) => {
    const isJson = isJsonDocument(part.document);
    return topObjects(part).flatMap(({ node }): Untouched[] => {
      const paths = touchedPaths({ file, marks }, node);
      if (paths.some((path) => path.length === 0)) return [];
      const value = without(JSON.parse(jsonOf(node, isJson)) as Json, paths) ?? null;
      return [{ value, touched: paths.map(wayOf) }];
    });
  });
}

function wayOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

function partings(before: Json, after: Untouched | undefined): string[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after?.value);
  // What a merge key brought in is written elsewhere, and is touched by what overrides it.
  const isOverridden = (way: string) => !fresh.has(way) && after?.touched.some((own) => way === own);
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((way) => old.get(way) !== fresh.get(way) && !isOverridden(way))
    .map((way) => `changes ${way.slice(1)}, which it does not touch`);
}
