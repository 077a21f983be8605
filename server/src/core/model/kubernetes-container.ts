import type { YamlNode, YamlScalar } from '../syntax/yaml-tree';
import type { PodSpec } from './kubernetes-pod-spec';
import { firstKeyOf, isUnknownValue, YamlView } from './kubernetes-values';
import { asScalar, numberValue, textOf, type YamlValue } from './yaml-values';

/**
 * `sidecar` is an init container that keeps running (`restartPolicy: Always`); `init` one that must end before the
 * containers start.
 */
export type ContainerKind = 'container' | 'init' | 'sidecar' | 'ephemeral';

/** The fields of a security context that a container takes from its pod where it does not write them. */
export type InheritedField =
  | 'runAsUser'
  | 'runAsGroup'
  | 'runAsNonRoot'
  | 'seLinuxOptions'
  | 'seccompProfile'
  | 'appArmorProfile'
  | 'windowsOptions';

/** A value with the place it comes from. */
export interface EffectiveValue {
  readonly node: YamlValue;
  readonly key: YamlNode;
  readonly from: 'container' | 'pod';
}

export interface ContainerPort {
  readonly node: YamlValue;
  readonly name: string | undefined;
  readonly containerPort: number | undefined;
  readonly containerPortNode: YamlValue | undefined;
  readonly hostPort: YamlValue | undefined;
  readonly hostIp: YamlValue | undefined;
  readonly protocol: string;
}

export interface EnvironmentVariable {
  readonly node: YamlValue;
  readonly name: string;
  readonly nameNode: YamlValue | undefined;
  /** The literal value's node; nothing where it comes from elsewhere. */
  readonly value: YamlValue | undefined;
  readonly valueFrom: YamlValue | undefined;
}

/** A Secret or ConfigMap, whole or one key of it, that a container or volume takes its content from. */
export interface ContentReference {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly nameNode: YamlValue;
  /** One key; nothing where all are taken. */
  readonly key: string | undefined;
  readonly keyNode: YamlValue | undefined;
  readonly isOptional: boolean;
}

export interface VolumeMount {
  readonly node: YamlValue;
  readonly name: string;
  readonly nameNode: YamlValue | undefined;
  readonly mountPath: string;
  readonly mountPathNode: YamlValue | undefined;
  readonly isReadOnly: boolean;
}

export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** One item of `containers`, `initContainers` or `ephemeralContainers`, or what other kinds have in their place. */
export class Container extends YamlView {
  readonly kind: ContainerKind;
  readonly name: string | undefined;

  constructor(
    node: YamlValue,
    readonly podSpec: PodSpec,
    kind: ContainerKind,
    /** The item as it is written in the list: an alias where the container is one. */
    readonly written: YamlNode,
    defaults?: YamlValue,
  ) {
    super(node, defaults);
    this.kind = kind === 'init' && this.text('restartPolicy') === 'Always' ? 'sidecar' : kind;
    this.name = this.text('name');
  }

  /** Whether it belongs to a patch or a template with gaps, so that what it lacks may come from elsewhere. */
  get isPartial(): boolean {
    return this.podSpec.isPartial;
  }

  /** Whether the field has no meaning for it, being a Linux one. */
  get isWindows(): boolean {
    return this.podSpec.isWindows;
  }

  get nameNode(): YamlValue | undefined {
    return this.get('name');
  }

  /** Where something that it lacks is reported: its name, or its first key. */
  get grip(): YamlNode {
    return this.nameNode ?? firstKeyOf(this.node);
  }

  /** The image's scalar; nothing where it is absent or no text. */
  get image(): YamlScalar | undefined {
    return asScalar(this.get('image'));
  }

  get securityContext(): YamlValue | undefined {
    return this.get('securityContext');
  }

  /** The key `securityContext:`, where a field that it lacks is reported. */
  get securityContextKey(): YamlNode | undefined {
    return this.keyOf('securityContext');
  }

  /** A value in the container's own security context; for fields that are not inherited. */
  security(...path: readonly (string | number)[]): YamlValue | undefined {
    return this.get('securityContext', ...path);
  }

  /** What counts for a field that is inherited: the container's own value, even `false` or `0`, else the pod's. */
  effective(field: InheritedField): EffectiveValue | undefined {
    const own = this.security(field);
    if (own) return { node: own, key: keyBefore(own), from: 'container' };
    const pod = this.podSpec.security(field);
    return pod && { node: pod, key: keyBefore(pod), from: 'pod' };
  }

  get command(): readonly YamlValue[] {
    return this.items('command');
  }

  get args(): readonly YamlValue[] {
    return this.items('args');
  }

  /** The words of `command` and `args` in order. */
  get words(): readonly YamlScalar[] {
    return [...this.command, ...this.args].filter((word) => word.type === 'scalar');
  }

  get ports(): readonly ContainerPort[] {
    return this.items('ports').map((node) => {
      const port = new YamlView(node);
      const containerPortNode = port.get('containerPort');
      return {
        node,
        name: port.text('name'),
        containerPort: numberValue(containerPortNode),
        containerPortNode,
        hostPort: port.get('hostPort'),
        hostIp: port.get('hostIP'),
        protocol: port.text('protocol') ?? 'TCP',
      };
    });
  }

  get environment(): readonly EnvironmentVariable[] {
    return this.items('env').map((node) => {
      const variable = new YamlView(node);
      const nameNode = variable.get('name');
      return {
        node,
        name: textOf(nameNode) ?? '',
        nameNode,
        value: variable.get('value'),
        valueFrom: variable.get('valueFrom'),
      };
    });
  }

  /** The Secrets and ConfigMaps that `env` and `envFrom` name. */
  get environmentReferences(): readonly ContentReference[] {
    const references: (ContentReference | undefined)[] = [];
    for (const { valueFrom } of this.environment) {
      if (!valueFrom) continue;
      const source = new YamlView(valueFrom);
      references.push(contentReference('Secret', source.get('secretKeyRef'), 'name'));
      references.push(contentReference('ConfigMap', source.get('configMapKeyRef'), 'name'));
    }
    for (const node of this.items('envFrom')) {
      const source = new YamlView(node);
      references.push(contentReference('Secret', source.get('secretRef'), 'name'));
      references.push(contentReference('ConfigMap', source.get('configMapRef'), 'name'));
    }
    return references.filter((reference) => reference !== undefined);
  }

  get volumeMounts(): readonly VolumeMount[] {
    return this.items('volumeMounts').map((node) => {
      const mount = new YamlView(node);
      const nameNode = mount.get('name');
      const mountPathNode = mount.get('mountPath');
      return {
        node,
        name: textOf(nameNode) ?? '',
        nameNode,
        mountPath: textOf(mountPathNode) ?? '',
        mountPathNode,
        isReadOnly: mount.boolean('readOnly') === true,
      };
    });
  }

  /** A limit or request; nothing where it is not written. */
  resource(list: 'limits' | 'requests', name: string): YamlValue | undefined {
    return this.get('resources', list, name);
  }

  probe(name: ProbeName): YamlValue | undefined {
    return this.get(name);
  }

  /** Whether probes are for it: neither a container that ends, nor a debug container. */
  get mayHaveProbes(): boolean {
    if (this.kind === 'ephemeral' || this.kind === 'init') return false;
    return this.kind === 'sidecar' || !this.podSpec.runsToCompletion;
  }

  /** The capabilities it adds or drops, as written. */
  capabilities(list: 'add' | 'drop'): readonly YamlScalar[] {
    return this.items('securityContext', 'capabilities', list).filter((item) => item.type === 'scalar');
  }

  /** The number of the user it runs as; nothing where that is not written or not known. */
  get runAsUser(): number | undefined {
    const user = this.effective('runAsUser')?.node;
    return isUnknownValue(user) ? undefined : numberValue(user);
  }
}

/** Reads a reference to a Secret or ConfigMap; `nameField` is what the name is called in this place. */
export function contentReference(
  kind: ContentReference['kind'],
  node: YamlValue | undefined,
  nameField: 'name' | 'secretName',
): ContentReference | undefined {
  if (!node) return undefined;
  const reference = new YamlView(node);
  const nameNode = reference.get(nameField);
  const name = textOf(nameNode);
  if (!nameNode || name === undefined || isUnknownValue(nameNode)) return undefined;
  const keyNode = reference.get('key');
  const isOptional = reference.boolean('optional') === true;
  return { kind, name, nameNode, key: textOf(keyNode), keyNode, isOptional };
}

function keyBefore(node: YamlValue): YamlNode {
  return node.parent?.type === 'entry' ? node.parent.key : node;
}
