import type { ComposeModel, Resource } from './compose';
import type { Mount } from './compose-mounts';
import type { Port } from './compose-ports';
import { type ComposeScalar, scalarsOf } from './compose-scalars';
import type { Service } from './compose-service';
import type {
  Build,
  Capability,
  Dependency,
  Device,
  EnvironmentVariable,
  Grant,
  Hook,
  SecurityOption,
} from './compose-service-parts';

/** What the rules for Compose can ask to be shown. */
export interface ComposeVisits {
  file: ComposeModel;
  service: Service;
  /** A service that names an image or is built; nothing that is only a piece of one (`isFragment`). */
  wholeService: Service;
  build: Build;
  port: Port;
  /** The items of `volumes`. */
  mount: Mount;
  /** The items of `tmpfs`. */
  temporaryFilesystem: Mount;
  environmentVariable: EnvironmentVariable;
  /** The items of `cap_add` and `cap_drop`. */
  capability: Capability;
  securityOption: SecurityOption;
  device: Device;
  dependency: Dependency;
  /** The secrets and configs that a service is given. */
  grant: Grant;
  hook: Hook;
  network: Resource<'network'>;
  volume: Resource<'volume'>;
  secret: Resource<'secret'>;
  config: Resource<'config'>;
  model: Resource<'model'>;
  /** Every scalar with a dollar outside keys, in the order they are written. */
  interpolatedScalar: ComposeScalar;
}

type Readers = { readonly [V in keyof ComposeVisits]: (model: ComposeModel) => Iterable<ComposeVisits[V]> };

const readers: Readers = {
  file: (model) => [model],
  service: (model) => model.services,
  wholeService: (model) => model.services.filter((service) => !service.isFragment),
  build: (model) => model.services.flatMap((service) => service.build ?? []),
  port: (model) => onceByNode(model.services.flatMap((service) => service.ports)),
  mount: (model) => onceByNode(model.services.flatMap((service) => service.mounts)),
  temporaryFilesystem: (model) => onceByNode(model.services.flatMap((service) => service.temporaryFilesystems)),
  environmentVariable: (model) => model.services.flatMap((service) => service.environment),
  capability: (model) =>
    onceByNode(model.services.flatMap((service) => [...service.addedCapabilities, ...service.droppedCapabilities])),
  securityOption: (model) => onceByNode(model.services.flatMap((service) => service.securityOptions)),
  device: (model) => onceByNode(model.services.flatMap((service) => service.devices)),
  dependency: (model) => model.services.flatMap((service) => service.dependencies),
  grant: (model) => onceByNode(model.services.flatMap((service) => [...service.secrets, ...service.configs])),
  hook: (model) => onceByNode(model.services.flatMap((service) => service.hooks)),
  network: (model) => model.networks,
  volume: (model) => model.volumes,
  secret: (model) => model.secrets,
  config: (model) => model.configs,
  model: (model) => model.models,
  interpolatedScalar: (model) => scalarsOf(model),
};

/** The nodes of a visit, in the order of the file; none for a visit that Compose files do not have. */
export function composeNodes(model: ComposeModel, visit: string): Iterable<unknown> {
  return Object.hasOwn(readers, visit) ? readers[visit as keyof ComposeVisits](model) : [];
}

/** One view for each physical item: several services may share a list through an anchor or by extending. */
function onceByNode<T extends { readonly value: { readonly node: unknown; readonly place: unknown } }>(
  views: readonly T[],
): T[] {
  return [
    ...new Map([...views].reverse().map((view) => [view.value.node ?? view.value.place, view])).values(),
  ].reverse();
}
