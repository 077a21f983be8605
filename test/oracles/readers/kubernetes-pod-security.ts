import type { KubernetesObject } from '../../../server/src/core/model/kubernetes-object';
import type { Json } from '../answer';

/** What Bulkhead says of the pods of an object, in the form of the admission plugin; nothing where it makes none. */
export function podSecurityOf(_object: KubernetesObject): Json | undefined {
  return undefined;
}
