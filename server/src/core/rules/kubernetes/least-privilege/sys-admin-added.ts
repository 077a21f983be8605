import { rule } from '../../../engine/rule';
import { reportAdded } from '../_shared/added-capabilities';

export default rule('kubernetes/sys-admin-added', {
  title: 'The container gets SYS_ADMIN',
  why: 'Whoever has it mounts file systems and joins namespaces: it is most of what root on the node can do.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0005'],
    checkov: ['CKV_K8S_39'],
    kics: ['Containers With Sys Admin Capabilities'],
    'kube-linter': ['privilege-escalation-container'],
    kubescape: ['C-0046'],
    polaris: ['dangerousCapabilities'],
    kubesec: ['CapSysAdmin'],
    terrascan: ['AC_K8S_0075'],
    cis: ['5.2.9', 'PSS baseline: Capabilities', 'PSS restricted: Capabilities', 'NSA: Pod security - capabilities'],
  },
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  fix: { title: 'Do not add it', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    reportAdded(container, report, 'SYS_ADMIN', 'SYS_ADMIN is most of what root on the node can do');
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
                    - «SYS_ADMIN»
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
            - { name: setup, image: setup, securityContext: { capabilities: { add: [«cap_sys_admin»], drop: [ALL] } } }
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
                    - SYS_ADMIN
      `,
    },
  ],
});
