import type { ComponentConfig, ComponentFlags } from './control-plane';
import type { HelmChart } from './helm';
import type { KubernetesModel, KubernetesPart } from './kubernetes';
import type { Container } from './kubernetes-container';
import type { Ingress, NetworkPolicy, Service } from './kubernetes-network';
import type { KubernetesObject } from './kubernetes-object';
import type { PodSpec, Volume } from './kubernetes-pod-spec';
import type { PolicyRule, Role, RoleBinding } from './kubernetes-rbac';
import type { Scope } from './kubernetes-scope';
import type { Workload } from './kubernetes-workload';
import type { Kustomization } from './kustomize';

/** What can be visited inside one document; findings of an unchanged document are kept. */
export interface KubernetesPartVisits {
  /** The document itself, where it holds anything of Kubernetes. */
  document: KubernetesPart;
  /** Every object of a cluster, items of lists too; no configuration of components or tools. */
  object: KubernetesObject;
  workload: Workload;
  podSpec: PodSpec;
  /** Every container of every pod spec: plain, init, sidecar and ephemeral ones. */
  container: Container;
  volume: Volume;
  service: Service;
  networkPolicy: NetworkPolicy;
  ingress: Ingress;
  /** Roles and ClusterRoles. */
  role: Role;
  policyRule: PolicyRule;
  /** RoleBindings and ClusterRoleBindings. */
  roleBinding: RoleBinding;
  namespace: KubernetesObject;
  serviceAccount: KubernetesObject;
  secret: KubernetesObject;
  configMap: KubernetesObject;
  componentFlags: ComponentFlags;
  /** KubeletConfiguration, audit Policy, kubeadm files, kubeconfig: with a kind, but no object of a cluster. */
  componentConfig: ComponentConfig;
  kustomization: Kustomization;
  chart: HelmChart;
}

/** What the rules for Kubernetes can ask to be shown. */
export interface KubernetesVisits extends KubernetesPartVisits {
  file: KubernetesModel;
  /** The objects seen together: this file, or the kustomization tree it belongs to. */
  scope: Scope;
}

/** The nodes that span documents; those inside a document come from the model's parts. */
export function kubernetesNodes(model: KubernetesModel, visit: string): Iterable<unknown> {
  if (visit === 'file') return [model];
  return visit === 'scope' && model.objects.length > 0 ? [model.scope] : [];
}
