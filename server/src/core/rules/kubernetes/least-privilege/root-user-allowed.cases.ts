import type { Example } from '../../../engine/example';

const deployment = (pod: string, container: string, name = 'web') => `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:${pod}
              containers:
                - name: ${name}
                  image: registry.example.com/web:2.0${container}
      `;

export const cases: readonly Example[] = [
  {
    bad: deployment('\n              serviceAccountName: web', '', '«web»'),
    fixed: deployment(
      `
              serviceAccountName: web
              securityContext:
                runAsNonRoot: true`,
      '',
    ),
    otherwiseFixed: [
      deployment(
        '\n              serviceAccountName: web',
        `
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 10001`,
      ),
    ],
  },
  {
    because: 'one mark on the pod is enough for all of its containers',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: «migrate», image: migrate }
          containers:
            - name: «web»
              image: web
            - name: proxy
              image: proxy
              «securityContext»: { readOnlyRootFilesystem: true }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate }
          containers:
            - name: web
              image: web
            - name: proxy
              image: proxy
              securityContext: { readOnlyRootFilesystem: true }
          securityContext:
            runAsNonRoot: true
      `,
  },
  {
    because: 'images that start as root, or as a user by name, get the number of their own user',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: «postgres»
              image: postgres:17
            - name: «haproxy»
              image: docker.io/library/haproxy:3.2
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: postgres
              image: postgres:17
              securityContext:
                runAsNonRoot: true
                runAsUser: 999
            - name: haproxy
              image: docker.io/library/haproxy:3.2
              securityContext:
                runAsNonRoot: true
                runAsUser: 99
      `,
  },
  {
    because: 'who is root no more needs its volume and its port, but not what its root became another user by',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: db
              image: mysql:8.4
              «securityContext»:
                allowPrivilegeEscalation: false
                capabilities:
                  add: [CHOWN, DAC_OVERRIDE, SETGID, SETUID]
                  drop: [ALL]
              volumeMounts:
                - { name: data, mountPath: /var/lib/mysql }
            - name: «web»
              image: nginx:1.29
              ports:
                - containerPort: 80
          volumes:
            - name: data
              persistentVolumeClaim: { claimName: data }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: db
              image: mysql:8.4
              securityContext:
                allowPrivilegeEscalation: false
                capabilities:
                  drop: [ALL]
                runAsNonRoot: true
                runAsUser: 999
              volumeMounts:
                - { name: data, mountPath: /var/lib/mysql }
            - name: web
              image: nginx:1.29
              ports:
                - containerPort: 80
              securityContext:
                runAsNonRoot: true
                runAsUser: 101
          volumes:
            - name: data
              persistentVolumeClaim: { claimName: data }
          securityContext:
            fsGroup: 999
            sysctls:
              - name: net.ipv4.ip_unprivileged_port_start
                value: "0"
      `,
  },
  {
    because: 'capabilities that are added on purpose stay, and those of root go',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: cache
              image: redis:8
              «securityContext»:
                capabilities:
                  add: [NET_ADMIN]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: cache
              image: redis:8
              securityContext:
                capabilities:
                  add: [NET_ADMIN]
                  drop: [ALL]
                runAsNonRoot: true
                runAsUser: 999
      `,
  },
  {
    because: 'a privileged container, and one with a low port of the node, may have to stay root',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          hostNetwork: true
          containers:
            - name: agent
              image: agent
              «securityContext»: { privileged: true }
            - name: «web»
              image: nginx:1.29
              ports: [{ containerPort: 80 }]
      `,
  },
  {
    because: 'a component of the control plane reads keys that only root can',
    bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: kube-scheduler, namespace: kube-system, labels: { component: kube-scheduler } }
        spec:
          hostNetwork: true
          containers:
            - name: «kube-scheduler»
              image: registry.k8s.io/kube-scheduler:v1.34.1
              command: [kube-scheduler, --leader-elect=true]
              resources: { requests: { cpu: 100m } }
      `,
  },
  {
    because: 'an image with a user of its own by number needs the mark alone',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          hostUsers: false
          containers: [{ name: «web», image: "nginxinc/nginx-unprivileged:1.27" }]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          hostUsers: false
          securityContext:
            runAsNonRoot: true
          containers: [{ name: web, image: "nginxinc/nginx-unprivileged:1.27" }]
      `,
  },
  {
    because: 'another container is root by intention, so that the pod cannot be marked',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: agent, image: agent, securityContext: { runAsUser: 0 } }
            - { name: «web», image: web }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: agent, image: agent, securityContext: { runAsUser: 0 } }
            - { name: web, image: web, securityContext: { runAsNonRoot: true } }
      `,
  },
  {
    because: 'the restricted standard wants the mark beside the number, if asked for',
    options: { requireRunAsNonRoot: true },
    bad: deployment(
      '',
      `
                  «securityContext»:
                    runAsUser: 10001`,
    ),
    fixed: deployment(
      '',
      `
                  securityContext:
                    runAsUser: 10001
                    runAsNonRoot: true`,
    ),
  },
  {
    because: 'in JSON',
    path: 'pod.json',
    bad: `
        {
          "apiVersion": "v1",
          "kind": "Pod",
          "spec": {
            "containers": [
              { "name": «"web"», "image": "web:2" }
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
              { "name": "web", "image": "web:2" }
            ],
            "securityContext": {
              "runAsNonRoot": true
            }
          }
        }
      `,
  },
  {
    because: 'what the pod says counts for its containers',
    good: deployment(
      `
              securityContext:
                runAsNonRoot: true`,
      '',
    ),
  },
  {
    because: 'a user other than root needs no mark',
    good: deployment(
      '',
      `
                  securityContext:
                    runAsUser: 10001`,
    ),
  },
  {
    because: 'root by its number, and a false, are findings of other rules',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsNonRoot: true }
          containers:
            - { name: a, image: web, securityContext: { runAsNonRoot: false } }
            - { name: b, image: web, securityContext: { runAsUser: 0 } }
      `,
  },
  {
    because: 'Windows pods have other users',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          nodeSelector: { kubernetes.io/os: windows }
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'template text may turn into either',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsNonRoot: \${NON_ROOT} }
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'a patch changes only what it names',
    path: 'overlays/image-patch.yaml',
    good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, env: [{ name: MODE, value: debug }] }] } } }
      `,
  },
  {
    because: 'the restricted standard asks for it on Windows, too, where users have no numbers',
    options: { requireRunAsNonRoot: true },
    bad: `
        apiVersion: v1
        kind: Pod
        spec: { os: { name: windows }, containers: [{ name: «web», image: registry.example.com/web:2.0 }] }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec: { os: { name: windows }, containers: [{ name: web, image: registry.example.com/web:2.0, securityContext: { runAsNonRoot: true } }] }
      `,
  },
];
