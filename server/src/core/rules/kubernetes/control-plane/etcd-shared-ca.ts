import { rule } from '../../../engine/rule';
import type { ComponentFlag, ComponentFlags } from '../../../model/control-plane';
import { flagsOfWorkload } from '../../../model/control-plane';
import type { KubernetesPart } from '../../../model/kubernetes';

function caFile(flags: readonly ComponentFlags[], component: string, name: string): ComponentFlag | undefined {
  return flags.find((one) => one.component === component)?.get(name);
}

function componentFlags(part: KubernetesPart): readonly ComponentFlags[] {
  return part.nodesOf('componentFlags');
}

function normalized(path: string): string {
  return path.replace(/\/+/g, '/').replaceAll('/./', '/').trim();
}

const manifests = (etcdCa: string) => `
        apiVersion: v1
        kind: Pod
        metadata: { name: kube-apiserver, namespace: kube-system }
        spec:
          containers:
            - name: kube-apiserver
              image: registry.k8s.io/kube-apiserver:v1.34.1
              command: [kube-apiserver, --client-ca-file=/etc/kubernetes/pki/ca.crt]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd, namespace: kube-system }
        spec:
          containers:
            - name: etcd
              image: registry.k8s.io/etcd:3.6.5-0
              command:
                - etcd
                - --trusted-ca-file=${etcdCa}
`;

export default rule('kubernetes/etcd-shared-ca', {
  title: 'etcd trusts the certificate authority of the cluster',
  why: 'Every client certificate of the cluster, a kubelet’s or a user’s, opens etcd itself, past all authorization.',
  todo: 'Give etcd a certificate authority of its own, as kubeadm does with /etc/kubernetes/pki/etcd/ca.crt.',
  severity: 'warning',
  category: 'access-control',
  peers: { kics: ['Not Unique Certificate Authority'], kubescape: ['C-0159'], cis: ['2.7'] },
  references: ['https://kubernetes.io/docs/setup/best-practices/certificates/'],
  visit: 'scope',
  check(scope, report) {
    const own = scope.own(componentFlags);
    // A file without a control plane has nothing to report, and its neighbours need not be asked.
    const etcd = own.filter(({ component, object }) => component === 'etcd' && object?.isPartial !== true);
    if (etcd.length === 0) return;
    const others = scope.workloads.filter(({ object }) => !scope.isOwn(object) && !object.isPartial);
    const cluster = caFile([...own, ...others.flatMap(flagsOfWorkload)], 'kube-apiserver', 'client-ca-file');
    if (!cluster || cluster.isUnknown) return;
    for (const flags of etcd) {
      const trusted = flags.get('trusted-ca-file');
      if (!trusted || trusted.isUnknown || normalized(trusted.value) !== normalized(cluster.value)) continue;
      report(trusted, {
        says: `etcd: ${trusted.value} is also the client CA of kube-apiserver`,
        related: [{ at: cluster, says: 'the cluster trusts the same authority' }],
      });
    }
  },
  examples: [
    { bad: manifests('«/etc/kubernetes/pki/ca.crt»') },
    { because: 'the same file, written with a double slash', bad: manifests('«/etc/kubernetes//pki/ca.crt»') },
    { because: 'etcd has an authority of its own', good: manifests('/etc/kubernetes/pki/etcd/ca.crt') },
    {
      because: 'nothing to compare with',
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd }
        spec:
          containers:
            - { name: etcd, image: etcd, command: [etcd, --trusted-ca-file=/etc/kubernetes/pki/ca.crt] }
      `,
    },
    {
      because: 'the API server stands in another file of the same kustomization',
      path: 'etcd.yaml',
      files: {
        'kustomization.yaml': 'resources: [etcd.yaml, api.yaml]\n',
        'api.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec:\n  containers:\n    - name: api\n      image: kube-apiserver\n      command: [kube-apiserver, --client-ca-file=/pki/ca.crt]\n',
      },
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd }
        spec:
          containers:
            - { name: etcd, image: etcd, command: [etcd, --trusted-ca-file=«/pki/ca.crt»] }
      `,
    },
  ],
});
