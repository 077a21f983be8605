import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
        spec:
          containers:
            - name: backup
              image: registry.example.com/backup:3.2
              securityContext:
                privileged: «true» # wrote to the disk once
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
        spec:
          containers:
            - name: backup
              image: registry.example.com/backup:3.2
              securityContext:
                privileged: false # wrote to the disk once
      `,
    otherwiseFixed: [
      `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
        spec:
          containers:
            - name: backup
              image: registry.example.com/backup:3.2
              securityContext:
                privileged: false # wrote to the disk once
                allowPrivilegeEscalation: false
      `,
    ],
  },
  {
    because: 'init and debug containers are privileged just as well',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: sysctl, image: busybox, securityContext: { privileged: «yes» } }
          containers:
            - { name: web, image: web }
          ephemeralContainers:
            - { name: debug, image: busybox, securityContext: { privileged: «true», allowPrivilegeEscalation: true } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: sysctl, image: busybox, securityContext: { privileged: false } }
          containers:
            - { name: web, image: web }
          ephemeralContainers:
            - { name: debug, image: busybox, securityContext: { privileged: false, allowPrivilegeEscalation: true } }
      `,
  },
  {
    because: 'an alias and a merge key bring it into two more containers; the anchor is what changes',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: first
              image: web
              securityContext: &root
                privileged: «true»
            - name: second
              image: web
              securityContext: «*root»
            - name: third
              image: web
              securityContext:
                <<: «*root»
                runAsUser: 0
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: first
              image: web
              securityContext: &root
                privileged: false
            - name: second
              image: web
              securityContext: *root
            - name: third
              image: web
              securityContext:
                <<: *root
                runAsUser: 0
      `,
  },
  {
    because: 'a patch sets what it says',
    path: 'overlays/debug/web-patch.json',
    bad: `
        {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "metadata": { "name": "web" },
          "spec": { "template": { "spec": { "containers": [
            { "name": "web", "securityContext": { "privileged": «true» } }
          ] } } }
        }
      `,
    fixed: `
        {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "metadata": { "name": "web" },
          "spec": { "template": { "spec": { "containers": [
            { "name": "web", "securityContext": { "privileged": false } }
          ] } } }
        }
      `,
  },
  {
    because: 'who sets what the kernel does, or mounts for the node, fails without, so that no fix is offered',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - name: sysctl
              image: busybox:1.37
              command: [sysctl, -w, vm.max_map_count=262144]
              securityContext: { privileged: «true» }
            - name: tune
              image: busybox:1.37
              command: [sh, -c, 'echo never > /proc/sys/vm/swappiness']
              securityContext: { privileged: «true» }
          containers:
            - name: driver
              image: registry.example.com/driver:2
              securityContext: { privileged: «true» }
              volumeMounts: [{ name: plugins, mountPath: /plugins, mountPropagation: Bidirectional }]
          volumes: [{ name: plugins, hostPath: { path: /var/lib/kubelet/plugins } }]
      `,
  },
  {
    because: 'false is the default',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
        spec:
          containers:
            - name: backup
              image: registry.example.com/backup:3.2
              securityContext:
                privileged: false
      `,
  },
  {
    because: 'null means the default, and a text is no boolean: the API server refuses it',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: a, image: web, securityContext: { privileged: null } }
            - { name: b, image: web, securityContext: { privileged: "true" } }
            - { name: c, image: web, securityContext: { privileged: \${PRIVILEGED} } }
      `,
  },
  {
    because: 'for a whole pod there is no such field',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { privileged: true }
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'Windows has no privileged mode',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: windows }
          containers: [{ name: web, image: web, securityContext: { privileged: true } }]
      `,
  },
];
