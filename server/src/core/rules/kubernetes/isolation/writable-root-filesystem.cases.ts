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
                - name: «web»
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
                - name: web
                  image: registry.example.com/web:2.0
                  securityContext:
                    readOnlyRootFilesystem: true
                  volumeMounts:
                    - name: tmp
                      mountPath: /tmp
              volumes:
                - name: tmp
                  emptyDir: {}
      `,
    otherwiseFixed: [
      `
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
                - name: web
                  image: registry.example.com/web:2.0
                  securityContext:
                    readOnlyRootFilesystem: true
      `,
    ],
  },
  {
    because: 'the image is known to write in three places, one of which is mounted already',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: nginx:1.27
              securityContext:
                readOnlyRootFilesystem: «false» # for the cache
              volumeMounts:
                - { name: cache, mountPath: /var/cache/nginx/ }
          volumes:
            - { name: cache, emptyDir: {} }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: nginx:1.27
              securityContext:
                readOnlyRootFilesystem: true # for the cache
              volumeMounts:
                - { name: cache, mountPath: /var/cache/nginx/ }
                - { name: run, mountPath: /run }
                - { name: tmp, mountPath: /tmp }
          volumes:
            - { name: cache, emptyDir: {} }
            - { name: run, emptyDir: {} }
            - { name: tmp, emptyDir: {} }
      `,
  },
  {
    because: 'containers do not share their folders, and names that are taken are not used again',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: «migrate», image: migrate }
          containers:
            - { name: web, image: web, «securityContext»: { runAsNonRoot: true } }
          volumes:
            - { name: web-tmp, emptyDir: { sizeLimit: 1Gi } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate, securityContext: { readOnlyRootFilesystem: true }, volumeMounts: [{ name: migrate-tmp, mountPath: /tmp }] }
          containers:
            - { name: web, image: web, securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true }, volumeMounts: [{ name: web-tmp-2, mountPath: /tmp }] }
          volumes:
            - { name: web-tmp, emptyDir: { sizeLimit: 1Gi } }
            - { name: migrate-tmp, emptyDir: {} }
            - { name: web-tmp-2, emptyDir: {} }
      `,
  },
  {
    because: 'an image that cannot run this way gets no fix that breaks it',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: «builder», image: "docker:28-dind" }]
      `,
  },
  {
    because: 'it is read-only',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              securityContext:
                readOnlyRootFilesystem: true
      `,
  },
  {
    because: 'a merge key brings it in',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: a, image: a, securityContext: &strict { readOnlyRootFilesystem: true } }
          containers:
            - { name: b, image: b, securityContext: { <<: *strict, runAsUser: 10001 } }
      `,
  },
  {
    because: 'Windows knows no such setting, and debug containers are there to change things',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: windows }
          containers: [{ name: web, image: web }]
        ---
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { readOnlyRootFilesystem: true } }]
          ephemeralContainers: [{ name: debug, image: busybox }]
      `,
  },
  {
    because: 'a patch leaves what it does not name',
    path: 'overlays/replicas-patch.yaml',
    good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, securityContext: { runAsUser: 10001 } }] } } }
      `,
  },
  {
    because: 'template text may say true',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { readOnlyRootFilesystem: \${READ_ONLY} } }]
      `,
  },
];
