import type { FixOffer } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { YamlValueToWrite } from '../../../engine/yaml-edits-write';
import { normalisedCapability } from '../../../knowledge/capabilities';
import { type ImageFacts, unprivilegedUser } from '../../../knowledge/images';
import type { Container } from '../../../model/kubernetes-container';
import { asMap, get, itemsOf, textOf } from '../../../model/yaml-values';
import { imageFactsOf } from './container';
import { hasPodLevel, setPodSecurityFields, setSecurity } from './security-context';

/** A user and its group by number. */
interface NumberedUser {
  readonly uid: number;
  readonly gid?: number;
}

/** Volumes that come empty and owned by root, and that the kubelet gives to the group of the pod. */
const ownedByGroup = new Set([
  'persistentVolumeClaim',
  'ephemeral',
  'csi',
  'awsElasticBlockStore',
  'azureDisk',
  'cinder',
  'fc',
  'gcePersistentDisk',
  'iscsi',
  'portworxVolume',
  'rbd',
  'vsphereVolume',
]);

const lowPorts = 'net.ipv4.ip_unprivileged_port_start';

/**
 * Lets a container run as a user other than root. One that began as root so far may need what root had: its volumes,
 * and a port below 1024. The capabilities by which its root became another user are of no use any more.
 */
export function runAsUser(edit: YamlEdits, container: Container, user: NumberedUser): void {
  setSecurity(edit, container, ['runAsNonRoot'], true);
  setSecurity(edit, container, ['runAsUser'], user.uid);
  const facts = imageFactsOf(container);
  if (facts && facts.defaultUser.uid !== 0 && container.runAsUser !== 0) return;
  removeCapabilitiesOfRoot(edit, container);
  const { podSpec } = container;
  if (!hasPodLevel(podSpec)) return;
  const fields: Record<string, YamlValueToWrite> = {};
  if (writesToOwnVolume(container) && !podSpec.security('fsGroup')) fields.fsGroup = user.gid ?? user.uid;
  if (needsLowPorts(container)) {
    const sysctl = { name: lowPorts, value: '0' };
    const written = podSpec.security('sysctls');
    if (written) edit.append(written, sysctl);
    else fields.sysctls = [sysctl];
  }
  setPodSecurityFields(edit, podSpec, fields);
}

/** Whether the image's USER is a number other than 0, which is all that runAsNonRoot can check. */
export function hasNumberedUser(facts: ImageFacts): boolean {
  return (facts.defaultUser.uid ?? 0) > 0 && /^[1-9]\d*(?::|$)/.test(facts.userDirective ?? '');
}

/**
 * The fix that lets a container run as a user other than root: one that its image is known to have, or 10001. Nothing
 * where the image is known to need root, or the container listens on a low port of its node.
 */
export function runAs(container: Container): FixOffer<YamlEdits> | undefined {
  const isOnNode = container.podSpec.hostNetwork;
  const hasLowPort = container.ports.some(({ containerPort }) => containerPort !== undefined && containerPort < 1024);
  if (isOnNode && hasLowPort) return undefined;
  const facts = imageFactsOf(container);
  const known = facts && unprivilegedUser(facts);
  if (facts && known?.uid === undefined && facts.arbitraryUid !== 'yes') return undefined;
  if (known?.uid === undefined) return { edit: (edit) => runAsUser(edit, container, { uid: 10001 }) };
  const user = { ...known, uid: known.uid };
  return {
    title: `Run as user ${user.uid}${user.name ? ` (${user.name})` : ''}`,
    edit: (edit) => runAsUser(edit, container, user),
  };
}

/** Whether it listens on a port below 1024 of a network that the pod does not let users other than root listen on. */
function needsLowPorts(container: Container): boolean {
  if (container.podSpec.hostNetwork) return false;
  const listening = container.ports.some(({ containerPort }) => containerPort !== undefined && containerPort < 1024);
  const written = itemsOf(container.podSpec.security('sysctls'));
  return listening && !written.some((one) => textOf(get(one, 'name')) === lowPorts);
}

function writesToOwnVolume({ volumeMounts, podSpec }: Container): boolean {
  return volumeMounts.some(({ name, isReadOnly }) => {
    if (isReadOnly) return false;
    const volume = podSpec.volumes.find((one) => one.name === name);
    return volume ? ownedByGroup.has(volume.type ?? '') : podSpec.object.has('spec', 'volumeClaimTemplates');
  });
}

/** Without ambient capabilities only root has what is added, but for programs with file capabilities. */
function removeCapabilitiesOfRoot(edit: YamlEdits, container: Container): void {
  const facts = imageFactsOf(container);
  if (!facts) return;
  const { asRoot, asUser, files } = facts.capabilities;
  const kept = new Set([...(asUser.add ?? []), ...files.flatMap(({ capabilities }) => capabilities)]);
  const useless = new Set(asRoot.add?.filter((name) => !kept.has(name)));
  const added = container.capabilities('add');
  const removed = added.filter((item) => useless.has(normalisedCapability(item.text)));
  for (const item of removed) edit.remove(item, { removesEmptyParent: true });
  // Beside what is added on purpose the user needs none of the rest, which would come back if it were dropped apart.
  const written = asMap(get(container.node, 'securityContext', 'capabilities'));
  if (written && useless.size > 0 && !container.security('capabilities', 'drop')) {
    edit.ensureItem(written, ['drop'], 'ALL');
  }
}
