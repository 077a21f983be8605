import type { Place } from '../../../engine/rule';
import { rule } from '../../../engine/rule';
import { apiServerManifest } from '../_shared/component-flags';

const here = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::|\/|$)/;

export default rule('kubernetes/etcd-not-separate', {
  title: 'etcd shares its machine with the control plane',
  why: 'Whoever takes over a control-plane node holds the data of the whole cluster, secrets included.',
  todo: 'Run etcd on machines of its own, behind a firewall that lets in only the API servers, with client certificates.',
  severity: 'hint',
  default: 'off',
  category: 'isolation',
  references: ['https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/ha-topology/'],
  visit: 'document',
  check(document, report) {
    const found: { at: Place; says: string }[] = [];
    for (const flags of document.nodesOf('componentFlags')) {
      const servers = flags.component === 'kube-apiserver' ? flags.get('etcd-servers') : undefined;
      if (servers && flags.list('etcd-servers')?.some((server) => here.test(server))) {
        found.push({ at: servers, says: 'kube-apiserver: etcd runs on the same machine' });
      }
    }
    for (const file of document.nodesOf('componentConfig')) {
      if (file.kind !== 'ClusterConfiguration' || file.isPartial || file.has('etcd', 'external')) continue;
      found.push({ at: file.keyOf('etcd') ?? file.grip, says: 'kubeadm puts etcd on the control-plane nodes' });
    }
    for (const { at, says } of found) report(at, { says });
  },
  examples: [
    { bad: apiServerManifest('--etcd-servers=«https://127.0.0.1:2379»') },
    {
      because: 'kubeadm stacks etcd unless told otherwise',
      bad: `
        apiVersion: kubeadm.k8s.io/v1beta4
        «kind»: ClusterConfiguration
        kubernetesVersion: v1.34.1
      `,
    },
    {
      because: 'etcd has machines of its own',
      good: `
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        etcd:
          external:
            endpoints: ['https://10.0.0.10:2379']
      `,
    },
    { because: 'another machine', good: apiServerManifest('--etcd-servers=https://etcd-1.example.com:2379') },
  ],
});
