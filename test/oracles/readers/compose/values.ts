import type { NamedValue } from '../../../../server/src/core/model/compose-environment';
import type { ComposePart } from '../../../../server/src/core/model/compose-parts';
import { bytesOf } from '../../../../server/src/core/model/compose-sizes';
import type { ComposeValue } from '../../../../server/src/core/model/compose-value';
import type { Json } from '../../answer';

/** What stands where a value hangs on a variable that neither a default nor the file tells. */
export const unknown = '(unknown)';

export type JsonRecord = { [key: string]: Json };

/** A scalar as text; empty where none is written. */
export function text(value: ComposeValue | ComposePart | undefined): string {
  if (!value || value.written === undefined) return '';
  return value.text ?? unknown;
}

/** A boolean; false where none is written. */
export function boolean(value: ComposeValue | undefined): Json {
  return value?.isUnknown ? unknown : (value?.boolean ?? false);
}

/** A number, or nothing where none is written. */
export function number(value: ComposeValue | undefined, missing: Json = 0): Json {
  if (!value || value.isNull) return missing;
  return value.isUnknown ? unknown : (value.number ?? `no number: ${value.text}`);
}

/** A number whose rest behind the point Compose cuts off. */
export function wholeNumber(value: ComposeValue | undefined, missing: Json = 0): Json {
  const read = number(value, missing);
  return typeof read === 'number' ? Math.trunc(read) : read;
}

/** A size in bytes. */
export function bytes(value: ComposeValue | undefined): Json {
  if (!value || value.isNull) return 0;
  if (value.text === undefined) return unknown;
  return bytesOf(value) ?? value.number ?? `no size: ${value.text}`;
}

/** The texts of a list, or of a lone scalar as a list of one. */
export function list(value: ComposeValue | undefined): Json {
  return (value?.type === 'scalar' ? [value] : (value?.items ?? [])).map(text);
}

/**
 * Members by their names. Those whose name hangs on a variable are counted under `unknown`: nobody can tell them apart.
 */
export function keyed<T>(members: readonly T[], nameOf: (member: T) => string | undefined, read: (member: T) => Json) {
  const result: JsonRecord = {};
  let nameless = 0;
  for (const member of members) {
    const name = nameOf(member);
    if (name === undefined) nameless++;
    else result[name] = read(member);
  }
  if (nameless > 0) result[unknown] = nameless;
  return result;
}

/** Variables, labels and the like; `missing` where a name stands alone. */
export function named(values: readonly NamedValue[], missing: Json = ''): JsonRecord {
  return keyed(
    values,
    ({ name, hasUnknownName }) => (hasUnknownName ? undefined : name),
    ({ value }) => (value ? text(value) : missing),
  );
}
