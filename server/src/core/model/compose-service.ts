import type { YamlDocument, YamlNode } from '../syntax/yaml-tree';
import type { Span } from '../text/span';
import type { ComposeModel } from './compose';
import { allNamedValues, hostAddresses, type NamedValue, namedValues } from './compose-environment';
import { type Mount, readMount, readTmpfs } from './compose-mounts';
import { type ComposePart, fieldOf } from './compose-parts';
import { type Port, readPort } from './compose-ports';
import {
  Build,
  type Capability,
  type Command,
  type Dependency,
  type Device,
  type EnvironmentVariable,
  type Grant,
  Healthcheck,
  type Hook,
  type NamedFile,
  type Reference,
  Resources,
  readCapabilities,
  readCommand,
  readDependencies,
  readDevice,
  readFiles,
  readGrants,
  readHooks,
  readReferences,
  readSecurityOption,
  type SecurityOption,
} from './compose-service-parts';
import type { ComposePlace, ComposeValue } from './compose-value';
import { type ImageReference, parseImageReference } from './image-reference';

/** `image`, with the reference that it names. */
export interface ServiceImage {
  readonly value: ComposeValue;
  /** Nothing where it is unknown or no reference. */
  readonly reference: ImageReference | undefined;
}

/** How `extends` names the service that this one builds on. */
export interface Extension {
  readonly value: ComposeValue;
  readonly service: ComposePart | undefined;
  /** The other file; nothing where the service stands in this one. */
  readonly file: ComposePart | undefined;
}

/** A service with everything that `extends` within the file, aliases and merge keys give it. */
export class Service implements ComposePlace {
  private readonly known = new Map<string, unknown>();

  constructor(
    readonly model: ComposeModel,
    readonly name: string,
    /** The name where it is written: what a finding about something missing underlines. */
    readonly key: YamlNode,
    /** All settings, those of extended services of this file included. */
    readonly value: ComposeValue,
    /** The settings that the service itself writes. */
    readonly own: ComposeValue,
    /** Whether it builds on a service of another file, or on one that is not there. */
    readonly hasUnreadBase: boolean,
  ) {}

  get document(): YamlDocument {
    return this.key.document;
  }

  get span(): Span {
    return this.key.span;
  }

  /** Whether a document writes something of it. */
  isWrittenIn(document: YamlDocument): boolean {
    return this.own.layers.some(({ entry, value }) => (entry?.key ?? value)?.document === document);
  }

  /** The value at the end of a path of keys; nothing where none is written. */
  get(...path: readonly string[]): ComposeValue | undefined {
    return this.value.get(...path);
  }

  has(...path: readonly string[]): boolean {
    return this.value.has(...path);
  }

  /** A scalar's text with defaults filled in. */
  text(...path: readonly string[]): string | undefined {
    return this.get(...path)?.text;
  }

  boolean(...path: readonly string[]): boolean | undefined {
    return this.get(...path)?.boolean;
  }

  /** The texts of a list or of a single scalar; unknown ones are left out. */
  texts(...path: readonly string[]): readonly string[] {
    const value = this.get(...path);
    const values = value?.type === 'scalar' ? [value] : (value?.items ?? []);
    return values.flatMap((item) => item.text ?? []);
  }

  private once<T>(name: string, read: () => T): T {
    if (!this.known.has(name)) this.known.set(name, read());
    return this.known.get(name) as T;
  }

  /** Whether it is one piece of a service whose other pieces stand elsewhere, so that nothing can be called missing. */
  get isFragment(): boolean {
    if (this.model.isFragment || this.hasUnreadBase || this.model.extendedServices.has(this.name)) return true;
    return !['image', 'build', 'provider'].some((name) => this.has(name));
  }

  get image(): ServiceImage | undefined {
    const value = this.get('image');
    if (value?.type !== 'scalar') return undefined;
    return this.once('image', () => ({ value, reference: parseImageReference(value.text?.trim() ?? '') }));
  }

  get build(): Build | undefined {
    const value = this.get('build');
    return value && !value.isNull ? new Build(this, value) : undefined;
  }

  get extension(): Extension | undefined {
    const value = this.own.get('extends');
    if (!value) return undefined;
    const isShort = value.type === 'scalar';
    return { value, service: fieldOf(isShort ? value : value.get('service')), file: fieldOf(value.get('file')) };
  }

  get ports(): readonly Port[] {
    return this.once('ports', () => (this.get('ports')?.items ?? []).map((item) => readPort(this, item)));
  }

  /** The items of `volumes`; of two with one target both. */
  get mounts(): readonly Mount[] {
    return this.once('mounts', () => (this.get('volumes')?.items ?? []).map((item) => readMount(this, item)));
  }

  /** The items of `tmpfs`, be it one path or a list. */
  get temporaryFilesystems(): readonly Mount[] {
    return this.once('tmpfs', () => (this.get('tmpfs')?.sequence ?? []).map((item) => readTmpfs(this, item)));
  }

  /** The variables in force: of a name that is written twice the last one. */
  get environment(): readonly EnvironmentVariable[] {
    return this.once('environment', () =>
      namedValues(this.get('environment')).map((named) => ({ ...named, service: this })),
    );
  }

  /** The variables as written, with names that stand twice. */
  get writtenEnvironment(): readonly NamedValue[] {
    return allNamedValues(this.get('environment'));
  }

  get environmentFiles(): readonly NamedFile[] {
    return readFiles(this, this.get('env_file'));
  }

  get labelFiles(): readonly NamedFile[] {
    return readFiles(this, this.get('label_file'));
  }

  get labels(): readonly NamedValue[] {
    return this.once('labels', () => namedValues(this.get('labels')));
  }

  get sysctls(): readonly NamedValue[] {
    return namedValues(this.get('sysctls'));
  }

  /** Names with one address each, those that have several as often. */
  get extraHosts(): readonly NamedValue[] {
    return hostAddresses(this.get('extra_hosts'));
  }

  get command(): Command | undefined {
    return readCommand(this.get('command'));
  }

  get entrypoint(): Command | undefined {
    return readCommand(this.get('entrypoint'));
  }

  get healthcheck(): Healthcheck | undefined {
    const value = this.get('healthcheck');
    return value && new Healthcheck(value);
  }

  get resources(): Resources {
    return new Resources(this.value);
  }

  get secrets(): readonly Grant[] {
    return this.once('secrets', () => readGrants(this, this.get('secrets'), 'secret'));
  }

  get configs(): readonly Grant[] {
    return this.once('configs', () => readGrants(this, this.get('configs'), 'config'));
  }

  get networks(): readonly Reference[] {
    return this.once('networks', () => readReferences(this, this.get('networks')));
  }

  get models(): readonly Reference[] {
    return readReferences(this, this.get('models'));
  }

  get dependencies(): readonly Dependency[] {
    return this.once('depends_on', () => readDependencies(this));
  }

  get addedCapabilities(): readonly Capability[] {
    return this.once('cap_add', () => readCapabilities(this, 'cap_add'));
  }

  get droppedCapabilities(): readonly Capability[] {
    return this.once('cap_drop', () => readCapabilities(this, 'cap_drop'));
  }

  get securityOptions(): readonly SecurityOption[] {
    return this.once('security_opt', () =>
      (this.get('security_opt')?.items ?? []).map((item) => readSecurityOption(this, item)),
    );
  }

  get devices(): readonly Device[] {
    return this.once('devices', () => (this.get('devices')?.items ?? []).map((item) => readDevice(this, item)));
  }

  get hooks(): readonly Hook[] {
    return this.once('hooks', () => readHooks(this));
  }

  get privileged(): boolean | undefined {
    return this.boolean('privileged');
  }

  get readOnly(): boolean | undefined {
    return this.boolean('read_only');
  }

  get user(): ComposePart | undefined {
    return fieldOf(this.get('user'));
  }

  get networkMode(): ComposePart | undefined {
    return fieldOf(this.get('network_mode'));
  }

  /** What restarts it: `deploy.restart_policy` where it is written, otherwise `restart`. */
  get restart(): ComposeValue | undefined {
    return this.get('deploy', 'restart_policy') ?? this.get('restart');
  }

  get profiles(): readonly string[] {
    return this.texts('profiles');
  }
}
