import { rule } from '../../../engine/rule';
import { isSet } from '../../../model/kubernetes-values';
import { entriesOf } from '../../../model/yaml-values';
import { violationsOf } from '../_shared/pod-security';

export default rule('kubernetes/volume-type-not-restricted', {
  title: 'The pod mounts storage past every claim',
  why: 'Who writes the pod chooses server and credentials himself; behind a claim whoever runs the cluster does.',
  todo: 'Describe the storage in a PersistentVolume, or a StorageClass, and mount its claim.',
  severity: 'info',
  default: 'off',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0028'],
    terrascan: ['AC_K8S_0081', 'AC_K8S_0130'],
    cis: ['PSS restricted: Volume Types'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    const owners = new Set(violationsOf(podSpec, 'restrictedVolumes', settings).map(({ owner }) => owner));
    for (const volume of podSpec.volumes.filter((one) => owners.has(one))) {
      const type = entriesOf(volume.node).find(({ name, value }) => name !== 'name' && isSet(value));
      // Folders of the node have rules of their own.
      if (!type || type.name === 'hostPath') continue;
      report(type.entry.key, { says: `volume ${volume.name}: ${type.name} is no type of the level restricted` });
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
          volumes:
            - name: pages
              «nfs»:
                server: nfs.example.com
                path: /pages
      `,
    },
    {
      because: 'the name may stand behind the type',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web }]
          volumes: [{ «cephfs»: { monitors: [10.0.0.1] }, name: pages }, { name: code, «gitRepo»: { repository: x } }]
      `,
    },
    {
      because: 'these come with the pod, or through a claim or a driver',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
          volumes:
            - name: pages
              persistentVolumeClaim:
                claimName: pages
            - name: settings
              configMap:
                name: settings
            - name: keys
              csi:
                driver: secrets-store.csi.k8s.io
            - name: model
              image:
                reference: registry.example.com/model:1
      `,
    },
    {
      because: 'without a type it is an empty folder, and hostPath has rules of its own',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web }]
          volumes: [{ name: scratch }, { name: log, hostPath: { path: /var/log } }]
      `,
    },
  ],
});
