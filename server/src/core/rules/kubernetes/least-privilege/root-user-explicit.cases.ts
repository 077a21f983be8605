import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
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
              securityContext:
                runAsUser: «0»
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
              securityContext:
                runAsUser: 10001
                runAsNonRoot: true
      `,
  },
  {
    because: 'what the pod says counts for those who say nothing themselves',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsUser: «0» }
          containers:
            - { name: web, image: registry.example.com/web:2.0 }
            - { name: proxy, image: registry.example.com/proxy:2.0, securityContext: { runAsUser: 1000 } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsUser: 10001, runAsNonRoot: true }
          containers:
            - { name: web, image: registry.example.com/web:2.0 }
            - { name: proxy, image: registry.example.com/proxy:2.0, securityContext: { runAsUser: 1000 } }
      `,
  },
  {
    because: 'the image has a user of its own, and the mark that it is no root stands already',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsUser: «0x0», runAsNonRoot: true }
          containers: [{ name: cache, image: redis:7.4 }]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsUser: 10001, runAsNonRoot: true }
          containers: [{ name: cache, image: redis:7.4, securityContext: { runAsNonRoot: true, runAsUser: 999 } }]
      `,
  },
  {
    because: 'a privileged container needs root for what it does, and mending that comes first',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: cni, image: cni, securityContext: { privileged: true, runAsUser: «0» } }]
      `,
  },
  {
    because: 'a user of its own, and a text that the API server refuses',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsUser: 10001
          containers:
            - name: web
              image: registry.example.com/web:2.0
            - name: proxy
              image: registry.example.com/proxy:2.0
              securityContext:
                runAsUser: "0"
      `,
  },
  {
    because: 'what is nowhere written has a rule of its own',
    good: `
        apiVersion: v1
        kind: Pod
        spec: { containers: [{ name: web, image: web }] }
      `,
  },
];
