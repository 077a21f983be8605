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
                  ports:
                    - containerPort: 8080
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
                  ports:
                    - containerPort: 8080
                  livenessProbe:
                    tcpSocket:
                      port: 8080
      `,
  },
  {
    because: 'of two ports, of none, and of one without connections nobody knows what to ask',
    bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: «web», image: web, ports: [{ containerPort: 80 }, { containerPort: 443 }] }
            - { name: «worker», image: worker }
            - { name: «dns», image: dns, ports: [{ containerPort: 53, protocol: UDP }] }
      `,
  },
  {
    because: 'it has one',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              livenessProbe:
                httpGet: { path: /live, port: 8080 }
      `,
  },
  {
    because: 'one container of the pod is watched; init containers, sidecars among them, are not asked for probes',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate }
            - { name: mesh, image: mesh, restartPolicy: Always }
          containers:
            - { name: web, image: web, livenessProbe: { tcpSocket: { port: 80 } } }
            - { name: logs, image: logs }
      `,
  },
  {
    because: 'these end by design',
    good: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: report }
        spec: { template: { spec: { restartPolicy: Never, containers: [{ name: report, image: report }] } } }
        ---
        apiVersion: v1
        kind: Pod
        spec: { restartPolicy: OnFailure, containers: [{ name: report, image: report }] }
      `,
  },
  {
    because: 'Knative adds probes of its own',
    good: `
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, image: web }] } } }
      `,
  },
];
