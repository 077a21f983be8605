import { rule } from '../../../engine/rule';
import type { KubernetesObject } from '../../../model/kubernetes-object';
import { get, textOf } from '../../../model/yaml-values';

const elsewhere = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'networking.gke.io/managed-certificates',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate',
  'acme.cert-manager.io/http01-edit-in-place',
];

/** Whether an annotation says that TLS ends before or beside the Ingress. */
function endsElsewhere(object: KubernetesObject): boolean {
  const { annotations } = object;
  return (
    elsewhere.some((name) => annotations.find(name) !== undefined) ||
    annotations.get('alb.ingress.kubernetes.io/listen-ports')?.includes('HTTPS') === true ||
    annotations.get('traefik.ingress.kubernetes.io/router.tls') === 'true' ||
    object.labels.get('acme.cert-manager.io/http01-solver') === 'true'
  );
}

export default rule('kubernetes/ingress-tls-missing', {
  title: 'The Ingress serves plain HTTP',
  why: 'Passwords and session cookies cross the network readable, and anyone on the way can change the answers.',
  severity: 'warning',
  category: 'network',
  peers: {
    kubescape: ['C-0263'],
    polaris: ['tlsSettingsMissing'],
    terrascan: ['AC_K8S_0002'],
    cis: ['NSA: Network separation - TLS'],
  },
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  fix: { title: 'Serve its hosts with a certificate', safety: 'suggested' },
  visit: 'ingress',
  check(ingress, report) {
    const { object } = ingress;
    if (object.isPartial || endsElsewhere(object)) return;
    const rules = object.items('spec', 'rules');
    if (rules.length === 0 && !object.has('spec', 'defaultBackend') && !object.has('spec', 'backend')) return;
    const entries = object.items('spec', 'tls');
    if (entries.length > 0) {
      for (const entry of entries) {
        if (get(entry, 'secretName') !== undefined) continue;
        report(object.keyIn(['spec'], 'tls') ?? object.grip, {
          severity: 'hint',
          says: `Ingress ${object.name ?? ''}: tls names no secret, so the controller’s own certificate is used`,
        });
      }
      return;
    }
    const hosts = [...new Set(rules.flatMap((one) => textOf(get(one, 'host')) ?? []))];
    report(object.keyIn(['spec'], 'tls') ?? object.nameNode ?? object.grip, {
      says: `Ingress ${object.name ?? ''}: no TLS for ${hosts.length > 0 ? hosts.join(', ') : 'what it serves'}`,
      missing: true,
      fix: object.name
        ? (edit) =>
            edit.set(
              object.node,
              ['spec', 'tls'],
              [{ ...(hosts.length > 0 ? { hosts } : {}), secretName: `${object.name}-tls` }],
            )
        : undefined,
    });
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: «shop»
        spec:
          rules:
            - host: shop.example.com
              http:
                paths:
                  - path: /
                    pathType: Prefix
                    backend:
                      service:
                        name: web
                        port:
                          name: http
      `,
      fixed: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: shop
        spec:
          rules:
            - host: shop.example.com
              http:
                paths:
                  - path: /
                    pathType: Prefix
                    backend:
                      service:
                        name: web
                        port:
                          name: http
          tls:
            - hosts:
                - shop.example.com
              secretName: shop-tls
      `,
    },
    {
      because: 'an empty list is none',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop }
        spec:
          «tls»: []
          defaultBackend: { service: { name: web, port: { number: 80 } } }
      `,
      fixed: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop }
        spec:
          tls:
            - secretName: shop-tls
          defaultBackend: { service: { name: web, port: { number: 80 } } }
      `,
    },
    {
      because: 'a certificate is named',
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: shop }
        spec:
          tls: [{ hosts: [shop.example.com], secretName: shop-tls }]
          rules: [{ host: shop.example.com }]
      `,
    },
    {
      because: 'the load balancer in front has the certificate',
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: shop
          annotations:
            alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
        spec:
          rules: [{ host: shop.example.com }]
      `,
    },
  ],
});
