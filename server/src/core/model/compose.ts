import type { YamlFile, YamlNode } from '../syntax/yaml-tree';
import { fieldOf } from './compose-parts';
import { Service } from './compose-service';
import { type ComposeLayer, type ComposePlace, type ComposeValue, composeValue } from './compose-value';
import { asMap, entriesOf, resolve } from './yaml-values';

/** A network, volume, secret, config or model that the file's top level declares. */
export interface Resource<K extends ResourceKind = ResourceKind> extends ComposePlace {
  readonly kind: K;
  readonly model: ComposeModel;
  readonly name: string;
  /** The name where it is written. */
  readonly key: YamlNode;
  readonly value: ComposeValue;
  /** Whether it exists already: `external: true`, or the older mapping with a name; nothing where it is unknown. */
  readonly isExternal: boolean | undefined;
}

export type ResourceKind = 'network' | 'volume' | 'secret' | 'config' | 'model';

const sections = {
  network: 'networks',
  volume: 'volumes',
  secret: 'secrets',
  config: 'configs',
  model: 'models',
} as const;
const longestChain = 50;

/** A Compose file: all its documents merged in order. */
export class ComposeModel {
  readonly services: readonly Service[];
  /** The names of the services that others of this file extend. */
  readonly extendedServices: ReadonlySet<string>;
  readonly networks: readonly Resource<'network'>[];
  readonly volumes: readonly Resource<'volume'>[];
  readonly secrets: readonly Resource<'secret'>[];
  readonly configs: readonly Resource<'config'>[];
  readonly models: readonly Resource<'model'>[];
  private readonly byName: ReadonlyMap<string, Service>;

  constructor(
    readonly yaml: YamlFile,
    /** As the user knows it, with `/`. */
    readonly path: string,
    /** The merged top level; nothing where no document is a mapping. */
    readonly root: ComposeValue | undefined,
  ) {
    const written = root?.get('services')?.entries ?? [];
    const values = new Map(written.map(({ name, value }) => [name, value]));
    const documents = root && root.layers.length > 1 ? root.layers.map((layer) => servicesOf(layer, root)) : [values];
    this.extendedServices = new Set(
      [...values].flatMap(([name, value]) => localBase(value)?.filter((base) => base !== name) ?? []),
    );
    this.services = written.flatMap(({ name, value }) => {
      const key = value.key;
      return key ? [this.createService(name, key, value, documents)] : [];
    });
    this.byName = new Map(this.services.map((service) => [service.name, service]));
    this.networks = this.resources('network');
    this.volumes = this.resources('volume');
    this.secrets = this.resources('secret');
    this.configs = this.resources('config');
    this.models = this.resources('model');
  }

  private createService(
    name: string,
    key: YamlNode,
    own: ComposeValue,
    /** The services of each document by their names, the most important document first. */
    documents: readonly ReadonlyMap<string, ComposeValue>[],
  ): Service {
    const layers: ComposeLayer[] = [];
    let hasUnreadBase = false;
    // A service builds on what its own document makes of the other one, before documents are laid over each other.
    for (const document of documents) {
      const seen = new Set([name]);
      let value = document.get(name);
      layers.push(...(value?.layers ?? []));
      while (value?.has('extends') && seen.size < longestChain) {
        const base: string | undefined = localBase(value)?.[0];
        const next: ComposeValue | undefined = base === undefined ? undefined : document.get(base);
        if (base === undefined || !next) hasUnreadBase = true;
        if (base === undefined || !next || seen.has(base)) break;
        seen.add(base);
        layers.push(...next.layers);
        value = next;
      }
    }
    const merged = layers.length === own.layers.length ? own : (composeValue(layers, key) ?? own);
    return new Service(this, name, key, merged, own, hasUnreadBase);
  }

  private resources<K extends ResourceKind>(kind: K): readonly Resource<K>[] {
    return (this.root?.get(sections[kind])?.entries ?? []).flatMap(({ name, value }) => {
      const key = value.key;
      if (!key) return [];
      const external = value.get('external');
      const isExternal = external?.type === 'map' ? true : external?.isUnknown ? undefined : external?.boolean === true;
      return [{ kind, model: this, name, key, value, isExternal, document: key.document, span: key.span }];
    });
  }

  service(name: string): Service | undefined {
    return this.byName.get(name);
  }

  get name(): ComposeValue | undefined {
    return this.root?.get('name');
  }

  get version(): ComposeValue | undefined {
    return this.root?.get('version');
  }

  /** The items of `include`: a path, or a mapping with `path`. */
  get includes(): readonly ComposeValue[] {
    return this.root?.get('include')?.items ?? [];
  }

  /** Whether other files bring more: services, networks and others may be declared there. */
  get hasIncludes(): boolean {
    return this.includes.length > 0;
  }

  /** Whether its name says that it is laid over another file. */
  get isOverride(): boolean {
    return /override/i.test(this.path.slice(this.path.lastIndexOf('/') + 1));
  }

  /** Whether the file is one piece of a project, so that nothing can be called missing in its services. */
  get isFragment(): boolean {
    return this.isOverride || this.services.length === 0;
  }

  /** Whether the name tells a file for `docker stack deploy`. */
  get isStack(): boolean {
    return /(?:^|[._-])(?:stack|swarm)(?:[._-]|$)/i.test(this.path.slice(this.path.lastIndexOf('/') + 1));
  }
}

/** The services of one document by their names. */
function servicesOf(layer: ComposeLayer, place: ComposePlace): ReadonlyMap<string, ComposeValue> {
  const services = composeValue([layer], place)?.get('services')?.entries ?? [];
  return new Map(services.map(({ name, value }) => [name, value]));
}

/** The service of the same file that a service extends, as a list of one; nothing where it extends none of it. */
function localBase(service: ComposeValue): readonly string[] | undefined {
  const value = service.get('extends');
  if (!value) return undefined;
  if (value.type === 'scalar') return value.text === undefined ? undefined : [value.text];
  if (value.has('file')) return undefined;
  const name = fieldOf(value.get('service'))?.text;
  return name === undefined ? undefined : [name];
}

/** Builds the model of a Compose file; `path` with `/`. Never throws. */
export function buildCompose(file: YamlFile, path: string): ComposeModel {
  const layers = file.documents.flatMap(({ document }) => {
    const value = resolve(document.root);
    return value?.type === 'map' ? [{ entry: undefined, value }] : [];
  });
  const [first] = layers;
  return new ComposeModel(file, path, first && composeValue(layers.reverse(), first.value));
}

const exactName = /^(?:docker-)?compose(?:[._-].*)?\.ya?ml$/i;
const foreignKeys = [
  'apiVersion',
  'openapi',
  'swagger',
  'AWSTemplateFormatVersion',
  'Resources',
  'jobs',
  'stages',
  'asyncapi',
];
const serviceKeys = ['image', 'build', 'extends', 'provider', 'ports', 'volumes', 'environment', 'command', 'deploy'];

/** Whether a file is for Compose: by its name, or because its `services` hold what looks like services. */
export function isCompose(file: YamlFile, path: string): boolean {
  const roots = file.documents.map(({ document }) => asMap(document.root));
  if (roots.some((root) => root?.entries.some(({ name }) => foreignKeys.includes(name)))) return false;
  if (exactName.test(path.slice(path.lastIndexOf('/') + 1))) return true;
  return roots.some((root) => {
    const services = entriesOf(root).find(({ name }) => name === 'services')?.value;
    const values = entriesOf(services).map(({ value }) => value);
    const looksRight = values.filter((value) => entriesOf(value).some(({ name }) => serviceKeys.includes(name)));
    return values.length > 0 && looksRight.length * 2 >= values.length;
  });
}
