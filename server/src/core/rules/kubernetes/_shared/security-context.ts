import type { YamlEdits } from '../../../engine/yaml-edits';
import type { YamlValueToWrite } from '../../../engine/yaml-edits-write';
import type { Container } from '../../../model/kubernetes-container';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { asMap, booleanValue, entryOf, get, numberValue } from '../../../model/yaml-values';

/** Sets a field of a container's security context; one that is shared is changed at its anchor. */
export function setSecurity(
  edit: YamlEdits,
  container: Container,
  path: readonly string[],
  value: YamlValueToWrite,
): void {
  const own = asMap(get(container.node, 'securityContext'));
  if (own) edit.set(own, path, value);
  else edit.set(container.node, ['securityContext', ...path], value);
}

/** Sets a field of a pod's security context; a new one is written above the containers. */
export function setPodSecurity(
  edit: YamlEdits,
  podSpec: PodSpec,
  path: readonly string[],
  value: YamlValueToWrite,
): void {
  const own = asMap(get(podSpec.node, 'securityContext'));
  if (own) edit.set(own, path, value);
  else setInPodSpec(edit, podSpec, 'securityContext', nested(path, value));
}

/** Sets several fields of a pod's security context at once. */
export function setPodSecurityFields(
  edit: YamlEdits,
  podSpec: PodSpec,
  fields: Readonly<Record<string, YamlValueToWrite>>,
): void {
  const own = asMap(get(podSpec.node, 'securityContext'));
  if (own) for (const [name, value] of Object.entries(fields)) edit.set(own, [name], value);
  else if (Object.keys(fields).length > 0) setInPodSpec(edit, podSpec, 'securityContext', fields);
}

/** Sets a field of a pod spec; a new one is written above the containers, where people look for it. */
export function setInPodSpec(edit: YamlEdits, podSpec: PodSpec, name: string, value: YamlValueToWrite): void {
  const keys = asMap(podSpec.node)?.entries.map((entry) => entry.name) ?? [];
  const first = keys.findIndex((key) => key === 'initContainers' || key === 'containers');
  const before = first > 0 ? keys[first - 1] : undefined;
  const isPlain = before !== undefined && before !== '<<' && entryOf(podSpec.node, before) !== undefined;
  edit.set(podSpec.node, [name], value, isPlain ? { after: before } : {});
}

/** Whether the pod has a security context of its own: steps of Tekton get theirs one by one. */
export function hasPodLevel(podSpec: PodSpec): boolean {
  return podSpec.dialect !== 'tekton';
}

/** Whether a container is known to run as root, or as another user; nothing where only its image decides. */
export function runsAsRoot(container: Container): boolean | undefined {
  const user = numberValue(container.effective('runAsUser')?.node);
  if (user !== undefined) return user === 0;
  return booleanValue(container.effective('runAsNonRoot')?.node) === true ? false : undefined;
}

/** Whether a container is privileged by its own words. */
export function isPrivileged(container: Container): boolean {
  return booleanValue(container.security('privileged')) === true;
}

function nested(path: readonly string[], value: YamlValueToWrite): YamlValueToWrite {
  return path.reduceRight<YamlValueToWrite>((inner, name) => ({ [name]: inner }), value);
}
