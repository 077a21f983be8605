import { rule, type Severity } from '../../../engine/rule';
import { isSensitiveForKubernetes, normalisedHostPath } from '../../../knowledge/host-paths';
import type { PodSpec, Volume } from '../../../model/kubernetes-pod-spec';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { get, textOf } from '../../../model/yaml-values';
import { isSystemPod } from '../_shared/control-plane-pods';
import { mountsOf, removeVolume, runtimeSocketOf } from '../_shared/volumes';
import { cases } from './host-path-sensitive.cases';

/** Parts of a node that hold programs and settings but no secrets: who only reads them learns little. */
const publicPaths = new Set(['/boot', '/lib', '/lib64', '/sys', '/usr', '/var/log']);

export default rule('kubernetes/host-path-sensitive', {
  title: 'A sensitive folder of the node is mounted',
  why: 'What lies there runs the node or holds its credentials: writing it takes the node over, reading it may be enough.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0121'],
    kics: ['Workload Mounting With Sensitive OS Directory'],
    'kube-linter': ['sensitive-host-mounts'],
    kubescape: ['C-0048'],
    polaris: ['hostPathSet'],
    kubesec: ['ProcMount'],
    terrascan: ['AC_K8S_0076'],
    cis: ['5.2.12', 'PSS baseline: HostPath Volumes'],
  },
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  fix: { title: 'Remove the volume and its mounts', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    for (const volume of podSpec.volumes) {
      const node = volume.type === 'hostPath' ? get(volume.source, 'path') : undefined;
      const path = textOf(node);
      if (!node || !path || isUnknownValue(node)) continue;
      if (isOwnFolder(path) && isSystemPod(podSpec)) continue;
      // Sockets, and folders that are mounted for them, have a rule of their own.
      if (!isSensitiveForKubernetes(path) || runtimeSocketOf(path)) continue;
      report(node, {
        says: `volume ${volume.name}: ${path} of the node is ${use(podSpec, volume)}`,
        severity: severityOf(podSpec, volume, path),
        fix: (edit) => removeVolume(edit, podSpec, volume),
      });
    }
  },
  examples: cases,
});

const ownFolders = ['/etc/kubernetes', '/var/lib/etcd', '/var/log', '/var/lib/kube-proxy'];

/** Where the components of the control plane have their keys, data and logs. */
function isOwnFolder(path: string): boolean {
  const normal = normalisedHostPath(path);
  return ownFolders.some((folder) => normal === folder || normal.startsWith(`${folder}/`));
}

function use(podSpec: PodSpec, volume: Volume): string {
  const mounts = mountsOf(podSpec, volume);
  if (mounts.length === 0) return 'made a volume';
  return mounts.every(({ isReadOnly }) => isReadOnly) ? 'readable' : 'writable';
}

function severityOf(podSpec: PodSpec, volume: Volume, path: string): Severity {
  const mounts = mountsOf(podSpec, volume);
  if (mounts.length === 0) return podSpec.isPartial ? 'error' : 'warning';
  const isRead = mounts.every(({ isReadOnly }) => isReadOnly);
  return isRead && publicPaths.has(normalisedHostPath(path)) ? 'warning' : 'error';
}
