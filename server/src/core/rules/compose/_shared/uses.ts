import type { ComposeModel } from '../../../model/compose';
import type { Service } from '../../../model/compose-service';
import type { ComposeValue } from '../../../model/compose-value';

/** A value where it is written, with the services that it counts for: several share it by an anchor or by extending. */
export interface SharedValue {
  readonly value: ComposeValue;
  readonly services: readonly [Service, ...Service[]];
}

/** The values that services have for a key, each physical one once, in the order of the services. */
export function sharedValues(model: ComposeModel, name: string): readonly SharedValue[] {
  const found = new Map<unknown, { value: ComposeValue; services: [Service, ...Service[]] }>();
  for (const service of model.services) {
    const value = service.get(name);
    if (!value || value.isNull) continue;
    const known = found.get(value.node);
    if (known) known.services.push(service);
    else found.set(value.node, { value, services: [service] });
  }
  return [...found.values()];
}

/** The services in the words of a message: `service db`, `services db and web`, `services db, web and 3 more`. */
export function titleOfAll(services: readonly Service[]): string {
  const [first, second, ...others] = services.map(({ name }) => name);
  if (second === undefined) return `service ${first ?? 'without a name'}`;
  return others.length === 0
    ? `services ${first} and ${second}`
    : `services ${first}, ${second} and ${others.length} more`;
}

/** Whether removing what a service says would only let the value of another file through: then it has to be replaced. */
export function isLaidOverOthers(service: Service): boolean {
  return service.model.isOverride || service.hasUnreadBase || !(service.has('image') || service.has('build'));
}
