import { booleanOption, rule } from '../../../engine/rule';
import { capability } from '../../../knowledge/capabilities';
import { reportAdditions } from '../_shared/added-capabilities';

export default rule('kubernetes/capability-added', {
  title: 'The container gets back an ordinary capability',
  why: 'Whoever breaks into it has the capability as well; the level restricted lets containers have NET_BIND_SERVICE only.',
  severity: 'info',
  default: 'off',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0022', 'KSV-0106'],
    checkov: ['CKV_K8S_25'],
    kics: ['Containers With Added Capabilities'],
    kubescape: ['C-0200', 'C-0046'],
    cis: ['5.2.9', 'PSS restricted: Capabilities'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: { title: 'Do not add it', safety: 'suggested' },
  options: {
    anyAdded: booleanOption('Report NET_BIND_SERVICE, too.', false),
  },
  visit: 'container',
  check(container, report, { options }) {
    reportAdditions(container, report, (name) => {
      const known = capability(name);
      if (!known?.isBaselineAllowed || (known.isRestrictedAllowed && !options.anyAdded)) return undefined;
      return { says: `${name} lets it ${known.allows}` };
    });
  },
  examples: [
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
              securityContext:
                capabilities:
                  drop:
                    - ALL
                  add:
                    - «CHOWN»
                    - NET_BIND_SERVICE
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
                capabilities:
                  drop:
                    - ALL
                  add:
                    - NET_BIND_SERVICE
      `,
    },
    {
      because: 'who wants none at all can say so',
      options: { anyAdded: true },
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: { capabilities: { drop: [ALL], add: [«NET_BIND_SERVICE»] } } }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: { capabilities: { drop: [ALL] } } }
      `,
    },
    {
      because: 'ports below 1024 may be opened, and rules of their own speak of the dangerous ones',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1.4
              securityContext:
                capabilities:
                  drop:
                    - ALL
                  add:
                    - NET_BIND_SERVICE
                    - SYS_ADMIN
      `,
    },
  ],
});
