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
              securityContext:
                runAsNonRoot: true
                «allowPrivilegeEscalation»: false
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
              securityContext:
                runAsNonRoot: true
              containers:
                - name: web
                  image: registry.example.com/web:2.0
                  securityContext:
                    allowPrivilegeEscalation: false
      `,
  },
  {
    because: 'every container gets what it does not set itself',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { «readOnlyRootFilesystem»: true, «capabilities»: { drop: [ALL] } }
          initContainers:
            - { name: migrate, image: migrate }
          containers:
            - { name: web, image: web, securityContext: { readOnlyRootFilesystem: false, runAsUser: 10001 } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate, securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } } }
          containers:
            - { name: web, image: web, securityContext: { readOnlyRootFilesystem: false, runAsUser: 10001, capabilities: { drop: [ALL] } } }
      `,
  },
  {
    because: 'what would weaken the pod, if it worked, goes',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext:
            «privileged»: true
            fsGroup: 2000
          containers:
            - name: web
              image: web
              securityContext:
                «hostNetwork»: true
                runAsUser: 10001
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext:
            fsGroup: 2000
          containers:
            - name: web
              image: web
              securityContext:
                runAsUser: 10001
      `,
  },
  {
    because: 'groups and sysctls belong to the pod',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          restartPolicy: Always
          containers:
            - name: web
              image: web
              securityContext:
                runAsUser: 10001
                «fsGroup»: 2000
            - name: proxy
              image: proxy
              securityContext:
                «fsGroup»: 2000
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          restartPolicy: Always
          securityContext:
            fsGroup: 2000
          containers:
            - name: web
              image: web
              securityContext:
                runAsUser: 10001
            - name: proxy
              image: proxy
      `,
  },
  {
    because: 'two containers that disagree leave nothing to choose',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: { «fsGroup»: 2000 } }
            - { name: proxy, image: proxy, securityContext: { «fsGroup»: 3000 } }
      `,
  },
  {
    because: 'beside the template, or right below the spec of a workload, there is no security context',
    bad: `
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          «securityContext»:
            runAsNonRoot: true
            readOnlyRootFilesystem: true
            sysctls: [{ name: net.ipv4.tcp_syncookies, value: "1" }]
          template:
            metadata: { labels: { app: db } }
            spec:
              serviceAccountName: db
              containers:
                - name: db
                  image: db
      `,
    fixed: `
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          template:
            metadata: { labels: { app: db } }
            spec:
              serviceAccountName: db
              securityContext:
                runAsNonRoot: true
                sysctls:
                  - name: net.ipv4.tcp_syncookies
                    value: "1"
              containers:
                - name: db
                  image: db
                  securityContext:
                    readOnlyRootFilesystem: true
      `,
  },
  {
    because: 'each setting stands where it counts',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            fsGroup: 2000
            runAsNonRoot: true
          containers:
            - name: web
              image: registry.example.com/web:2.0
              securityContext:
                allowPrivilegeEscalation: false
      `,
  },
  {
    because: 'these are understood at both levels',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: &both
            runAsUser: 10001
            runAsGroup: 10001
            runAsNonRoot: true
            seLinuxOptions: { level: "s0:c1,c2" }
            seccompProfile: { type: RuntimeDefault }
            appArmorProfile: { type: RuntimeDefault }
          containers: [{ name: web, image: web, securityContext: *both }]
      `,
  },
  {
    because: 'a custom resource has a schema of its own',
    good: `
        apiVersion: monitoring.example.com/v1
        kind: Collector
        spec:
          securityContext: { readOnlyRootFilesystem: true, fsGroup: 2000 }
          template:
            spec: { securityContext: { privileged: false }, containers: [{ name: a, image: a }] }
      `,
  },
  {
    because: 'policies speak of these settings in words of their own',
    good: `
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: { name: strict }
        spec: { privileged: false, fsGroup: { rule: RunAsAny }, hostNetwork: false }
      `,
  },
];
