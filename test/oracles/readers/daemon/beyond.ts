import type { YamlNode } from '../../../../server/src/core/syntax/yaml-tree';
import type { Json } from '../../answer';
import type { Change } from '../../reader';
import { type Mark, marksOf, type Path, touchedPaths } from '../touched-paths';

/** What an edit of a daemon.json changes for the daemon at places that it does not touch, and what it weakens. */
export function beyond({ before, after, edits }: Change): readonly string[] {
  const marks = marksOf(before.subject.text, edits);
  const touched = [...waysTouched(before.analysis, marks.before), ...waysTouched(after.analysis, marks.after)];
  const was = valuesOf(before.official.reading);
  const is = valuesOf(after.official.reading);
  const ways = [...new Set([...was.keys(), ...is.keys()])];
  const elsewhere = ways
    .filter((way) => JSON.stringify(was.get(way)) !== JSON.stringify(is.get(way)) && !isTouched(way, touched))
    .map((way) => `${way} is read otherwise: ${JSON.stringify(was.get(way))}, then ${JSON.stringify(is.get(way))}`);
  const weaker = [...strong]
    .filter(([key, isStrong]) => isStrong(was.get(`effective.${key}`)) && !isStrong(is.get(`effective.${key}`)))
    // Of two values one must go, and which of them is asked.
    .filter(([key]) => before.subject.text.split(JSON.stringify(key)).length === 2)
    .map(([key]) => `${key} is weaker than before`);
  return [...elsewhere, ...weaker];
}

/** When a setting protects more than the daemon does without it. */
const strong: ReadonlyMap<string, (value: Json | undefined) => boolean> = new Map([
  ['icc', (value) => value === false],
  ['no-new-privileges', (value) => value === true],
  ['selinux-enabled', (value) => value === true],
  ['tlsverify', (value) => value === true],
  ['userland-proxy', (value) => value === false],
  ['userns-remap', (value) => typeof value === 'string' && value !== ''],
  ['authorization-plugins', (value) => Array.isArray(value) && value.length > 0],
]);

/** Values and ignored places by their way, behind `effective.` and `ignored.`. */
function valuesOf(reading: Json | undefined): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const part of ['effective', 'ignored']) {
    const inside = memberOf(reading, part);
    for (const [way, value] of Object.entries(inside ?? {})) values.set(`${part}.${way}`, value);
  }
  return values;
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as { readonly [key: string]: Json })[name] : undefined;
}

function waysTouched(analysis: Change['before']['analysis'], marks: readonly Mark[]): string[] {
  const { yaml } = analysis;
  const root: YamlNode | undefined = yaml?.documents[0]?.document.root;
  return yaml ? touchedPaths({ file: yaml, marks }, root).map(wayOf) : [];
}

function wayOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join('.');
}

/** Whether an edit touches a place, what it stands in, or something in it. */
function isTouched(way: string, touched: readonly string[]): boolean {
  const place = way.slice(way.indexOf('.') + 1);
  if (touched.includes('')) return true;
  return touched.some((other) => `${place}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${place}.`));
}
