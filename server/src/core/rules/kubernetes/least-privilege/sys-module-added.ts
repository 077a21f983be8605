import { rule } from '../../../engine/rule';
import { reportAdded } from '../_shared/added-capabilities';

export default rule('kubernetes/sys-module-added', {
  title: 'The container may load kernel modules',
  why: 'A module is code of the kernel: whoever may load one has the node.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0120'],
    kubescape: ['C-0046'],
    cis: ['5.2.9', 'PSS baseline: Capabilities', 'PSS restricted: Capabilities'],
  },
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  fix: { title: 'Do not add it', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    reportAdded(container, report, 'SYS_MODULE', 'with SYS_MODULE it may load code into the kernel');
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
                    - «SYS_MODULE»
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
            - { name: setup, image: setup, securityContext: { capabilities: { add: [«cap_sys_module»], drop: [ALL] } } }
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
                    - SYS_MODULE
      `,
    },
  ],
});
