import type { PodSpec } from '../../../model/kubernetes-pod-spec';

const components = new Set([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kube-proxy',
  'cloud-controller-manager',
]);

const systemKinds = new Set(['Pod', 'DaemonSet', 'Deployment']);

/**
 * Whether a pod is a component in its place, as kubeadm and its like write it: on the network of the node, or among the
 * system's own pods. What it needs of the node is its work, and a limit or another user takes the cluster down.
 */
export function isSystemPod(podSpec: PodSpec): boolean {
  const { object } = podSpec;
  const isInPlace = podSpec.hostNetwork || object.namespace === 'kube-system';
  return isInPlace && systemKinds.has(object.kind) && isControlPlanePod(podSpec);
}

/** Whether a pod is a component that makes up the node or the control plane, by its labels or its command. */
export function isControlPlanePod(podSpec: PodSpec): boolean {
  const { labels } = podSpec;
  if (components.has(labels.get('component') ?? '') || components.has(labels.get('k8s-app') ?? '')) return true;
  return podSpec.containers.some(({ words: [program] }) => {
    const name = program?.text.trim().split(/\s/, 1)[0] ?? '';
    return components.has(name.slice(name.lastIndexOf('/') + 1));
  });
}
