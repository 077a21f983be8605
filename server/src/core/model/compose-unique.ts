import type { Mount } from './compose-mounts';
import { type ComposePart, ShortForm } from './compose-parts';
import type { Port } from './compose-ports';
import type { Service } from './compose-service';
import type { ComposeValue } from './compose-value';
import { cleanPath } from './paths';

type KeyOf = (item: ComposeValue) => string | undefined;

const name: KeyOf = ({ text, written = '' }) => text?.split('=')[0] ?? /^[^$=]*(?==)/.exec(written)?.[0];
const whole: KeyOf = ({ text }) => text;

function targetKey(folder: string): KeyOf {
  return (item) =>
    item.type === 'map' ? (item.get('target')?.text ?? join(item.get('source')?.text)) : join(item.text);
  function join(source: string | undefined): string | undefined {
    return source === undefined ? undefined : `${folder}/${source}`;
  }
}

/** The text of a part; where it is unknown its variables, which bring the same wherever they stand. */
function inWords({ text, written }: ComposePart): string {
  return text ?? written.replace(/\$\{(\w+)\}/g, '$$$1');
}

const device: KeyOf = (item) => {
  if (item.type === 'map') return item.get('target')?.text;
  const form = new ShortForm(item);
  const [source, target] = form.split(':');
  const at = target ?? source;
  return at && inWords(form.part(at));
};

const path: KeyOf = (item) => (item.type === 'map' ? item.get('path')?.text : item.text);

const keys: ReadonlyMap<string, KeyOf> = new Map([
  ...['cap_add', 'cap_drop', 'dns', 'dns_opt', 'dns_search', 'links', 'profiles', 'tmpfs'].map(
    (list) => [list, name] as const,
  ),
  ['expose', whole],
  ['devices', device],
  ['env_file', path],
  ['configs', targetKey('')],
  ['secrets', targetKey('/run/secrets')],
]);

/**
 * The items of a list to which each layer adds nothing that stands there in the same words. A later document adds all of
 * its words: Compose has made long forms of those before it.
 */
export function addedItems(
  service: Service,
  list: ComposeValue | undefined,
  items: readonly ComposeValue[] = list?.items ?? [],
): readonly ComposeValue[] {
  if ((list?.layers.length ?? 0) < 2) return items;
  const { documents, placeOf } = service.model.yaml;
  return lastOfEach(items, ({ text, document }) => {
    // What another file brings is read with the document that names it.
    const offset = placeOf(document)?.offset ?? 0;
    const index = documents.findLastIndex((placed) => placed.offset <= offset);
    return text === undefined ? undefined : `${index} ${text}`;
  });
}

/**
 * The items of a list of a service as Compose counts them: of several that mean one thing the last one, where the first
 * one stands. The service's own lists hold all of them, as every one is written somewhere.
 */
export function countedItems(service: Service, list: string): readonly ComposeValue[] {
  const value = service.get(list);
  const items = value?.sequence ?? [];
  const keyOf = keys.get(list);
  if (!keyOf) return (value?.layers.length ?? 0) > 1 ? lastOfEach(items, whole) : items;
  const counted = lastOfEach(addedItems(service, value, items), keyOf);
  return list === 'dns' ? counted.filter(({ text: address }) => address !== '') : counted;
}

/** The ports that Compose counts: what is written twice with the same variables once, whatever these bring. */
export function countedPorts(service: Service): readonly Port[] {
  return lastOfEach(added(service, 'ports', service.ports), ({ hostIp, published, target, protocol, isUnknown }) => {
    if (!isUnknown || protocol === undefined) return undefined;
    const parts = [hostIp, published, target].map((part) => (part ? inWords(part) : ''));
    return `${parts.join(':')}/${protocol}`;
  });
}

/**
 * The mounts that Compose counts: of several with the same target in the same words the last one. It looks a second
 * time when the targets of short forms are cleaned, those of long ones never.
 */
export function countedMounts(service: Service): readonly Mount[] {
  const inWords = lastOfEach(added(service, 'volumes', service.mounts), ({ target }) => target?.text);
  return lastOfEach(inWords, ({ target, form }) => {
    return form === 'short' && target?.text !== undefined ? cleanPath(target.text) : target?.text;
  });
}

/** What was read of a list's items, for those that layers add: see `addedItems`. */
function added<T extends { readonly value: ComposeValue }>(service: Service, list: string, read: readonly T[]): T[] {
  const byItem = new Map(read.map((one) => [one.value.node, one]));
  return addedItems(service, service.get(list)).flatMap(({ node }) => byItem.get(node) ?? []);
}

function lastOfEach<T>(items: readonly T[], keyOf: (item: T) => string | undefined): readonly T[] {
  const counted = new Map<string, T>();
  for (const [index, item] of items.entries()) counted.set(keyOf(item) ?? `\0${index}`, item);
  return [...counted.values()];
}
