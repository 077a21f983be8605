import { rule } from '../../../engine/rule';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { entryOf, numberValue } from '../../../model/yaml-values';
import { titleOf } from '../_shared/container';
import { isControlPlanePod } from '../_shared/control-plane-pods';

export default rule('kubernetes/host-port', {
  title: 'The container takes a port of its node',
  why: 'Who reaches the node reaches the container, past Services and network policies, and only one such pod fits a node.',
  severity: 'warning',
  category: 'network',
  peers: {
    trivy: ['KSV-0024'],
    checkov: ['CKV_K8S_26'],
    kics: ['Workload Host Port Not Specified'],
    kubescape: ['C-0044', 'C-0204'],
    polaris: ['hostPortSet'],
    cis: ['5.2.13', 'PSS baseline: Host Ports', 'NSA: Network separation'],
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/overview/#services'],
  fix: { title: 'Give the port of the node back', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    const { podSpec } = container;
    for (const { node, hostPort, containerPort } of container.ports) {
      const number = numberValue(hostPort);
      const entry = entryOf(node, 'hostPort');
      if (!hostPort || !entry || !number || isUnknownValue(hostPort)) continue;
      // On the network of its node every port is one of the node: that is what the rule on the network speaks of.
      const isOnNode = podSpec.hostNetwork;
      if (isOnNode && (containerPort === undefined || containerPort === number)) continue;
      const isControlPlane = isControlPlanePod(podSpec);
      report(hostPort, {
        says: isOnNode
          ? `${titleOf(container)}: on the network of the node ${containerPort} cannot be another port than ${number}`
          : `${titleOf(container)}: it takes port ${number} of the node`,
        severity: isOnNode ? 'error' : isControlPlane ? 'info' : 'warning',
        fix: isControlPlane ? undefined : (edit) => edit.remove(entry.entry),
      });
    }
  },
  examples: [
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
                  ports:
                    - containerPort: 8080
                      hostPort: «80»
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
      `,
    },
    {
      because: 'init containers count, and each port for itself',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers: [{ name: proxy, image: proxy, ports: [{ containerPort: 1, hostPort: «1» }, { containerPort: 2 }] }]
          containers: [{ name: web, image: web, ports: [{ containerPort: 3, hostIP: 10.0.0.1, hostPort: «3» }] }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers: [{ name: proxy, image: proxy, ports: [{ containerPort: 1 }, { containerPort: 2 }] }]
          containers: [{ name: web, image: web, ports: [{ containerPort: 3, hostIP: 10.0.0.1 }] }]
      `,
    },
    {
      because: 'the API server refuses two numbers for one port of the node',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          hostNetwork: true
          containers: [{ name: web, image: web, ports: [{ containerPort: 8080, hostPort: «80» }] }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          hostNetwork: true
          containers: [{ name: web, image: web, ports: [{ containerPort: 8080 }] }]
      `,
    },
    {
      because: 'zero is none',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              ports:
                - containerPort: 8080
                  hostPort: 0
      `,
    },
    {
      because: 'on the network of the node the same number says nothing more',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          hostNetwork: true
          containers: [{ name: web, image: web, ports: [{ containerPort: 80, hostPort: 80 }] }]
      `,
    },
  ],
});
