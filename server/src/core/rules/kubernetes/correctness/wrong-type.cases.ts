import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations:
          example.com/build: «20260131»
      spec:
        hostNetwork: «"false"»
        containers:
          - name: web
            image: registry.example.com/web:1.4
            ports:
              - containerPort: «"8080"»
            env:
              - name: DEBUG
                value: «yes»
              - name: RETRIES
                value: «3»
    `,
    fixed: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations:
          example.com/build: "20260131"
      spec:
        hostNetwork: false
        containers:
          - name: web
            image: registry.example.com/web:1.4
            ports:
              - containerPort: 8080
            env:
              - name: DEBUG
                value: "yes"
              - name: RETRIES
                value: "3"
    `,
  },
  {
    because: 'values that YAML 1.1 takes for something else stay as they are written',
    bad: `
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: settings }
      data:
        mode: «0644»
        enabled: «y»
        version: «1.10»
        port: «8_080»
    `,
    fixed: `
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: settings }
      data:
        mode: "0644"
        enabled: "y"
        version: "1.10"
        port: "8_080"
    `,
  },
  {
    because: 'units have their case, and one word may be the list that is wanted',
    bad: `
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: web
            command: «/bin/web»
            resources:
              limits: { memory: «256mi», cpu: «"1 G"», ephemeral-storage: «1GB» }
    `,
    fixed: `
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: web
            command: ["/bin/web"]
            resources:
              limits: { memory: 256Mi, cpu: "1G", ephemeral-storage: 1G }
    `,
  },
  {
    because: 'what these should become nobody knows',
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        labels: «[app, web]»
        creationTimestamp: «yesterday»
      spec:
        selector: «web»
        ports: { port: 80 }
    `.replace('{ port: 80 }', '«{ port: 80 }»'),
  },
  {
    because: 'a secret holds base64',
    bad: `
      apiVersion: v1
      kind: Secret
      metadata: { name: db }
      data:
        password: «not/base64!»
    `,
  },
  {
    because: 'all of this the server takes',
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels:
        annotations: { a: "1", b: !!str 2, c: null }
        creationTimestamp: 2026-01-31T12:00:00Z
      spec:
        replicas: 3.0
        paused: no
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 25% } }
        selector: {}
        template:
          spec:
            containers:
              - name: web
                livenessProbe: { httpGet: { port: http, path: / } }
                readinessProbe: { httpGet: { port: 8080 } }
                resources: { limits: { cpu: 0.5, memory: 1e9 }, requests: ~ }
                ports: [null]
            volumes:
              - name: settings
                configMap: { name: settings, defaultMode: 0644 }
    `,
  },
  {
    because: 'a template value may be anything, and so may the fields of other kinds',
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: "\${REPLICAS}"
        template: { spec: { containers: [{ name: web, ports: [{ containerPort: "\${PORT}" }] }] } }
      ---
      apiVersion: example.com/v1
      kind: Deployment
      metadata: { name: web }
      spec: { replicas: "3" }
    `,
  },
];
