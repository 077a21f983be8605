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
            «spec»:
              serviceAccountName: web
              containers:
                - name: web
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
              serviceAccountName: web
              securityContext:
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: web
                  image: registry.example.com/web:2.0
      `,
  },
  {
    because: 'a security context without a profile, and a profile without a type',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          «securityContext»:
            runAsNonRoot: true
            # still to be chosen
            seccompProfile:
          containers: [{ name: web, image: web }]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext:
            runAsNonRoot: true
            # still to be chosen
            seccompProfile:
              type: RuntimeDefault
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'where one container has a profile the other one lacks it',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: { seccompProfile: { type: RuntimeDefault } } }
            - { name: «proxy», image: proxy }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: { seccompProfile: { type: RuntimeDefault } } }
            - { name: proxy, image: proxy, securityContext: { seccompProfile: { type: RuntimeDefault } } }
      `,
  },
  {
    because: 'the old annotation is no longer read',
    bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          annotations: { seccomp.security.alpha.kubernetes.io/pod: runtime/default }
        «spec»:
          containers: [{ name: web, image: web }]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          annotations: { seccomp.security.alpha.kubernetes.io/pod: runtime/default }
        spec:
          containers: [{ name: web, image: web }]
          securityContext:
            seccompProfile:
              type: RuntimeDefault
      `,
  },
  {
    because: 'the pod names a profile',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext:
            seccompProfile: { type: Localhost, localhostProfile: profiles/web.json }
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'every container has one of its own, merged in or not',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - name: migrate
              image: migrate
              securityContext: &strict { seccompProfile: { type: RuntimeDefault } }
          containers:
            - { name: web, image: web, securityContext: { <<: *strict, runAsUser: 101 } }
      `,
  },
  {
    because: 'old clusters read the annotation',
    settings: { kubernetesVersion: '1.26' },
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          annotations: { seccomp.security.alpha.kubernetes.io/pod: docker/default }
        spec:
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'privileged containers take no profile, and Windows has none',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: cni, image: cni, securityContext: { privileged: true } }]
        ---
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: windows }
          containers: [{ name: web, image: web }]
      `,
  },
];
