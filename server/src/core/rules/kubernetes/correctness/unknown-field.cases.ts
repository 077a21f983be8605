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
            image: registry.example.com/web:1.4
            «securitycontext»:
              runAsNonRoot: true
            «resource»: {}   # none yet
    `,
    fixed: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4
            securityContext:
              runAsNonRoot: true
            resources: {}   # none yet
    `,
  },
  {
    because: 'the field belongs to a map around, to one below, or nowhere',
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      «labels»:
        app: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            «replicas»: 3
            containers:
              - name: web
                image: registry.example.com/web:1.4
                «runAsNonRoot»: true
                ports: [{ containerPort: 80, «"path"»: / }]
            «colour»:
    `,
    otherwiseFixed: [
      `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels:
          app: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4
                ports: [{ containerPort: 80, "path": / }]
                securityContext:
                  runAsNonRoot: true
            colour:
        replicas: 3
    `,
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
                image: registry.example.com/web:1.4
                ports: [{ containerPort: 80 }]
    `,
    ],
  },
  {
    because: 'a patch is decoded as well',
    path: 'overlays/prod/web-patch.yaml',
    files: { 'kustomization.yaml': 'patches:\n  - path: web-patch.yaml\n' },
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        «Replicas»: 3
        $retainKeys: [strategy]
        template: { spec: { containers: [{ name: web, $patch: delete }] } }
    `,
    fixed: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 3
        $retainKeys: [strategy]
        template: { spec: { containers: [{ name: web, $patch: delete }] } }
    `,
  },
  {
    because: 'names of people, the schema in a definition, kinds that are not built in, files of tools',
    good: `
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: web, labels: { Anything: goes }, annotations: { a.b/c: d } }
      data: { Any-Key: a }
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: { name: widgets.example.com }
      spec:
        group: example.com
        versions:
          - name: v1
            schema:
              openAPIV3Schema:
                type: object
                properties: { spec: { x-kubernetes-preserve-unknown-fields: true } }
      ---
      apiVersion: example.com/v1
      kind: Pod
      spec: { anything: 1 }
      ---
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      anything: 1
    `,
  },
  {
    because: 'what a template leaves open may close a map',
    path: 'templates/web.yaml',
    files: { '../Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' },
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      {{ include "web.spec" . }}
        colour: blue
    `,
  },
  {
    because: 'a cluster that is newer may have the field',
    settings: { kubernetesVersion: '1.99' },
    good: `
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { colour: blue, containers: [{ name: web }] }
    `,
  },
];
