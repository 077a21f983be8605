import type { YamlNode, YamlScalar } from '../syntax/yaml-tree';
import type { KubernetesObject } from './kubernetes-object';
import { firstKeyOf, YamlView } from './kubernetes-values';
import { textOf, type YamlValue } from './yaml-values';

/** One of the `rules` of a Role. */
export class PolicyRule extends YamlView {
  constructor(
    node: YamlValue,
    readonly role: Role,
  ) {
    super(node);
  }

  /** The rule's first key, where the rule as a whole is reported. */
  get grip(): YamlNode {
    return firstKeyOf(this.node);
  }

  get verbs(): readonly YamlScalar[] {
    return this.scalars('verbs');
  }

  /** With their subresources: `pods/exec`. */
  get resources(): readonly YamlScalar[] {
    return this.scalars('resources');
  }

  get apiGroups(): readonly YamlScalar[] {
    return this.scalars('apiGroups');
  }

  get resourceNames(): readonly YamlScalar[] {
    return this.scalars('resourceNames');
  }

  get nonResourceUrls(): readonly YamlScalar[] {
    return this.scalars('nonResourceURLs');
  }

  /** The verb as it is written, or the `*` that includes it. */
  verb(name: string): YamlScalar | undefined {
    return this.verbs.find((verb) => verb.text === name || verb.text === '*');
  }

  /**
   * The resource as it is written, or the wildcard that includes it (`*`, and `*` + `/exec` for `pods/exec`), of one of the
   * API groups. An empty list of groups counts as the core group, as many files leave it out.
   */
  resource(name: string, group: string): YamlScalar | undefined {
    const groups = this.apiGroups;
    const isInGroup =
      groups.some(({ text }) => text === group || text === '*') || (groups.length === 0 && group === '');
    if (!isInGroup) return undefined;
    const slash = name.indexOf('/');
    const ofAll = slash < 0 ? '*' : `*${name.slice(slash)}`;
    return this.resources.find(({ text }) => text === name || text === '*' || text === ofAll);
  }

  private scalars(field: string): readonly YamlScalar[] {
    return this.items(field).filter((item) => item.type === 'scalar');
  }
}

/** A Role or ClusterRole. */
export class Role extends YamlView {
  readonly rules: readonly PolicyRule[];

  constructor(readonly object: KubernetesObject) {
    super(object.node);
    this.rules = this.items('rules').map((node) => new PolicyRule(node, this));
  }

  get isClusterRole(): boolean {
    return this.object.kind === 'ClusterRole';
  }

  get grip(): YamlNode {
    return this.keyOf('rules') ?? this.object.grip;
  }

  /** `aggregationRule`: the control plane fills in the rules. */
  get aggregation(): YamlValue | undefined {
    return this.get('aggregationRule');
  }
}

/** One of the `subjects` of a binding. */
export interface Subject {
  readonly node: YamlValue;
  readonly kind: string;
  readonly kindNode: YamlValue | undefined;
  readonly name: string;
  readonly nameNode: YamlValue | undefined;
  /** As written: for a ServiceAccount it is required. */
  readonly namespace: string | undefined;
  readonly namespaceNode: YamlValue | undefined;
}

/** A RoleBinding or ClusterRoleBinding. */
export class RoleBinding extends YamlView {
  readonly subjects: readonly Subject[];

  constructor(readonly object: KubernetesObject) {
    super(object.node);
    this.subjects = this.items('subjects').map((node) => {
      const subject = new YamlView(node);
      const [kindNode, nameNode, namespaceNode] = [subject.get('kind'), subject.get('name'), subject.get('namespace')];
      return {
        node,
        kind: textOf(kindNode) ?? '',
        kindNode,
        name: textOf(nameNode) ?? '',
        nameNode,
        namespace: textOf(namespaceNode),
        namespaceNode,
      };
    });
  }

  get isClusterRoleBinding(): boolean {
    return this.object.kind === 'ClusterRoleBinding';
  }

  get roleKind(): string | undefined {
    return this.text('roleRef', 'kind');
  }

  get roleName(): string | undefined {
    return this.text('roleRef', 'name');
  }

  get roleNameNode(): YamlValue | undefined {
    return this.get('roleRef', 'name');
  }

  get grip(): YamlNode {
    return this.roleNameNode ?? this.object.grip;
  }
}

const rbacGroups = new Set(['rbac.authorization.k8s.io', 'authorization.openshift.io']);

/** The Role or ClusterRole that an object is. */
export function roleOf(object: KubernetesObject): Role | undefined {
  const isRole = object.kind === 'Role' || object.kind === 'ClusterRole';
  return isRole && rbacGroups.has(object.group) ? new Role(object) : undefined;
}

/** The RoleBinding or ClusterRoleBinding that an object is. */
export function roleBindingOf(object: KubernetesObject): RoleBinding | undefined {
  const isBinding = object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding';
  return isBinding && rbacGroups.has(object.group) ? new RoleBinding(object) : undefined;
}
