import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: worker
        spec:
          selector: { matchLabels: { app: worker } }
          template:
            metadata: { labels: { app: worker } }
            spec:
              containers:
                - name: worker
                  image: registry.example.com/worker:2.0
                  «securityContext»:
                    runAsNonRoot: true
      `,
    fixed: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: worker
        spec:
          selector: { matchLabels: { app: worker } }
          template:
            metadata: { labels: { app: worker } }
            spec:
              containers:
                - name: worker
                  image: registry.example.com/worker:2.0
                  securityContext:
                    runAsNonRoot: true
                    capabilities:
                      drop:
                        - ALL
      `,
  },
  {
    because: 'what the image needs as root is given back',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: «web»
              image: nginx:1.27
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: nginx:1.27
              securityContext:
                capabilities:
                  drop:
                    - ALL
                  add:
                    - CHOWN
                    - NET_BIND_SERVICE
                    - SETGID
                    - SETUID
      `,
  },
  {
    because: 'a list that drops too little is replaced, and what is added stays',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              ports: [{ containerPort: 443 }]
              securityContext:
                capabilities:
                  add: [IPC_LOCK] # keys stay in memory
                  «drop»: [NET_RAW]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              ports: [{ containerPort: 443 }]
              securityContext:
                capabilities:
                  add: [IPC_LOCK, NET_BIND_SERVICE] # keys stay in memory
                  drop: [ALL]
      `,
  },
  {
    because: 'an empty list, and init containers',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate, securityContext: { capabilities: { «drop»: [] } } }
          containers:
            - { name: web, image: web, securityContext: { «capabilities»: { add: [NET_BIND_SERVICE] } } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate, securityContext: { capabilities: { drop: [ALL] } } }
          containers:
            - { name: web, image: web, securityContext: { capabilities: { add: [NET_BIND_SERVICE], drop: [ALL] } } }
      `,
  },
  {
    because: 'for a whole pod there are no capabilities',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { capabilities: { drop: [ALL] } }
          containers: [{ name: «web», image: web }]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { capabilities: { drop: [ALL] } }
          containers: [{ name: web, image: web, securityContext: { capabilities: { drop: [ALL] } } }]
      `,
  },
  {
    because: 'all are dropped',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: worker
        spec:
          containers:
            - name: worker
              image: registry.example.com/worker:2.0
              securityContext:
                capabilities:
                  drop:
                    - ALL
      `,
  },
  {
    because: 'the container runtime takes lower case, too',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { capabilities: { drop: [all] } } }]
      `,
  },
  {
    because: 'the restricted standard asks for ALL by its name',
    options: { requireAll: true },
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext:
                capabilities:
                  «drop»: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, NET_RAW, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext:
                capabilities:
                  drop: [ALL]
      `,
  },
  {
    because: 'every default one is named',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext:
                capabilities:
                  drop: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, NET_RAW, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT]
      `,
  },
  {
    because: 'a privileged container has them all anyway, and Windows has none',
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
  {
    because: 'template text may be the list',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { capabilities: { drop: ['\${DROPPED}'] } } }]
      `,
  },
];
