import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: «web»   # public
                  image: registry.example.com/web:2.0
      `,
    fixed: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: web   # public
                  image: registry.example.com/web:2.0
                  securityContext:
                    allowPrivilegeEscalation: false
      `,
  },
  {
    because: 'the field does not exist for pods, and init containers count',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true }
          initContainers:
            - name: migrate
              «securityContext»: { runAsUser: 10001 }
          containers:
            - { name: «web», image: web }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true }
          initContainers:
            - name: migrate
              securityContext: { runAsUser: 10001, allowPrivilegeEscalation: false }
          containers:
            - { name: web, image: web, securityContext: { allowPrivilegeEscalation: false } }
      `,
  },
  {
    because: 'the key is there, and merged in from an anchor',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext: &strict
                allowPrivilegeEscalation: false
            - name: proxy
              image: proxy
              securityContext:
                <<: *strict
                runAsUser: 101
      `,
  },
  {
    because: 'Windows has no such field, and a privileged container may not set it',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: windows }
          containers:
            - { name: web, image: web }
        ---
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: cni, image: cni, securityContext: { privileged: true } }
      `,
  },
  {
    because: 'null means the default; of two containers with one name each is looked at by itself',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: web, image: web, securityContext: { allowPrivilegeEscalation: false } }
          containers:
            - { name: web, image: web, «securityContext»: { allowPrivilegeEscalation: null } }
          ephemeralContainers:
            - { name: «debug», image: busybox }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: web, image: web, securityContext: { allowPrivilegeEscalation: false } }
          containers:
            - { name: web, image: web, securityContext: { allowPrivilegeEscalation: false } }
          ephemeralContainers:
            - { name: debug, image: busybox, securityContext: { allowPrivilegeEscalation: false } }
      `,
  },
  {
    because: 'a shared security context is changed at its anchor',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              «securityContext»: &user
                runAsUser: 10001
            - name: proxy
              image: proxy
              «securityContext»: *user
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext: &user
                runAsUser: 10001
                allowPrivilegeEscalation: false
            - name: proxy
              image: proxy
              securityContext: *user
      `,
  },
  {
    because: 'in JSON',
    path: 'pod.json',
    bad: `
        {
          "apiVersion": "v1",
          "kind": "List",
          "items": [
            { "apiVersion": "v1", "kind": "Pod", "spec": { "containers": [{ "name": «"web"», "image": "web" }] } }
          ]
        }
      `,
    fixed: `
        {
          "apiVersion": "v1",
          "kind": "List",
          "items": [
            { "apiVersion": "v1", "kind": "Pod", "spec": { "containers": [{ "name": "web", "image": "web", "securityContext": { "allowPrivilegeEscalation": false } }] } }
          ]
        }
      `,
  },
  {
    because: 'beside SYS_ADMIN the API server refuses a false: the capability has to go first',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: fuse, image: fuse, «securityContext»: { capabilities: { add: [CAP_SYS_ADMIN] } } }
      `,
  },
  {
    because: 'true is a finding of another rule',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { allowPrivilegeEscalation: true } }]
      `,
  },
  {
    because: 'a patch leaves what it does not name',
    path: 'overlays/image-patch.yaml',
    good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, env: [{ name: MODE, value: debug }] }] } } }
      `,
  },
];
