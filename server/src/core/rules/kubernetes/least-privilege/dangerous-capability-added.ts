import { rule } from '../../../engine/rule';
import { capability } from '../../../knowledge/capabilities';
import { hasOwnRule, reportAdditions } from '../_shared/added-capabilities';

export default rule('kubernetes/dangerous-capability-added', {
  title: 'The container gets a capability that reaches the node',
  why: 'Capabilities beyond the ordinary ones change the node or other pods: network, clock, memory, or what is audited.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0022'],
    checkov: ['CKV_K8S_25'],
    kics: ['Containers With Added Capabilities'],
    kubescape: ['C-0046', 'C-0200'],
    polaris: ['dangerousCapabilities'],
    cis: ['5.2.9', 'PSS baseline: Capabilities', 'PSS restricted: Capabilities', 'NSA: Pod security - capabilities'],
  },
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  fix: { title: 'Do not add it', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    reportAdditions(container, report, (name) => {
      const known = capability(name);
      if (!known || known.isBaselineAllowed || hasOwnRule(name)) return undefined;
      return { says: `${name} lets it ${known.allows}`, severity: known.severity };
    });
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
                    - «NET_ADMIN»
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
      `,
    },
    {
      because: 'each for itself',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: agent
              image: agent
              securityContext: { capabilities: { drop: [ALL], add: [«SYS_PTRACE», CHOWN, «CAP_SYS_TIME»] } }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: agent
              image: agent
              securityContext: { capabilities: { drop: [ALL], add: [CHOWN] } }
      `,
    },
    {
      because: 'these are ordinary, or have rules of their own',
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
                    - ALL
                  add:
                    - NET_BIND_SERVICE
                    - CHOWN
                    - NET_RAW
      `,
    },
  ],
});
