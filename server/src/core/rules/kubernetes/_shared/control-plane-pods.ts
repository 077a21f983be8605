import type { PodSpec } from '../../../model/kubernetes-pod-spec';

const components = new Set([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kube-proxy',
  'cloud-controller-manager',
]);

/** Whether a pod is a component that makes up the node or the control plane, by its labels or its command. */
export function isControlPlanePod(podSpec: PodSpec): boolean {
  const { labels } = podSpec;
  if (components.has(labels.get('component') ?? '') || components.has(labels.get('k8s-app') ?? '')) return true;
  return podSpec.containers.some(({ words: [program] }) => {
    const name = program?.text.trim().split(/\s/, 1)[0] ?? '';
    return components.has(name.slice(name.lastIndexOf('/') + 1));
  });
}
