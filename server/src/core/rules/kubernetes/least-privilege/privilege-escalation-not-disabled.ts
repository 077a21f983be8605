import { rule } from '../../../engine/rule';
import { booleanValue } from '../../../model/yaml-values';

export default rule('kubernetes/privilege-escalation-not-disabled', {
  title: 'allowPrivilegeEscalation is not set to false',
  why: 'A setuid program or a file capability in the image can give a process more privileges than it was started with.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0001'],
    checkov: ['CKV_K8S_20'],
    semgrep: ['allow-privilege-escalation', 'allow-privilege-escalation-no-securitycontext'],
    kics: ['Privilege Escalation Allowed'],
    kubescape: ['C-0016', 'C-0197', 'C-0211'],
    polaris: ['privilegeEscalationAllowed'],
    terrascan: ['AC_K8S_0085'],
    cis: ['5.2.6', 'PSS restricted: Privilege Escalation', 'NSA: Pod security - allowPrivilegeEscalation'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Set allowPrivilegeEscalation: false', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    if (container.isWindows || container.isPartial || container.security('allowPrivilegeEscalation')) return;
    // The API refuses the two together; that finding has to be mended first.
    if (booleanValue(container.security('privileged')) === true) return;
    // Nothing changes for a process that is no root and whose image has no setuid helpers to lose; the first is known.
    const isRoot = (container.runAsUser ?? 0) === 0 && booleanValue(container.effective('runAsNonRoot')?.node) !== true;
    report(container.securityContextKey ?? container.grip, {
      says: `container ${container.name ?? 'without a name'}: allowPrivilegeEscalation is not set to false`,
      missing: true,
      fix: {
        safety: isRoot ? 'suggested' : 'safe',
        edit: (edit) => edit.set(container.node, ['securityContext', 'allowPrivilegeEscalation'], false),
      },
    });
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
                - name: «web»   # public
                  image: registry.example.com/web:2.0
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
                - name: web   # public
                  image: registry.example.com/web:2.0
                  securityContext:
                    allowPrivilegeEscalation: false
      `,
    },
    {
      because: 'the field does not exist for pods, and init containers count',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true }
          initContainers:
            - name: migrate
              «securityContext»: { runAsUser: 10001 }
          containers:
            - { name: «web», image: web }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true }
          initContainers:
            - name: migrate
              securityContext: { runAsUser: 10001, allowPrivilegeEscalation: false }
          containers:
            - { name: web, image: web, securityContext: { allowPrivilegeEscalation: false } }
      `,
    },
    {
      because: 'the key is there, and merged in from an anchor',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext: &strict
                allowPrivilegeEscalation: false
            - name: proxy
              image: proxy
              securityContext:
                <<: *strict
                runAsUser: 101
      `,
    },
    {
      because: 'Windows has no such field, and a privileged container may not set it',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: windows }
          containers:
            - { name: web, image: web }
        ---
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: cni, image: cni, securityContext: { privileged: true } }
      `,
    },
  ],
});
