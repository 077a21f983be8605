import { rule } from '../../../engine/rule';
import { normalisedCapability } from '../../../knowledge/capabilities';
import type { Container } from '../../../model/kubernetes-container';
import { booleanValue } from '../../../model/yaml-values';
import { titleOf, useOf } from '../_shared/container';
import { isPrivileged } from '../_shared/security-context';

export default rule('kubernetes/privilege-escalation-enabled', {
  title: 'The container allows privilege escalation',
  why: 'Setuid programs such as sudo, and file capabilities, may give a process more than it was started with.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0001'],
    checkov: ['CKV_K8S_20'],
    semgrep: ['allow-privilege-escalation-true'],
    kics: ['Privilege Escalation Allowed'],
    'kube-linter': ['privilege-escalation-container'],
    kubescape: ['C-0016', 'C-0197', 'C-0211'],
    polaris: ['privilegeEscalationAllowed'],
    kubesec: ['AllowPrivilegeEscalation'],
    terrascan: ['AC_K8S_0085'],
    cis: ['5.2.6', 'PSS restricted: Privilege Escalation', 'NSA: Pod security - allowPrivilegeEscalation'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Set allowPrivilegeEscalation: false', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    const value = container.security('allowPrivilegeEscalation');
    if (container.isWindows || !value || booleanValue(value) !== true) return;
    const { at, related } = useOf(container.written, ['securityContext', 'allowPrivilegeEscalation'], value);
    report(at, {
      says: `${titleOf(container)}: privilege escalation is allowed`,
      related,
      fix: needsEscalation(container) ? undefined : (edit) => edit.setScalar(value, false),
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
              image: registry.example.com/web:2.0
              securityContext:
                allowPrivilegeEscalation: «true»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              securityContext:
                allowPrivilegeEscalation: false
      `,
    },
    {
      because: 'each container that shares the text is told; it changes at its anchor',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: &open { allowPrivilegeEscalation: «yes» } }
            - { name: proxy, image: proxy, securityContext: «*open» }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: web, securityContext: &open { allowPrivilegeEscalation: false } }
            - { name: proxy, image: proxy, securityContext: *open }
      `,
    },
    {
      because: 'the API server refuses false beside privileged mode or SYS_ADMIN: those come first',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: cni, image: cni, securityContext: { privileged: true, allowPrivilegeEscalation: «true» } }
            - name: csi
              image: csi
              securityContext: { capabilities: { add: [SYS_ADMIN] }, allowPrivilegeEscalation: «true» }
      `,
    },
    {
      because: 'it is forbidden',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              securityContext:
                allowPrivilegeEscalation: false
      `,
    },
    {
      because: 'where nothing is written another rule speaks, and Windows has no such thing',
      good: `
        apiVersion: v1
        kind: Pod
        spec: { containers: [{ name: web, image: web }] }
        ---
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: windows }
          containers: [{ name: web, image: web, securityContext: { allowPrivilegeEscalation: true } }]
      `,
    },
  ],
});

function needsEscalation(container: Container): boolean {
  const isAdministrator = container.capabilities('add').some(({ text }) => normalisedCapability(text) === 'SYS_ADMIN');
  return isPrivileged(container) || isAdministrator;
}
