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
                - name: web
                  image: registry.example.com/web:2.0
                  «resources»:
                    requests:
                      cpu: 100m
                      memory: 384Mi
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
                  resources:
                    requests:
                      cpu: 100m
                      memory: 384Mi
                    limits:
                      memory: 384Mi
      `,
  },
  {
    because: 'some images are known not to start with the usual, and of others nobody can tell',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: «db»
              image: mysql:8.4
            - name: «search»
              image: registry.example.com/elasticsearch-plugins:8.17
            - name: «orders»
              image: registry.example.com/orders:4
              env: [{ name: JAVA_TOOL_OPTIONS, value: -Xmx512m }]
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: db
              image: mysql:8.4
              resources:
                limits:
                  memory: 1Gi
            - name: search
              image: registry.example.com/elasticsearch-plugins:8.17
            - name: orders
              image: registry.example.com/orders:4
              env: [{ name: JAVA_TOOL_OPTIONS, value: -Xmx512m }]
      `,
  },
  {
    because: 'nothing is said at all, in an init container as well',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: «migrate», image: migrate }
          containers:
            - name: «web»
              image: web
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate, resources: { limits: { memory: 256Mi } } }
          containers:
            - name: web
              image: web
              resources:
                limits:
                  memory: 256Mi
      `,
  },
  {
    because: 'a limit of zero is none, nor is an empty one or one for the processor',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: a, image: web, resources: { limits: { memory: «0» } } }
            - { name: b, image: web, resources: { limits: { memory: «""» } } }
            - { name: c, image: web, resources: { «limits»: { cpu: 1 } } }
            - { name: d, image: web, resources: { «limits»: { memory: null } } }
      `,
    fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: a, image: web, resources: { limits: { memory: 256Mi } } }
            - { name: b, image: web, resources: { limits: { memory: "256Mi" } } }
            - { name: c, image: web, resources: { limits: { cpu: 1, memory: 256Mi } } }
            - { name: d, image: web, resources: { limits: { memory: 256Mi } } }
      `,
  },
  {
    because: 'a default for another namespace, or for pods, does not count',
    bad: `
        apiVersion: v1
        kind: LimitRange
        metadata: { name: defaults, namespace: other }
        spec: { limits: [{ type: Container, default: { memory: 256Mi } }] }
        ---
        apiVersion: v1
        kind: LimitRange
        metadata: { name: pods }
        spec: { limits: [{ type: Pod, max: { memory: 1Gi } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: «web», image: web }]
      `,
    fixed: `
        apiVersion: v1
        kind: LimitRange
        metadata: { name: defaults, namespace: other }
        spec: { limits: [{ type: Container, default: { memory: 256Mi } }] }
        ---
        apiVersion: v1
        kind: LimitRange
        metadata: { name: pods }
        spec: { limits: [{ type: Pod, max: { memory: 1Gi } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: web, image: web, resources: { limits: { memory: 256Mi } } }]
      `,
  },
  {
    because: 'a request that is not known may be more than any limit',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, «resources»: { requests: { memory: "\${MEMORY}" } } }
      `,
  },
  {
    because: 'it has a limit',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              resources:
                limits:
                  memory: 256Mi
      `,
  },
  {
    because: 'the namespace has a default',
    good: `
        apiVersion: v1
        kind: LimitRange
        metadata: { name: defaults, namespace: shop }
        spec:
          limits:
            - type: Container
              default: { memory: 256Mi }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'the limit of the pod holds for all of its containers',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          resources: { limits: { memory: 1Gi } }
          containers: [{ name: web, image: web }, { name: proxy, image: proxy }]
      `,
  },
  {
    because: 'debug containers take no resources, and a merge key brings limits in',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, resources: &small { limits: { memory: 64Mi } } }
            - { name: proxy, image: proxy, resources: { <<: *small } }
          ephemeralContainers:
            - { name: debug, image: busybox }
      `,
  },
  {
    because: 'processes of a Windows node are not limited this way',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { windowsOptions: { hostProcess: true } }
          containers: [{ name: agent, image: agent }]
      `,
  },
  {
    because: 'a patch leaves what it does not name',
    path: 'overlays/image-patch.yaml',
    good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, resources: { requests: { cpu: 1 } } }] } } }
      `,
  },
  {
    because: 'template text may be any amount',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, resources: { limits: { memory: "\${MEMORY}" } } }]
      `,
  },
  {
    because: 'a component of the control plane that is killed at its limit takes the cluster along',
    good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: kube-scheduler, namespace: kube-system, labels: { component: kube-scheduler } }
        spec:
          hostNetwork: true
          containers:
            - name: kube-scheduler
              image: registry.k8s.io/kube-scheduler:v1.34.1
              command: [kube-scheduler, --leader-elect=true]
              resources: { requests: { cpu: 100m } }
      `,
  },
];
