import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { isSensitiveForKubernetes, normalisedHostPath } from '../../../knowledge/host-paths';
import type { Volume } from '../../../model/kubernetes-pod-spec';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { entryOf, get, textOf } from '../../../model/yaml-values';
import { isSystemPod } from '../_shared/control-plane-pods';
import { runtimeSocketOf } from '../_shared/volumes';

/** Folders in which people keep what need not outlive a pod. */
const passing = /^\/(?:tmp|var\/tmp|data)(?:\/|$)/;

export default rule('kubernetes/host-path-volume', {
  title: 'A folder of the node is mounted',
  why: 'What lies there is shared with the node and every pod that mounts it, and differs from node to node.',
  todo: 'Agents that work on nodes need it. Anything else belongs into a volume of a claim, a ConfigMap or an empty folder.',
  severity: 'warning',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0023'],
    kics: ['Non Kube System Pod With Host Mount'],
    kubescape: ['C-0048', 'C-0203'],
    polaris: ['hostPathSet'],
    terrascan: ['AC_K8S_0076', 'AC_K8S_0081'],
    cis: ['5.2.12', 'PSS baseline: HostPath Volumes', 'NSA: Pod security - hostPath'],
  },
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  fix: { title: 'Use an empty folder that lives as long as the pod', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    for (const volume of podSpec.volumes) {
      const entry = entryOf(volume.node, 'hostPath');
      const source = get(volume.node, 'hostPath');
      if (!entry || source?.type !== 'map') continue;
      const node = get(source, 'path');
      const path = isUnknownValue(node) ? undefined : textOf(node);
      const isForNode = isSystemPod(podSpec);
      // Sockets and sensitive folders have rules of their own, which let the control plane have its own folders.
      if (path !== undefined && (runtimeSocketOf(path) || (isSensitiveForKubernetes(path) && !isForNode))) continue;
      const isPassing = path !== undefined && passing.test(normalisedHostPath(path));
      report(path !== undefined && node ? node : entry.entry.key, {
        says: `volume ${volume.name}: ${path ?? 'a folder'} of the node is mounted`,
        severity: isForNode ? 'info' : 'warning',
        fix: isPassing && !isForNode ? (edit) => emptied(edit, volume) : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              volumeMounts:
                - name: cache
                  mountPath: /cache
          volumes:
            - name: cache
              hostPath:
                path: «/tmp/cache»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              volumeMounts:
                - name: cache
                  mountPath: /cache
          volumes:
            - name: cache
              emptyDir: {}
      `,
    },
    {
      because: 'nobody knows where else the data should go',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: db, image: db, volumeMounts: [{ name: data, mountPath: /data }] }]
          volumes: [{ name: data, hostPath: { path: «/srv/db», type: Directory } }]
      `,
    },
    {
      because: 'whatever the path will be, it is one of the node',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: db, image: db }]
          volumes: [{ name: data, «hostPath»: { path: '\${DATA}' } }]
      `,
    },
    {
      because: 'a claim, and an empty folder',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
        spec:
          containers:
            - name: db
              image: registry.example.com/db:2.0
          volumes:
            - name: data
              persistentVolumeClaim:
                claimName: data
            - name: cache
              emptyDir: {}
      `,
    },
    {
      because: 'rules of their own speak of sockets and of what belongs to the system',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: agent, image: agent }]
          volumes:
            - { name: engine, hostPath: { path: /var/run/docker.sock } }
            - { name: system, hostPath: { path: /etc } }
      `,
    },
  ],
});

function emptied(edit: YamlEdits, { node }: Volume): void {
  const entry = entryOf(node, 'hostPath')?.entry;
  if (entry) edit.remove(entry);
  edit.set(node, ['emptyDir'], {});
}
