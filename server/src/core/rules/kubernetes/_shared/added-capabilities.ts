import type { FixOffer, Place, Report } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { normalisedCapability } from '../../../knowledge/capabilities';
import type { Container } from '../../../model/kubernetes-container';
import { isUnknownValue } from '../../../model/kubernetes-values';
import type { YamlScalar } from '../../../syntax/yaml-tree';
import { useOf } from './container';

/** A capability that a container adds, with its name in the form of Kubernetes. */
export interface AddedCapability {
  readonly item: YamlScalar;
  readonly name: string;
  readonly at: Place;
  readonly related: readonly { readonly at: Place; readonly says: string }[];
}

/** The capabilities that a container adds, one by one; none on Windows, where there is no such thing. */
export function addedCapabilities(container: Container): readonly AddedCapability[] {
  if (container.isWindows) return [];
  return container.capabilities('add').flatMap((item) => {
    if (isUnknownValue(item)) return [];
    const use = useOf(container.written, ['securityContext', 'capabilities', 'add'], item);
    return [{ item, name: normalisedCapability(item.text), ...use }];
  });
}

/** Takes an item out of a list of capabilities, and the list with it where nothing else is in it. */
export function removeCapability(item: YamlScalar): FixOffer<YamlEdits> {
  return { edit: (edit) => edit.remove(item, { removesEmptyParent: true }) };
}

/** Reports each addition of one capability, with the fix that removes it. */
export function reportAdded(container: Container, name: string, report: Report<YamlEdits>, says: string): void {
  for (const added of addedCapabilities(container)) {
    if (added.name !== name) continue;
    report(added.at, { says, related: added.related, fix: removeCapability(added.item) });
  }
}
