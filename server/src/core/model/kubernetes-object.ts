import type { YamlDocument, YamlMap, YamlNode } from '../syntax/yaml-tree';
import { isUnknownValue, StringMap, YamlView } from './kubernetes-values';
import { asMap, entryOf, get, itemsOf, yaml11Text } from './yaml-values';

/** Groups of kinds whose `apiVersion` charts like to compute. */
const usualGroups = new Map([
  ['Deployment', 'apps'],
  ['DaemonSet', 'apps'],
  ['StatefulSet', 'apps'],
  ['ReplicaSet', 'apps'],
  ['Job', 'batch'],
  ['CronJob', 'batch'],
  ['Ingress', 'networking.k8s.io'],
  ['NetworkPolicy', 'networking.k8s.io'],
  ['Role', 'rbac.authorization.k8s.io'],
  ['ClusterRole', 'rbac.authorization.k8s.io'],
  ['RoleBinding', 'rbac.authorization.k8s.io'],
  ['ClusterRoleBinding', 'rbac.authorization.k8s.io'],
  ['PodDisruptionBudget', 'policy'],
  ['HorizontalPodAutoscaler', 'autoscaling'],
]);

/** A mapping with `apiVersion` and `kind`: something that is sent to the API server, or read by a component. */
export class KubernetesObject extends YamlView {
  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  /** The part of `apiVersion` before the slash; empty for the core group. The usual one where template text hides it. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Whether the list that it stands in says what it is, and it does not. */
  readonly isImplied: boolean;
  /** `metadata.name`; nothing where it is not written (`generateName`) or no string. */
  readonly name: string | undefined;
  /** `metadata.namespace` as written; what a kustomization makes of it is told by the scope. */
  readonly namespace: string | undefined;
  private ownLabels: StringMap | undefined;
  private ownAnnotations: StringMap | undefined;

  constructor(
    override readonly node: YamlMap,
    /** The kind and version of an item in a typed list, where the item says neither itself. */
    implied?: { readonly apiVersion: string; readonly kind: string },
    /** A patch or a template with parts that are filled in later: what is absent here may come from there. */
    readonly isPartial = false,
  ) {
    super(node);
    this.isImplied = implied !== undefined;
    this.apiVersion = implied?.apiVersion ?? yaml11Text(get(node, 'apiVersion')) ?? '';
    this.kind = implied?.kind ?? yaml11Text(get(node, 'kind')) ?? '';
    const slash = this.apiVersion.indexOf('/');
    const isTemplate = isUnknownValue(get(node, 'apiVersion'));
    if (isTemplate) this.group = usualGroups.get(this.kind) ?? '';
    else this.group = slash < 0 ? '' : this.apiVersion.slice(0, slash);
    this.version = isTemplate ? '' : this.apiVersion.slice(slash + 1);
    this.name = this.text('metadata', 'name');
    this.namespace = this.text('metadata', 'namespace');
  }

  get labels(): StringMap {
    this.ownLabels ??= new StringMap(get(this.node, 'metadata', 'labels'));
    return this.ownLabels;
  }

  get annotations(): StringMap {
    this.ownAnnotations ??= new StringMap(get(this.node, 'metadata', 'annotations'));
    return this.ownAnnotations;
  }

  /** The value of `kind:`. */
  get kindNode(): YamlNode | undefined {
    return get(this.node, 'kind');
  }

  get kindKey(): YamlNode | undefined {
    return this.keyOf('kind');
  }

  get apiVersionNode(): YamlNode | undefined {
    return get(this.node, 'apiVersion');
  }

  get nameNode(): YamlNode | undefined {
    return this.get('metadata', 'name');
  }

  get namespaceNode(): YamlNode | undefined {
    return this.get('metadata', 'namespace');
  }

  /** The key `spec:`; nothing where there is none. */
  get specKey(): YamlNode | undefined {
    return this.keyOf('spec');
  }

  /** Where something that the object lacks is reported: the key `kind:`, or its first key. */
  get grip(): YamlNode {
    return this.kindKey ?? this.node.entries[0]?.key ?? this.node;
  }

  /** Whether it is of that kind; `group` without version, the core group is the empty string. */
  is(kind: string, group?: string): boolean {
    return this.kind === kind && (group === undefined || this.group === group);
  }
}

const componentGroups = new Set([
  'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io',
  'kubescheduler.config.k8s.io',
  'kubeadm.k8s.io',
  'apiserver.config.k8s.io',
  'apiserver.k8s.io',
  'pod-security.admission.config.k8s.io',
  'audit.k8s.io',
  'controllermanager.config.k8s.io',
  'client.authentication.k8s.io',
  'eventratelimit.admission.k8s.io',
  'imagepolicy.k8s.io',
  'kind.x-k8s.io',
  'kustomize.config.k8s.io',
]);
/** Tools that borrow the two keys for their own files. */
const toolGroups =
  /^(?:skaffold|backstage\.io|k3d\.io|ctlptl\.dev|eksctl\.io|tilt\.dev|kuttl\.dev|kubectl\.config\.k8s\.io)$/;
const legacyComponentKinds = new Set([
  'EncryptionConfig',
  'KubeletConfiguration',
  'KubeProxyConfiguration',
  'EncryptionConfiguration',
  'AdmissionConfiguration',
  'PodSecurityConfiguration',
  'AuthenticationConfiguration',
  'AuthorizationConfiguration',
]);
const noClusterKinds = new Set(['Config', 'Kustomization', 'Component', ...legacyComponentKinds]);

/** Whether it is a file of a component or a tool, which no API server ever stores; only its own rules look at it. */
export function isConfiguration(object: KubernetesObject): boolean {
  if (componentGroups.has(object.group) || toolGroups.test(object.group)) return true;
  return (object.group === '' || object.group === 'v1') && noClusterKinds.has(object.kind);
}

/** Fields of objects that hold whole objects, beside the `items` of lists. */
const containersOfObjects: readonly { kind: string; group: string; path: readonly string[] }[] = [
  { kind: 'Template', group: 'template.openshift.io', path: ['objects'] },
  { kind: 'Template', group: '', path: ['objects'] },
  { kind: 'ManifestWork', group: 'work.open-cluster-management.io', path: ['spec', 'workload', 'manifests'] },
];
const deepestNesting = 8;

/** All objects of a document, or of one item of a long list: its root, and what lists hold, recursively. */
export function objectsOf(document: YamlDocument, isPartial: boolean): readonly KubernetesObject[] {
  const found: KubernetesObject[] = [];
  collect(asMap(document.root), undefined, 0);
  return found;

  function collect(
    node: YamlMap | undefined,
    impliedByList: { apiVersion: string; kind: string } | undefined,
    depth: number,
  ): void {
    if (!node || depth > deepestNesting) return;
    const implied = saysWhatItIs(node) ? undefined : impliedByList;
    const apiVersion = implied?.apiVersion ?? yaml11Text(entryOf(node, 'apiVersion')?.value);
    const kind = implied?.kind ?? yaml11Text(entryOf(node, 'kind')?.value);
    if (!kind) return;
    if (kind.endsWith('List') && (kind === 'List' || (apiVersion && has(node, 'items')))) {
      const itemKind = kind.slice(0, -'List'.length);
      const impliedHere = itemKind && apiVersion ? { apiVersion, kind: itemKind } : undefined;
      for (const item of itemsOf(get(node, 'items'))) collect(asMap(item), impliedHere, depth + 1);
      return;
    }
    if (!apiVersion) return;
    const object = new KubernetesObject(node, implied, isPartial);
    found.push(object);
    for (const holder of containersOfObjects) {
      if (!object.is(holder.kind, holder.group)) continue;
      for (const item of itemsOf(get(node, ...holder.path))) collect(asMap(item), undefined, depth + 1);
    }
  }
}

/** Whether a mapping has a kind or a version, right or wrong; otherwise the list that it stands in may imply both. */
export function saysWhatItIs(map: YamlMap): boolean {
  return Boolean(yaml11Text(entryOf(map, 'kind')?.value) || yaml11Text(entryOf(map, 'apiVersion')?.value));
}

function has(node: YamlMap, name: string): boolean {
  return entryOf(node, name) !== undefined;
}

const clusterScoped = new Set(
  (
    'Namespace Node PersistentVolume ClusterRole ClusterRoleBinding StorageClass PriorityClass RuntimeClass ' +
    'IngressClass GatewayClass CSIDriver CSINode VolumeAttachment CustomResourceDefinition APIService ' +
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration ValidatingAdmissionPolicy ' +
    'ValidatingAdmissionPolicyBinding MutatingAdmissionPolicy MutatingAdmissionPolicyBinding ' +
    'CertificateSigningRequest ClusterTrustBundle FlowSchema PriorityLevelConfiguration PodSecurityPolicy ' +
    'SecurityContextConstraints ClusterIssuer ClusterPolicy ClusterSecretStore ClusterExternalSecret ' +
    'GlobalNetworkPolicy AdminNetworkPolicy BaselineAdminNetworkPolicy CiliumClusterwideNetworkPolicy ' +
    'ConstraintTemplate ClusterTask ClusterWorkflowTemplate DeviceClass ResourceSlice VolumeAttributesClass'
  ).split(' '),
);

/** Whether a kind has no namespace; of a custom resource that is not known here it is taken to have one. */
export function isClusterScoped(object: KubernetesObject): boolean {
  return clusterScoped.has(object.kind);
}
