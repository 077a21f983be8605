import { rule } from '../../../engine/rule';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { get, textOf } from '../../../model/yaml-values';
import { removeVolume, runtimeSocketOf } from '../_shared/volumes';

const pod = (path: string, name = 'engine') => `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: builder
              image: builder
              volumeMounts: [{ name: ${name}, mountPath: /engine, readOnly: true }]
          volumes:
            - { name: ${name}, hostPath: { path: ${path} } }
      `;
const clean = `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: builder
              image: builder
      `;

export default rule('kubernetes/container-runtime-socket', {
  title: 'The socket of the container runtime is mounted',
  why: 'Whoever can talk to it starts a privileged container with the disk of the node in it. Read-only does not prevent that.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0006'],
    checkov: ['CKV_K8S_27'],
    semgrep: ['exposing-docker-socket-hostpath'],
    kics: ['Docker Daemon Socket is Exposed to Containers'],
    'kube-linter': ['docker-sock'],
    kubescape: ['C-0074'],
    kubesec: ['DockerSock'],
    terrascan: ['AC_K8S_0088'],
    cis: ['5.2.12', 'PSS baseline: HostPath Volumes'],
  },
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  fix: { title: 'Remove the volume and its mounts', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    for (const volume of podSpec.volumes) {
      const node = volume.type === 'hostPath' ? get(volume.source, 'path') : undefined;
      const path = textOf(node);
      const socket = path && !isUnknownValue(node) ? runtimeSocketOf(path) : undefined;
      if (!node || !socket) continue;
      report(node, {
        says: `volume ${volume.name}: ${path} is ${socket}`,
        fix: (edit) => removeVolume(edit, podSpec, volume),
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: builder
              image: registry.example.com/builder:1.4
              volumeMounts:
                - name: work
                  mountPath: /work
                - name: docker
                  mountPath: /var/run/docker.sock
          volumes:
            - name: work
              emptyDir: {}
            - name: docker
              hostPath:
                path: «/var/run/docker.sock»
                type: Socket
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: builder
              image: registry.example.com/builder:1.4
              volumeMounts:
                - name: work
                  mountPath: /work
          volumes:
            - name: work
              emptyDir: {}
      `,
    },
    { because: 'other engines have sockets, too', bad: pod('«/run/k3s/containerd/containerd.sock»'), fixed: clean },
    { because: 'the folder with the socket in it', bad: pod('«/run/»'), fixed: clean },
    { because: 'a pipe of Windows', bad: pod(String.raw`«'\\.\pipe\docker_engine'»`), fixed: clean },
    {
      because: 'the mount of every container goes, and the other volume stays',
      bad: `
        {
          "apiVersion": "v1",
          "kind": "Pod",
          "spec": {
            "containers": [
              { "name": "a", "image": "a", "volumeMounts": [{ "name": "cri", "mountPath": "/cri" }] },
              { "name": "b", "image": "b", "volumeMounts": [{ "name": "cri", "mountPath": "/cri" }, { "name": "tmp", "mountPath": "/tmp" }] }
            ],
            "volumes": [
              { "name": "cri", "hostPath": { "path": «"/var/run/crio/crio.sock"» } },
              { "name": "tmp", "emptyDir": {} }
            ]
          }
        }
      `,
      fixed: `
        {
          "apiVersion": "v1",
          "kind": "Pod",
          "spec": {
            "containers": [
              { "name": "a", "image": "a" },
              { "name": "b", "image": "b", "volumeMounts": [{ "name": "tmp", "mountPath": "/tmp" }] }
            ],
            "volumes": [
              { "name": "tmp", "emptyDir": {} }
            ]
          }
        }
      `,
    },
    { because: 'it only has the word in its name', good: pod('/srv/docker') },
    { because: 'a lock file beside the sockets', good: pod('/run/xtables.lock') },
    { because: 'another socket', good: pod('/var/run/agent/agent.sock') },
    { because: 'a socket that begins with the name', good: pod('/srv/docker.sock.d/notes') },
    { because: 'the whole node is a finding of another rule', good: pod('/') },
    { because: 'template text may be any path', good: pod(`'\${SOCKET}'`) },
    {
      because: 'no path of the node',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: a, image: a, volumeMounts: [{ name: run, mountPath: /var/run }] }]
          volumes: [{ name: run, emptyDir: {} }]
      `,
    },
  ],
});
