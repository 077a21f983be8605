import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { ComponentFlags } from '../../../model/control-plane';
import { addFlag, apiServerManifest } from '../_shared/component-flags';
import { isMounted } from '../_shared/volumes';

const folder = '/var/log/kubernetes';

/** The log must outlive the container, and the API server does not start where it cannot write it. */
function keepOnNode(edit: YamlEdits, { container }: ComponentFlags): void {
  if (!container || isMounted(container, folder)) return;
  const name = 'audit-log';
  edit.ensureItem(container.podSpec.node, ['volumes'], { name, hostPath: { path: folder, type: 'DirectoryOrCreate' } });
  edit.ensureItem(container.node, ['volumeMounts'], { name, mountPath: folder });
}

/** Where a folder for the log costs the pod nothing: it is there, or the pod has folders of the node already. */
function mayBeKept({ container }: ComponentFlags): boolean {
  if (!container || isMounted(container, folder)) return true;
  return container.podSpec.volumes.some(({ type }) => type === 'hostPath');
}

export default rule('kubernetes/apiserver-audit-log-missing', {
  title: 'The API server writes no audit log',
  why: 'After an incident nobody can tell who read which secret or created which pod.',
  todo: 'The log needs an audit policy (--audit-policy-file) as well: without one nothing is written.',
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
      fix: mayBeKept(flags)
        ? (edit) => {
            addFlag(edit, flags, 'audit-log-path', `${folder}/audit.log`);
            keepOnNode(edit, flags);
          }
        : undefined,
    });
  },
  examples: [
    {
      bad: apiServerManifest('--authorization-mode=Node,RBAC', '«kube-apiserver»'),
      fixed: apiServerManifest(
        '--authorization-mode=Node,RBAC\n--audit-log-path=/var/log/kubernetes/audit.log',
        'kube-apiserver',
        [['audit-log', '/var/log/kubernetes']],
      ),
    },
    {
      because: 'a folder of the node would cost this pod the baseline of Pod Security',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: «api», image: kube-apiserver, command: [kube-apiserver] }]
      `,
    },
    {
      because: 'the flags may stand in args, and the folder be mounted',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: «api», image: kube-apiserver, args: [--authorization-mode=RBAC], volumeMounts: [{ name: logs, mountPath: /var/log }] }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: api, image: kube-apiserver, args: [--authorization-mode=RBAC, --audit-log-path=/var/log/kubernetes/audit.log], volumeMounts: [{ name: logs, mountPath: /var/log }] }
      `,
    },
    {
      because: 'a dash means standard output',
      good: apiServerManifest('--authorization-mode=Node,RBAC\n--audit-log-path=-'),
    },
    { because: 'another program is no API server', good: apiServerManifest('--x').replace(/kube-apiserver/g, 'web') },
  ],
});
