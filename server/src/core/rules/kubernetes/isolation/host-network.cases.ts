import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: proxy
        spec:
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              hostNetwork: «true»
              containers:
                - name: proxy
                  image: registry.example.com/proxy:1.4
                  ports:
                    - containerPort: 8080
                      hostPort: 8080
      `,
    fixed: `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: proxy
        spec:
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              containers:
                - name: proxy
                  image: registry.example.com/proxy:1.4
                  ports:
                    - containerPort: 8080
                      hostPort: 8080
      `,
    otherwiseFixed: [
      `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: proxy
        spec:
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              containers:
                - name: proxy
                  image: registry.example.com/proxy:1.4
                  ports:
                    - containerPort: 8080
      `,
    ],
  },
  {
    because: 'in the flow style, and written as YAML 1.1 has it',
    bad: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: scan }
        spec: { template: { spec: { hostNetwork: «yes», restartPolicy: Never, containers: [{ name: scan, image: scan }] } } }
      `,
    fixed: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: scan }
        spec: { template: { spec: { restartPolicy: Never, containers: [{ name: scan, image: scan }] } } }
      `,
  },
  {
    because: 'static pods of the control plane need it: there is nothing to mend',
    bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd, namespace: kube-system, labels: { component: etcd, tier: control-plane } }
        spec:
          hostNetwork: «true»
          containers: [{ name: etcd, image: registry.k8s.io/etcd:3.6.5-0, command: [etcd] }]
      `,
  },
  {
    because: 'false is the default',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: proxy
        spec:
          hostNetwork: false
          containers:
            - name: proxy
              image: registry.example.com/proxy:1.4
      `,
  },
  {
    because: 'a port of the node alone shares no network',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: proxy, image: proxy, ports: [{ containerPort: 8080, hostPort: 8080 }] }]
      `,
  },
  {
    because: 'a text is no boolean, and template text may be either',
    good: `
        apiVersion: v1
        kind: Pod
        spec: { hostNetwork: "true", containers: [{ name: a, image: a }] }
        ---
        apiVersion: v1
        kind: Pod
        spec: { hostNetwork: "{{ hostNetwork }}", containers: [{ name: a, image: a }] }
      `,
  },
  {
    because: 'a field of that name in a custom resource is not the field of a pod',
    good: `
        apiVersion: example.com/v1
        kind: Gateway
        spec:
          hostNetwork: true
      `,
  },
];
