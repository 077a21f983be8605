import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { type FieldType, fieldRelease, type ObjectType } from '../../../knowledge/kubernetes-fields';
import type { DecodingProblem, Holder } from '../../../model/kubernetes-decoding';
import { has } from '../../../model/yaml-values';
import { distanceWithin, nearestWord } from '../../../text/did-you-mean';
import { placeOf, refusedBy, titleOf } from '../_shared/decoding';
import { plainValueOf } from '../_shared/plain-value';
import { cases } from './unknown-field.cases';

type UnknownField = Extract<DecodingProblem, { what: 'unknown' }>;

/** Whether two names differ in one letter or two that are swapped, or only in case, dashes and underscores. */
function isSlip(written: string, name: string): boolean {
  const [a = '', b = ''] = [written, name].map((word) => word.toLowerCase().replace(/[-_]/g, ''));
  return a === b || (a.length > 2 && distanceWithin(a, b, 1) !== undefined);
}

interface Place {
  readonly from: Holder;
  /** The keys from there to the map that has the field. */
  readonly path: readonly string[];
}

/** The map that has the field: one around, the innermost first, or the only one within two steps. */
function placeFor(name: string, holder: Holder, value: FieldShape): Place | undefined {
  for (let above = holder.above; above; above = above.above) {
    if (fits(above.type.fields.get(name), value)) return { from: above, path: [] };
  }
  const below = placesBelow(name, holder.type, value);
  return below.length === 1 && below[0] ? { from: holder, path: below[0] } : undefined;
}

function placesBelow(name: string, type: ObjectType, value: FieldShape): readonly (readonly string[])[] {
  const inner = [...type.fields].flatMap(([field, of]) =>
    of.holds === 'object' && field !== 'status' ? [{ path: [field], of }] : [],
  );
  const near = inner.filter(({ of }) => fits(of.fields.get(name), value));
  if (near.length > 0) return near.map(({ path }) => path);
  return inner.flatMap(({ path, of }) =>
    [...of.fields].flatMap(([field, deeper]) =>
      deeper.holds === 'object' && fits(deeper.fields.get(name), value) ? [[...path, field]] : [],
    ),
  );
}

type FieldShape = 'map' | 'list' | 'scalar' | 'nothing';

function shapeOf({ entry }: UnknownField): FieldShape {
  const type = entry.value?.type;
  if (type === 'map' || type === 'list') return type;
  return type === 'scalar' && entry.value?.type === 'scalar' && entry.value.value !== null ? 'scalar' : 'nothing';
}

function fits(type: FieldType | undefined, value: FieldShape): boolean {
  if (!type) return false;
  if (value === 'nothing') return true;
  if (type.holds === 'list') return value === 'list';
  if (type.holds === 'object' || type.holds === 'map') return value === 'map';
  return value === 'scalar';
}

function move(problem: UnknownField, { from, path }: Place): ((edit: YamlEdits) => void) | undefined {
  const { entry, name } = problem;
  const value = plainValueOf(entry.entry.value);
  if (entry.isMerged || value === undefined || has(from.map, ...path, name)) return undefined;
  return (edit) => {
    edit.remove(entry.entry);
    edit.set(from.map, [...path, name], value);
  };
}

function isNewer(version: string): boolean {
  const minor = (text: string) => Number(/^v?1\.(\d+)/.exec(text)?.[1] ?? 0);
  return minor(version) > minor(fieldRelease);
}

export default rule('kubernetes/unknown-field', {
  title: 'The field does not exist in this kind of object',
  why: 'The API server refuses the object under strict validation and drops the field otherwise: what you set is not in force.',
  severity: 'error',
  category: 'correctness',
  peers: { 'kube-linter': ['schema-validation'] },
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  fix: [
    { title: 'Rename the field', safety: 'safe' },
    { title: 'Move the field to where it belongs', safety: 'suggested' },
    { title: 'Delete the field', safety: 'suggested' },
  ],
  visit: 'document',
  check(part, report, { settings }) {
    for (const { object, problem } of refusedBy(part)) {
      if (problem.what !== 'unknown') continue;
      const { name, entry, holder } = problem;
      const known = [...holder.type.fields.keys()];
      const slips = known.filter((one) => isSlip(name, one));
      // A cluster may be newer than what is known here.
      if (slips.length === 0 && isNewer(settings.kubernetesVersion)) continue;
      const place = slips.length === 0 ? placeFor(name, holder, shapeOf(problem)) : undefined;
      const meant =
        slips.length > 0 ? (nearestWord(name, slips) ?? slips[0]) : place ? undefined : nearestWord(name, known);
      const isFree = meant !== undefined && !has(holder.map, meant) && !entry.isMerged;
      const target = place && [place.from.inWords, ...place.path].filter((step) => step !== '').join('.');
      const hint = meant
        ? `; did you mean ${meant}?`
        : target === undefined
          ? ` in Kubernetes ${fieldRelease}`
          : `; it belongs ${target === '' ? 'at the top' : `into ${target}`}`;
      report(entry.entry.key, {
        says: `${titleOf(object)}: there is no field ${name}${placeOf(holder)}${hint}`,
        fix: [
          isFree
            ? {
                title: `Rename to ${meant}`,
                safety: slips.length === 1 ? 'safe' : 'suggested',
                edit: (edit) => edit.rename(entry.entry, meant),
              }
            : undefined,
          place && move(problem, place),
          { title: `Delete ${name}`, edit: (edit) => edit.remove(entry.entry) },
        ],
      });
    }
  },
  examples: cases,
});
