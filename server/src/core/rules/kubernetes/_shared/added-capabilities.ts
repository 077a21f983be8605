import type { Place, Report, Severity } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { normalisedCapability } from '../../../knowledge/capabilities';
import type { Container } from '../../../model/kubernetes-container';
import { isUnknownValue } from '../../../model/kubernetes-values';
import type { YamlScalar } from '../../../syntax/yaml-tree';
import { titleOf, useOf } from './container';

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

/** The capabilities that have rules of their own, apart from the rule of all dangerous ones. */
const APART = ['SYS_ADMIN', 'SYS_MODULE', 'NET_RAW'] as const;

/** Whether a capability has a rule of its own. */
export function hasOwnRule(name: string): boolean {
  return APART.some((one) => one === name);
}

/** Reports each addition of the capability that a rule is for, with the fix that removes it. */
export function reportAdded(
  container: Container,
  report: Report<YamlEdits>,
  name: (typeof APART)[number],
  says: string,
): void {
  reportAdditions(container, report, (added) => (added === name ? { says } : undefined));
}

/**
 * Reports each addition of a capability that something is said of, with the fix that removes it: the item, and the list
 * with it where nothing else is in it.
 */
export function reportAdditions(
  container: Container,
  report: Report<YamlEdits>,
  detailsOf: (name: string) => { readonly says: string; readonly severity?: Severity } | undefined,
): void {
  for (const { item, name, at, related } of addedCapabilities(container)) {
    const details = detailsOf(name);
    if (!details) continue;
    report(at, {
      ...details,
      says: `${titleOf(container)}: ${details.says}`,
      related,
      fix: (edit) => edit.remove(item, { removesEmptyParent: true }),
    });
  }
}
