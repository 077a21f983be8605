import { span } from '../text/span';
import { type ComposePart, fieldOf, partOf } from './compose-parts';
import type { ComposePlace, ComposeValue } from './compose-value';
import { splitOutside } from './interpolation';

/** One `NAME=value` of a list, or one member of a mapping: variables, labels, build arguments, sysctls. */
export interface NamedValue {
  readonly name: string;
  readonly form: 'list' | 'map';
  /** The whole item of a list; the value of a mapping, or its key where the value is empty. */
  readonly source: ComposeValue;
  readonly namePlace: ComposePlace;
  /** Nothing where only a name is written. */
  readonly value: ComposePart | undefined;
  /** The value where it is written, otherwise the name. */
  readonly place: ComposePlace;
  /** With defaults filled in; nothing where it is unknown or not written. */
  readonly text: string | undefined;
  /** Whether the name hangs on a variable. */
  readonly hasUnknownName: boolean;
}

/** The pairs of a mapping or of a list of `NAME=value`, as written and with names that stand twice. */
export function allNamedValues(value: ComposeValue | undefined, separators = '='): readonly NamedValue[] {
  if (!value) return [];
  const layers = value.mixedLayers;
  if (layers) return layers.flatMap((layer) => allNamedValues(layer, separators));
  const members = value.entries.map(({ name, value: member }) => readMember(name, member));
  const items = value.items.filter((item) => item.type === 'scalar').map((item) => readNamedItem(item, separators));
  return [...members, ...items];
}

/**
 * The hosts of `extra_hosts` with one address each: `name=address` or `name:address` with several behind commas, or a
 * mapping of names to an address or a list of them. Brackets around an address are none of it.
 */
export function hostAddresses(value: ComposeValue | undefined): readonly NamedValue[] {
  if (!value) return [];
  if (value.layers.length > 1) return mergedHosts(value);
  const members = value.entries.flatMap(({ name, value: member }) => {
    if (member.type !== 'list') return readMember(name, member);
    const namePlace = member.key ?? member.place;
    return member.items.flatMap((item): NamedValue[] => {
      const part = fieldOf(item);
      if (!part) return [];
      const { text, place } = part;
      return [{ name, form: 'map', source: item, namePlace, value: part, place, text, hasUnknownName: false }];
    });
  });
  const items = value.items
    .filter((item) => item.type === 'scalar')
    .flatMap((item) => {
      const host = readNamedItem(item, item.written?.includes('=') ? '=' : ':');
      return (host.text?.split(',') ?? [undefined]).map((text) => ({ ...host, text }));
    });
  return [...members, ...items].map((host) => ({ ...host, text: host.text?.replace(/^\[(.+)\]$/, '$1') }));
}

/** Layers are put one behind the other, and what one of them says in the same words as those before it is left out. */
function mergedHosts(value: ComposeValue): readonly NamedValue[] {
  const said = new Set<string>();
  return value.separateLayers.flatMap((layer) => {
    const hosts = hostAddresses(layer).map((host) => {
      const { form, source, name } = host;
      return { host, words: form === 'map' ? `${name}=${source.text ?? source.written}` : (source.written ?? '') };
    });
    if (layer.type === 'map') hosts.sort((a, b) => (a.words < b.words ? -1 : Number(a.words > b.words)));
    const more = hosts.filter(({ words }) => !said.has(words));
    for (const { words } of more) said.add(words);
    return more.map(({ host }) => host);
  });
}

/** The pairs, of names written twice the last one. */
export function namedValues(value: ComposeValue | undefined, separators = '='): readonly NamedValue[] {
  return [...new Map(allNamedValues(value, separators).map((named) => [named.name, named])).values()];
}

function readMember(name: string, source: ComposeValue): NamedValue {
  const value = fieldOf(source);
  const namePlace = source.key ?? source.place;
  const place = value?.place ?? namePlace;
  return { name, form: 'map', source, namePlace, value, place, text: value?.text, hasUnknownName: false };
}

/** One item of a list: `NAME=value`, or split at the first of several separators. */
export function readNamedItem(source: ComposeValue, separators: string): NamedValue {
  const written = source.written ?? '';
  const ends = [...separators].flatMap((separator) => {
    const [first] = splitOutside(written, separator, false);
    return first && first.end < written.length ? [first.end] : [];
  });
  const nameEnd = Math.min(written.length, ...ends);
  const name = partOf(source, span(0, nameEnd));
  const value = nameEnd < written.length ? partOf(source, span(nameEnd + 1, written.length)) : undefined;
  return {
    name: name.text ?? name.written,
    form: 'list',
    source,
    namePlace: name.place,
    value,
    place: value?.place ?? name.place,
    text: value?.text,
    hasUnknownName: name.text === undefined,
  };
}
