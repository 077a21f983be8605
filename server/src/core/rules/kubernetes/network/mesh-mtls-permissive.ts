import { rule } from '../../../engine/rule';
import { workloadOf } from '../../../model/kubernetes-workload';
import { entriesOf, get, textOf } from '../../../model/yaml-values';

const openPolicies = new Set(['all-unauthenticated', 'cluster-unauthenticated']);
const linkerdPolicy = 'config.linkerd.io/default-inbound-policy';

export default rule('kubernetes/mesh-mtls-permissive', {
  title: 'The service mesh accepts plain-text traffic',
  why: 'A caller without a certificate is let in: anything in the cluster can pose as any service, and traffic can be read.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['NSA: Network separation - encryption between services'] },
  references: ['https://istio.io/latest/docs/concepts/security/#mutual-tls-authentication'],
  fix: [
    { title: 'Demand mutual TLS', safety: 'suggested' },
    { title: 'Let only authenticated meshed clients in', safety: 'suggested' },
  ],
  visit: 'object',
  check(object, report) {
    if (object.is('PeerAuthentication', 'security.istio.io')) {
      const ports = entriesOf(object.get('spec', 'portLevelMtls')).map(({ name, value }) => ({
        where: `port ${name}: `,
        mode: get(value, 'mode'),
      }));
      for (const { where, mode } of [{ where: '', mode: object.get('spec', 'mtls', 'mode') }, ...ports]) {
        const text = textOf(mode);
        if (!mode || (text !== 'PERMISSIVE' && text !== 'DISABLE')) continue;
        report(mode, {
          says: `${where}mode ${text} lets plain text in`,
          severity: text === 'DISABLE' ? 'error' : 'warning',
          fix: (edit) => edit.setScalar(mode, 'STRICT'),
        });
      }
    }
    const pods = (workloadOf(object)?.podSpecs ?? []).filter((podSpec) => podSpec.node !== object.get('spec'));
    for (const annotations of [object.annotations, ...pods.map((podSpec) => podSpec.annotations)]) {
      const policy = annotations.find(linkerdPolicy);
      if (!policy?.node || !openPolicies.has(policy.value)) continue;
      const { node, value } = policy;
      report(node, {
        says: `Linkerd lets in clients without an identity (${value})`,
        fix: [
          undefined,
          (edit) => edit.setScalar(node, value.startsWith('all') ? 'all-authenticated' : 'cluster-authenticated'),
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: default
          namespace: istio-system
        spec:
          mtls:
            mode: «PERMISSIVE»
      `,
      fixed: `
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: default
          namespace: istio-system
        spec:
          mtls:
            mode: STRICT
      `,
    },
    {
      because: 'one port can be open while the rest is not',
      bad: `
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        spec:
          mtls: { mode: STRICT }
          portLevelMtls:
            8080: { mode: «DISABLE» }
      `,
      fixed: `
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        spec:
          mtls: { mode: STRICT }
          portLevelMtls:
            8080: { mode: STRICT }
      `,
    },
    {
      because: 'Linkerd says it in an annotation',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          annotations:
            config.linkerd.io/default-inbound-policy: «all-unauthenticated»
      `,
      otherwiseFixed: [
        `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          annotations:
            config.linkerd.io/default-inbound-policy: all-authenticated
      `,
      ],
    },
    {
      because: 'UNSET takes the mode of the mesh',
      good: `
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        spec:
          mtls: { mode: UNSET }
      `,
    },
    {
      because: 'STRICT is what is wanted',
      good: `
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        spec:
          mtls:
            mode: STRICT
      `,
    },
    {
      because: 'the kind of another group means something else',
      good: `
        apiVersion: example.com/v1
        kind: PeerAuthentication
        spec:
          mtls: { mode: PERMISSIVE }
      `,
    },
  ],
});
