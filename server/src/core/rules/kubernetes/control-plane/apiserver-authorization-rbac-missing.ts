import { rule } from '../../../engine/rule';
import { apiServerManifest } from '../_shared/component-flags';

export default rule('kubernetes/apiserver-authorization-rbac-missing', {
  title: 'The API server does not authorise by RBAC',
  why: 'Roles and bindings have no effect: who may do what is decided elsewhere, with AlwaysAllow by nobody.',
  severity: 'error',
  category: 'access-control',
  peers: {
    trivy: ['KCV-0009'],
    checkov: ['CKV_K8S_77'],
    kics: ['Authorization Mode RBAC Not Set'],
    kubescape: ['C-0120', 'C-0088'],
    cis: ['1.2.8', 'NSA: Authentication and authorization - RBAC'],
  },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/authorization/'],
  fix: { title: 'Add RBAC to the authorization modes', safety: 'suggested' },
  visit: 'componentFlags',
  check(flags, report) {
    if (flags.component !== 'kube-apiserver') return;
    const mode = flags.get('authorization-mode');
    if (!mode) {
      // kubeadm and k3s set Node,RBAC themselves, and a configuration file may hold the modes.
      if (!flags.isComplete || flags.has('authorization-config')) return;
      report(flags.grip, {
        says: 'kube-apiserver: without --authorization-mode every authenticated request is allowed',
        missing: true,
        fix: (edit) => {
          const list = flags.container?.get('args') ?? flags.container?.get('command');
          if (list) edit.append(list, '--authorization-mode=Node,RBAC');
        },
      });
      return;
    }
    if (mode.isUnknown || flags.list('authorization-mode')?.includes('RBAC')) return;
    report(mode, {
      says: `kube-apiserver: RBAC is not among the authorization modes (${mode.value})`,
      fix: (edit) => {
        const modes = (flags.list('authorization-mode') ?? []).filter((one) => one !== 'AlwaysAllow');
        const value = [...modes, 'RBAC'].join(',');
        const isWholeNode = mode.span.start === mode.node.span.start;
        edit.setScalar(mode.node, isWholeNode ? value : `${isDashed(mode.node) ? '--' : ''}${mode.name}=${value}`);
      },
    });
  },
  examples: [
    {
      bad: apiServerManifest('--authorization-mode=«AlwaysAllow»\n--audit-log-path=-'),
      fixed: apiServerManifest('--authorization-mode=RBAC\n--audit-log-path=-'),
    },
    {
      because: 'AlwaysAllow is the default of the program',
      bad: apiServerManifest('--audit-log-path=-', '«kube-apiserver»'),
      fixed: apiServerManifest('--audit-log-path=-\n--authorization-mode=Node,RBAC'),
    },
    {
      because: 'kubeadm takes a map',
      bad: `
        apiVersion: kubeadm.k8s.io/v1beta3
        kind: ClusterConfiguration
        apiServer:
          extraArgs:
            authorization-mode: «Node»
      `,
      fixed: `
        apiVersion: kubeadm.k8s.io/v1beta3
        kind: ClusterConfiguration
        apiServer:
          extraArgs:
            authorization-mode: Node,RBAC
      `,
    },
    { because: 'RBAC is one of several', good: apiServerManifest('--authorization-mode=Node,RBAC') },
    { because: 'a file holds the modes', good: apiServerManifest('--authorization-config=/etc/authorization.yaml') },
    {
      because: 'kubeadm adds Node,RBAC where nothing is said',
      good: `
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        apiServer:
          extraArgs:
            - name: audit-log-path
              value: /var/log/audit.log
      `,
    },
  ],
});

function isDashed(node: { readonly type: string }): boolean {
  return 'text' in node && typeof node.text === 'string' && node.text.startsWith('--');
}
