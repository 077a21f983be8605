import type { Example } from '../../../engine/example';

const pod = (path: string, isReadOnly = false) => `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: agent
              image: agent
              volumeMounts:
                - name: host
                  mountPath: /host
${isReadOnly ? '                  readOnly: true\n' : ''}          volumes:
            - name: host
              hostPath:
                path: ${path}
      `;

export const cases: readonly Example[] = [
  {
    bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              volumeMounts:
                - name: config
                  mountPath: /etc/agent
                - name: host-etc
                  mountPath: /host/etc
          volumes:
            - name: config
              configMap:
                name: agent
            # to read the network settings
            - name: host-etc
              hostPath:
                path: «/etc»
                type: Directory
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              volumeMounts:
                - name: config
                  mountPath: /etc/agent
          volumes:
            - name: config
              configMap:
                name: agent
      `,
  },
  {
    because: 'a slash at the end, a dot or two slashes change nothing; the last volume takes its list along',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: prepare, image: agent, volumeMounts: [{ name: host, mountPath: /host }] }
          containers:
            - name: agent
              image: agent
              volumeMounts:
                - { name: host, mountPath: /host, readOnly: true }
          volumes:
            - { name: host, hostPath: { path: «"/var//lib/./kubelet/pods/"» } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: prepare, image: agent }
          containers:
            - name: agent
              image: agent
      `,
  },
  {
    because: 'dots that lead out of a harmless folder',
    bad: pod('«/srv/../root/.ssh»'),
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: agent
              image: agent
      `,
  },
  {
    because: 'the root of the node, on Linux and on Windows, mounted or not',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: agent, image: agent }]
          volumes:
            - { name: root, hostPath: { path: «/» } }
            - { name: windows, hostPath: { path: «'C:\\Windows'» } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: agent, image: agent }]
      `,
  },
  {
    because: 'one file with the time zone of the node',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              volumeMounts:
                - name: time
                  mountPath: /etc/localtime
                  readOnly: true
          volumes:
            - name: time
              hostPath:
                path: /etc/localtime
                type: File
      `,
  },
  {
    because: 'a component of the control plane keeps its keys and its data on its node',
    good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd, namespace: kube-system, labels: { component: etcd, tier: control-plane } }
        spec:
          hostNetwork: true
          containers:
            - name: etcd
              image: registry.k8s.io/etcd:3.6.5-0
              command: [etcd, --data-dir=/var/lib/etcd]
              volumeMounts:
                - { name: data, mountPath: /var/lib/etcd }
                - { name: certificates, mountPath: /etc/kubernetes/pki/etcd }
          volumes:
            - { name: data, hostPath: { path: /var/lib/etcd, type: DirectoryOrCreate } }
            - { name: certificates, hostPath: { path: /etc/kubernetes/pki/etcd, type: DirectoryOrCreate } }
      `,
  },
  { because: 'kernel modules lie deeper', good: pod('/lib/modules', true) },
  { because: 'so do certificates', good: pod('/etc/ssl/certs', true) },
  { because: 'control groups are mounted everywhere', good: pod('/sys/fs/cgroup') },
  { because: 'the socket of an engine is a finding of another rule', good: pod('/var/run/docker.sock') },
  { because: 'a folder of its own', good: pod('/var/lib/agent') },
  { because: 'template text may be any path', good: pod('<HOST_ROOT>') },
  {
    because: 'a configMap has items with paths, too',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: agent, image: agent }]
          volumes: [{ name: files, configMap: { name: files, items: [{ key: etc, path: /etc }] } }]
      `,
  },
];
