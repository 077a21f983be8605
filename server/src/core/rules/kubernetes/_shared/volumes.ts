import type { YamlEdits } from '../../../engine/yaml-edits';
import { engineSocket, normalisedHostPath } from '../../../knowledge/host-paths';
import type { Container } from '../../../model/kubernetes-container';
import type { PodSpec, Volume } from '../../../model/kubernetes-pod-spec';
import { get, itemsOf, textOf } from '../../../model/yaml-values';

/** The mounts of a volume in all containers of its pod. */
export function mountsOf(podSpec: PodSpec, volume: Volume): readonly Container['volumeMounts'][number][] {
  return podSpec.containers.flatMap(({ volumeMounts }) => volumeMounts.filter(({ name }) => name === volume.name));
}

/** Removes a volume with everything that mounts it. */
export function removeVolume(edit: YamlEdits, podSpec: PodSpec, volume: Volume): void {
  edit.remove(volume.node, { removesEmptyParent: true });
  for (const { node } of mountsOf(podSpec, volume)) edit.remove(node, { removesEmptyParent: true });
}

/** Gives a container an empty folder of its own at a path. */
export function mountEmptyFolder(edit: YamlEdits, container: Container, path: string): void {
  const name = freeVolumeName(container, path);
  edit.ensureItem(container.podSpec.node, ['volumes'], { name, emptyDir: {} });
  edit.ensureItem(container.node, ['volumeMounts'], { name, mountPath: path });
}

/** Whether something is mounted at a path or above it. */
export function isMounted(container: Container, path: string): boolean {
  return container.volumeMounts.some(({ mountPath }) => {
    const at = realPath(mountPath);
    return at !== '' && (realPath(path) === at || realPath(path).startsWith(`${at}/`));
  });
}

/** A path of an image without a slash at the end, and as it is behind the link /var/run. */
export function realPath(path: string): string {
  return path.replace(/\/{1,9}$/, '').replace(/^\/var\/run(?=\/|$)/, '/run');
}

const longestName = 63;

/** `tmp` for /tmp; with the container's name where others have folders, too: an empty folder is shared by its name. */
function freeVolumeName(container: Container, path: string): string {
  const { podSpec } = container;
  const claims = itemsOf(podSpec.object.get('spec', 'volumeClaimTemplates'));
  const taken = new Set([
    ...podSpec.volumes.map(({ name }) => name),
    ...claims.map((claim) => textOf(get(claim, 'metadata', 'name'))),
  ]);
  const words = path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const owner = podSpec.containers.length > 1 && container.name ? [container.name] : [];
  const name = [...owner, ...words].join('-').slice(-longestName).replace(/^-/, '');
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name.slice(4 - longestName)}-${number}`;
  return candidate;
}

/**
 * The socket of a container engine that a host path is or is mounted for, in words. The root of the node and /var hold
 * it as well, but they hold everything.
 */
export function runtimeSocketOf(path: string): string | undefined {
  const normal = normalisedHostPath(path);
  return normal === '/' || normal === '/var' ? undefined : engineSocket(path);
}
