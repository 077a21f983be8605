import { rule } from '../../../engine/rule';
import { apiServerManifest } from '../_shared/component-flags';

const external = [
  'oidc-issuer-url',
  'authentication-config',
  'authentication-token-webhook-config-file',
  'authorization-webhook-config-file',
  'authorization-config',
] as const;

export default rule('kubernetes/apiserver-external-auth-missing', {
  title: 'The API server uses no identity provider of its organisation',
  why: 'People log in with certificates or static tokens, which cannot be revoked one by one and know no second factor.',
  todo: 'Set --oidc-issuer-url or --authentication-config for the identity provider that your people already use.',
  severity: 'hint',
  default: 'off',
  category: 'access-control',
  peers: { kubescape: ['C-0286', 'C-0287', 'C-0288'], cis: ['3.1.1', '3.1.2', '3.1.3'] },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/authentication/'],
  visit: 'componentFlags',
  check(flags, report) {
    if (flags.component !== 'kube-apiserver' || !flags.isComplete) return;
    if (external.some((flag) => flags.has(flag)) || flags.list('authorization-mode')?.includes('Webhook')) return;
    report(flags.grip, { says: 'kube-apiserver: no external identity or authorization service is set', missing: true });
  },
  examples: [
    { bad: apiServerManifest('--authorization-mode=Node,RBAC', '«kube-apiserver»') },
    { because: 'OpenID Connect is set', good: apiServerManifest('--oidc-issuer-url=https://login.example.com') },
    { because: 'a webhook decides', good: apiServerManifest('--authorization-mode=Node,RBAC,Webhook') },
    {
      because: 'k3s adds flags to those it sets itself',
      good: `
        kube-apiserver-arg:
          - audit-log-path=/var/log/audit.log
      `,
    },
  ],
});
