import type { KubernetesPart } from '../../../model/kubernetes';
import { type DecodingProblem, decodingProblems, type Holder } from '../../../model/kubernetes-decoding';
import type { KubernetesObject } from '../../../model/kubernetes-object';
import { isUnknownValue } from '../../../model/kubernetes-values';

/** A problem with the object that has it. */
export interface FoundProblem {
  readonly object: KubernetesObject;
  readonly problem: DecodingProblem;
}

/**
 * What strict decoding refuses in the objects of a document, read once for all rules. Nothing is said of template text
 * and placeholders, of the directives of patches, and of templates with gaps, where any field may come from elsewhere.
 */
export function refusedBy(part: KubernetesPart): readonly FoundProblem[] {
  return part.remember(readProblems);
}

function readProblems(part: KubernetesPart): readonly FoundProblem[] {
  if (part.isTemplate && part.isPartial) return [];
  return part.objects.flatMap((object) =>
    decodingProblems(object)
      .filter((problem) => !isSomebodyElses(problem))
      .map((problem) => ({ object, problem })),
  );
}

function isSomebodyElses(problem: DecodingProblem): boolean {
  if (problem.what === 'type') return isUnknownValue(problem.node);
  return problem.name.startsWith('$') || isUnknownValue(problem.entry.entry.key);
}

/** What an object is called in messages: `Deployment web`. */
export function titleOf({ kind, name }: KubernetesObject): string {
  return name === undefined ? kind : `${kind} ${name}`;
}

/** Where something stands for people: ` in spec.containers.web`; nothing for the object itself. */
export function placeOf({ inWords }: Pick<Holder, 'inWords'>): string {
  return inWords === '' ? '' : ` in ${inWords}`;
}
