import { rule } from '../../../engine/rule';
import { addFlag, apiServerManifest } from '../_shared/component-flags';

export default rule('kubernetes/apiserver-audit-log-missing', {
  title: 'The API server writes no audit log',
  why: 'After an incident nobody can tell who read which secret or created which pod.',
  todo: 'The log needs an audit policy (--audit-policy-file) and a mounted folder on the node as well.',
  severity: 'warning',
  category: 'logging-audit',
  peers: {
    trivy: ['KCV-0019'],
    checkov: ['CKV_K8S_91'],
    kics: ['Audit Log Path Not Set'],
    kubescape: ['C-0130', 'C-0067'],
    cis: ['1.2.16', 'NSA: Audit logging'],
  },
  references: ['https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/'],
  fix: { title: 'Write an audit log below /var/log/kubernetes', safety: 'suggested' },
  visit: 'componentFlags',
  check(flags, report) {
    if (flags.component !== 'kube-apiserver' || !flags.isComplete) return;
    if (flags.has('audit-log-path') || flags.has('audit-webhook-config-file')) return;
    report(flags.grip, {
      says: 'kube-apiserver: neither --audit-log-path nor --audit-webhook-config-file is set',
      missing: true,
      fix: (edit) => addFlag(edit, flags, 'audit-log-path', '/var/log/kubernetes/audit.log'),
    });
  },
  examples: [
    {
      bad: apiServerManifest('--authorization-mode=Node,RBAC', '«kube-apiserver»'),
      fixed: apiServerManifest('--authorization-mode=Node,RBAC\n--audit-log-path=/var/log/kubernetes/audit.log'),
    },
    {
      because: 'the flags may stand in args',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: «api», image: kube-apiserver, args: [--authorization-mode=RBAC] }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: api, image: kube-apiserver, args: [--authorization-mode=RBAC, --audit-log-path=/var/log/kubernetes/audit.log] }
      `,
    },
    {
      because: 'a dash means standard output',
      good: apiServerManifest('--authorization-mode=Node,RBAC\n--audit-log-path=-'),
    },
    { because: 'another program is no API server', good: apiServerManifest('--x').replace(/kube-apiserver/g, 'web') },
  ],
});
