import { rule } from '../../../engine/rule';
import { reportAdded } from '../_shared/added-capabilities';

export default rule('kubernetes/net-raw-added', {
  title: 'The container gets NET_RAW',
  why: 'It may send forged packets: answer for other pods, redirect their traffic and read it.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0119'],
    'kube-linter': ['drop-net-raw-capability'],
    kubescape: ['C-0046'],
    cis: ['5.2.8', 'PSS baseline: Capabilities', 'PSS restricted: Capabilities'],
  },
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  fix: { title: 'Do not add it', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    reportAdded(container, report, 'NET_RAW', 'with NET_RAW it may send forged packets');
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                capabilities:
                  drop:
                    - ALL
                  add:
                    - CHOWN
                    - «NET_RAW»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                capabilities:
                  drop:
                    - ALL
                  add:
                    - CHOWN
      `,
    },
    {
      because: 'with the prefix of Linux, in any case, and as all that the list holds',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: setup, image: setup, securityContext: { capabilities: { add: [«cap_net_raw»], drop: [ALL] } } }
          containers: [{ name: web, image: web }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: setup, image: setup, securityContext: { capabilities: { drop: [ALL] } } }
          containers: [{ name: web, image: web }]
      `,
    },
    {
      because: 'what is dropped is not added',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                capabilities:
                  drop:
                    - NET_RAW
      `,
    },
  ],
});
