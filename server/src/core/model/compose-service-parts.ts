import { type NamedValue, namedValues, readNamedItem } from './compose-environment';
import { type ComposePart, fieldOf, partOf } from './compose-parts';
import type { Service } from './compose-service';
import { bytesOf } from './compose-sizes';
import { addedItems } from './compose-unique';
import type { ComposePlace, ComposeValue } from './compose-value';
import { splitOutside } from './interpolation';
import { parseDuration } from './sizes-and-durations';

/** A variable of a service's environment. */
export interface EnvironmentVariable extends NamedValue {
  readonly service: Service;
}

/** A command as text, which a shell-like splitter reads, or as a list of words. */
export interface Command {
  readonly value: ComposeValue;
  readonly form: 'text' | 'list';
  /** The words of a list; of a text the whole text as one. */
  readonly words: readonly ComposePart[];
  /** All words with blanks between; nothing where one is unknown. */
  readonly text: string | undefined;
  /** `[]` or an empty text, which takes the image's command away. */
  readonly isEmpty: boolean;
}

/** Reads `command`, `entrypoint` and the like. */
export function readCommand(value: ComposeValue | undefined): Command | undefined {
  if (!value || value.isTakenAway || value.type === 'map') return undefined;
  const form = value.type === 'list' ? 'list' : 'text';
  const words =
    form === 'list' ? value.ownItems.flatMap((item) => fieldOf(item) ?? []) : [fieldOf(value)].filter(isPart);
  const isKnown = words.every(({ text }) => text !== undefined);
  const text = isKnown ? words.map((word) => word.text ?? '').join(' ') : undefined;
  return { value, form, words, text, isEmpty: text !== undefined && text.trim() === '' };
}

function isPart(part: ComposePart | undefined): part is ComposePart {
  return part !== undefined;
}

/** `build`: the long form, or the context alone. */
export class Build {
  constructor(
    readonly service: Service,
    readonly value: ComposeValue,
  ) {}

  private field(...path: readonly string[]): ComposePart | undefined {
    return fieldOf(this.value.get(...path));
  }

  get context(): ComposePart | undefined {
    return this.value.type === 'scalar' ? fieldOf(this.value) : this.field('context');
  }

  get dockerfile(): ComposePart | undefined {
    return this.field('dockerfile');
  }

  get inlineDockerfile(): ComposePart | undefined {
    return this.field('dockerfile_inline');
  }

  get target(): ComposePart | undefined {
    return this.field('target');
  }

  get network(): ComposePart | undefined {
    return this.field('network');
  }

  get arguments(): readonly NamedValue[] {
    return namedValues(this.value.get('args'));
  }

  get ssh(): readonly NamedValue[] {
    return namedValues(this.value.get('ssh'));
  }

  get labels(): readonly NamedValue[] {
    return namedValues(this.value.get('labels'));
  }

  get additionalContexts(): readonly NamedValue[] {
    return namedValues(this.value.get('additional_contexts'));
  }

  get secrets(): readonly Grant[] {
    return grantsOf(this.service, addedItems(this.service, this.value.get('secrets')), 'secret');
  }

  get privileged(): boolean | undefined {
    return this.value.get('privileged')?.boolean;
  }
}

/** A secret or config that a service or a build is given. */
export interface Grant {
  readonly kind: 'secret' | 'config';
  readonly service: Service;
  readonly value: ComposeValue;
  readonly form: 'short' | 'long';
  /** The name under which the file's top level declares it. */
  readonly source: ComposePart | undefined;
  readonly target: ComposePart | undefined;
  readonly mode: ComposeValue | undefined;
}

/** Reads a list of secrets or configs. */
export function readGrants(service: Service, list: ComposeValue | undefined, kind: Grant['kind']): readonly Grant[] {
  return grantsOf(service, list?.items ?? [], kind);
}

function grantsOf(service: Service, items: readonly ComposeValue[], kind: Grant['kind']): readonly Grant[] {
  return items.map((value) => {
    const isLong = value.type === 'map';
    return {
      kind,
      service,
      value,
      form: isLong ? 'long' : 'short',
      source: isLong ? fieldOf(value.get('source')) : fieldOf(value),
      target: isLong ? fieldOf(value.get('target')) : undefined,
      mode: value.get('mode'),
    };
  });
}

/** `healthcheck`. */
export class Healthcheck {
  constructor(readonly value: ComposeValue) {}

  /** Whether the image's check is switched off: `disable`, or a test of `NONE`. */
  get isDisabled(): boolean {
    return this.value.get('disable')?.boolean === true || this.test?.words[0]?.text === 'NONE';
  }

  get test(): Command | undefined {
    return readCommand(this.value.get('test'));
  }

  /** A duration in milliseconds; nothing where it is not written, unknown or no duration. */
  milliseconds(name: 'interval' | 'timeout' | 'start_period' | 'start_interval'): number | undefined {
    const text = this.value.get(name)?.text;
    return text === undefined ? undefined : parseDuration(text);
  }

  get retries(): ComposeValue | undefined {
    return this.value.get('retries');
  }
}

/** What a service may use, from the service itself and from `deploy.resources`. */
export class Resources {
  constructor(private readonly service: ComposeValue) {}

  /** The limit that counts, `deploy` before the service's own key. */
  get memoryLimit(): ComposeValue | undefined {
    return this.service.get('deploy', 'resources', 'limits', 'memory') ?? this.service.get('mem_limit');
  }

  get processorLimit(): ComposeValue | undefined {
    const limits = this.service.get('deploy', 'resources', 'limits');
    return limits?.get('cpus') ?? this.service.get('cpus') ?? this.service.get('cpu_quota');
  }

  get processLimit(): ComposeValue | undefined {
    return this.service.get('deploy', 'resources', 'limits', 'pids') ?? this.service.get('pids_limit');
  }

  get memoryReservation(): ComposeValue | undefined {
    return this.service.get('deploy', 'resources', 'reservations', 'memory') ?? this.service.get('mem_reservation');
  }

  get limits(): ComposeValue | undefined {
    return this.service.get('deploy', 'resources', 'limits');
  }

  get reservations(): ComposeValue | undefined {
    return this.service.get('deploy', 'resources', 'reservations');
  }

  /** The bytes of a size; nothing where it is unknown or none. */
  bytes(value: ComposeValue | undefined): number | undefined {
    return value && bytesOf(value);
  }
}

/** An item of `security_opt`. */
export interface SecurityOption {
  readonly service: Service;
  readonly value: ComposeValue;
  /** `no-new-privileges`, `seccomp`, `apparmor`, `label`…; nothing where it is unknown. */
  readonly name: string | undefined;
  /** What stands behind the first `:` or `=`; nothing where there is neither. */
  readonly option: ComposePart | undefined;
}

/** Takes an item of `security_opt` apart. */
export function readSecurityOption(service: Service, value: ComposeValue): SecurityOption {
  const pair = value.type === 'scalar' ? readNamedItem(value, ':=') : undefined;
  return { service, value, name: pair?.hasUnknownName ? undefined : pair?.name.trim(), option: pair?.value };
}

/** A capability that is added or dropped. */
export interface Capability {
  readonly service: Service;
  readonly value: ComposeValue;
  readonly list: 'cap_add' | 'cap_drop';
  /** In capitals and without `CAP_`; nothing where it is unknown. */
  readonly name: string | undefined;
}

/** Reads `cap_add` or `cap_drop`. */
export function readCapabilities(service: Service, list: Capability['list']): readonly Capability[] {
  return (service.get(list)?.items ?? []).map((value) => {
    const name = value.text?.trim().toUpperCase().replace(/^CAP_/, '');
    return { service, value, list, name };
  });
}

/** Another service that must be there first. */
export interface Dependency {
  readonly service: Service;
  readonly name: string;
  /** The item of a list, or the key of a mapping. */
  readonly place: ComposePlace;
  /** `service_started` where none is written. */
  readonly condition: string | undefined;
  readonly value: ComposeValue;
}

/** Reads `depends_on` in both forms. */
export function readDependencies(service: Service): readonly Dependency[] {
  const written = service.get('depends_on');
  const layers = written?.mixedLayers;
  if (!layers) return dependenciesOf(service, written);
  return [...new Map(layers.flatMap((layer) => dependenciesOf(service, layer)).map((one) => [one.name, one])).values()];
}

function dependenciesOf(service: Service, written: ComposeValue | undefined): readonly Dependency[] {
  const items = (written?.items ?? []).flatMap((value) =>
    value.text === undefined
      ? []
      : [{ service, name: value.text, place: value.place, condition: 'service_started', value }],
  );
  const members = (written?.entries ?? []).map(({ name, value }) => {
    const condition = value.get('condition');
    return {
      service,
      name,
      place: value.key ?? value.place,
      condition: condition ? condition.text : 'service_started',
      value,
    };
  });
  return [...items, ...members];
}

/** A name from a list or the keys of a mapping: networks, models. */
export interface Reference {
  readonly service: Service;
  /** Nothing where it is unknown. */
  readonly name: string | undefined;
  readonly place: ComposePlace;
  readonly value: ComposeValue;
}

/** Reads what is a list of names or a mapping keyed by them. */
export function readReferences(service: Service, written: ComposeValue | undefined): readonly Reference[] {
  const items = (written?.items ?? []).map((value) => ({ service, name: value.text, place: value.place, value }));
  const members = (written?.entries ?? []).map(({ name, value }) => ({
    service,
    name,
    place: value.key ?? value.place,
    value,
  }));
  return [...items, ...members];
}

/** A device of the host. */
export interface Device {
  readonly service: Service;
  readonly value: ComposeValue;
  readonly source: ComposePart | undefined;
  readonly target: ComposePart | undefined;
  readonly permissions: ComposePart | undefined;
}

/** Reads an item of `devices`: `/dev/x[:/dev/y[:rwm]]` or the long form. What stands second is a path always. */
export function readDevice(service: Service, value: ComposeValue): Device {
  if (value.type === 'map') {
    const [source, target, permissions] = ['source', 'target', 'permissions'].map((name) => fieldOf(value.get(name)));
    return { service, value, source, target, permissions };
  }
  const pieces = splitOutside(value.written ?? '', ':', false).map((at) => partOf(value, at));
  const [source, second, third] = pieces;
  return { service, value, source, target: second, permissions: third };
}

/** `post_start`, `pre_start` and `pre_stop` items, and the command that `develop.watch` runs. */
export interface Hook {
  readonly service: Service;
  readonly value: ComposeValue;
  readonly kind: 'post_start' | 'pre_start' | 'pre_stop' | 'watch';
  readonly command: Command | undefined;
  readonly environment: readonly NamedValue[];
}

/** Reads every hook of a service. */
export function readHooks(service: Service): readonly Hook[] {
  const kinds = ['pre_start', 'post_start', 'pre_stop'] as const;
  const hooks = kinds.flatMap((kind) => (service.get(kind)?.items ?? []).map((value) => ({ kind, value })));
  const watches = (service.get('develop', 'watch')?.items ?? []).flatMap((item) => {
    const value = item.get('exec');
    return value ? [{ kind: 'watch' as const, value }] : [];
  });
  return [...hooks, ...watches].map(({ kind, value }) => ({
    service,
    value,
    kind,
    command: readCommand(value.get('command')),
    environment: namedValues(value.get('environment')),
  }));
}

/** A file of variables or labels. */
export interface NamedFile {
  readonly service: Service;
  readonly value: ComposeValue;
  readonly path: ComposePart | undefined;
  /** Whether Compose stops where the file is missing. */
  readonly isRequired: boolean;
}

/** Reads `env_file` or `label_file`: one path, a list of paths, a list of long forms. */
export function readFiles(service: Service, written: ComposeValue | undefined): readonly NamedFile[] {
  return (written?.sequence ?? []).map((value) => {
    const path = value.type === 'map' ? fieldOf(value.get('path')) : fieldOf(value);
    return { service, value, path, isRequired: value.get('required')?.boolean !== false };
  });
}
