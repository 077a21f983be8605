import { type Report, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { ComponentFlags } from '../../../model/control-plane';
import { get, textOf } from '../../../model/yaml-values';
import { addFlag, apiServerManifest } from '../_shared/component-flags';

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
  visit: 'document',
  check(document, report) {
    for (const flags of document.nodesOf('componentFlags')) {
      if (flags.component === 'kube-apiserver') checkFlags(flags, report);
    }
    for (const file of document.nodesOf('componentConfig')) {
      if (file.kind !== 'AuthorizationConfiguration') continue;
      const types = file.items('authorizers').map((authorizer) => textOf(get(authorizer, 'type')));
      const key = file.keyOf('authorizers');
      if (key && types.length > 0 && !types.includes('RBAC')) {
        report(key, { says: `RBAC is not among the authorizers (${types.join(', ')})` });
      }
    }
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
    {
      because: 'the modes may stand in a file of their own',
      bad: `
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthorizationConfiguration
        «authorizers»:
          - { type: Node, name: node }
      `,
    },
    {
      because: 'a policy file beside RBAC gives rights that no role shows',
      bad: apiServerManifest('--authorization-mode=«Node,RBAC,ABAC»'),
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

function checkFlags(flags: ComponentFlags, report: Report<YamlEdits>): void {
  const mode = flags.get('authorization-mode');
  if (!mode) {
    // kubeadm and k3s set Node,RBAC themselves, and a configuration file may hold the modes.
    if (!flags.isComplete || flags.has('authorization-config')) return;
    report(flags.grip, {
      says: 'kube-apiserver: without --authorization-mode every authenticated request is allowed',
      missing: true,
      fix: (edit) => addFlag(edit, flags, 'authorization-mode', 'Node,RBAC'),
    });
    return;
  }
  const modes = flags.list('authorization-mode') ?? [];
  if (mode.isUnknown) return;
  if (modes.includes('RBAC')) {
    if (!modes.includes('ABAC')) return;
    report(mode, {
      severity: 'warning',
      says: 'kube-apiserver: ABAC gives rights from a file on the node, which no role shows',
    });
    return;
  }
  report(mode, {
    says: `kube-apiserver: RBAC is not among the authorization modes (${mode.value})`,
    fix: (edit) => {
      const value = [...modes.filter((one) => one !== 'AlwaysAllow'), 'RBAC'].join(',');
      const isWholeNode = mode.span.start === mode.node.span.start;
      edit.setScalar(mode.node, isWholeNode ? value : `${isDashed(mode.node) ? '--' : ''}${mode.name}=${value}`);
    },
  });
}

function isDashed(node: { readonly type: string }): boolean {
  return 'text' in node && typeof node.text === 'string' && node.text.startsWith('--');
}
