import type { ComposeModel } from './compose';
import type { Service } from './compose-service';
import type { ComposePlace, ComposeValue } from './compose-value';

/** A service that another one names, so that Compose starts it first. */
export interface ServiceReference {
  readonly service: Service;
  /** The service that is named; it need not exist. */
  readonly name: string;
  readonly place: ComposePlace;
  /** The item, the member of `depends_on`, or the whole value. */
  readonly value: ComposeValue;
  readonly by: 'depends_on' | 'links' | 'volumes_from' | SharedKey;
}

const sharedKeys = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const;
type SharedKey = (typeof sharedKeys)[number];
const servicePrefix = 'service:';

/** Every service that has to run before this one: `depends_on`, links, volumes and namespaces of another service. */
export function serviceReferences(service: Service): readonly ServiceReference[] {
  const dependencies = service.dependencies.map(({ name, place, value }) => {
    return { service, name, place, value, by: 'depends_on' as const };
  });
  const ofList = (by: 'links' | 'volumes_from', read: (text: string) => string | undefined): ServiceReference[] =>
    (service.get(by)?.items ?? []).flatMap((value) => {
      const name = value.text === undefined ? undefined : read(value.text);
      return name === undefined ? [] : [{ service, name, place: value.place, value, by }];
    });
  const shared = sharedKeys.flatMap((by): ServiceReference[] => {
    const value = service.get(by);
    if (!value?.text?.startsWith(servicePrefix)) return [];
    return [{ service, name: value.text.slice(servicePrefix.length), place: value.place, value, by }];
  });
  const links = ofList('links', (text) => {
    const [name, , ...more] = text.split(':');
    return more.length > 0 ? text : name;
  });
  const volumes = ofList('volumes_from', (text) => (text.startsWith('container:') ? undefined : text.split(':')[0]));
  return [...dependencies, ...links, ...volumes, ...shared];
}

/** The names under which Compose looks for its file, the first one wins; and for what it lays over that. */
const mainNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/**
 * Whether all of a project stands in this file, so that what it names and does not hold is missing. `neighbours` are the
 * names in its folder: beside a main file, one of another name may be laid over that.
 */
export function isWholeProject(model: ComposeModel, neighbours: readonly string[]): boolean {
  if (model.isOverride || model.hasIncludes) return false;
  const name = model.path.slice(model.path.lastIndexOf('/') + 1);
  return mainNames.includes(name) || !neighbours.some((one) => one !== name && mainNames.includes(one));
}
