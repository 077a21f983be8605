import type { YamlNode } from '../syntax/yaml-tree';
import { Container, type ContainerKind, type ContentReference, contentReference } from './kubernetes-container';
import type { KubernetesObject } from './kubernetes-object';
import { firstKeyOf, StringMap, YamlView } from './kubernetes-values';
import { asList, asMap, entriesOf, get, itemsOf, resolve, textOf, type YamlValue } from './yaml-values';

/** Where a pod is described, and in whose words: Argo Workflows and Tekton have their own. */
export interface PodSpecPlace {
  readonly dialect: 'pod' | 'argo-workflow' | 'tekton';
  readonly node: YamlValue;
  /** The key in front of it. */
  readonly grip: YamlNode;
  /** What holds it together with its `metadata`: the template, or the Pod itself. */
  readonly template: YamlValue | undefined;
  /** Fields that count where the node does not write them: `spec` of a Workflow, the pod template of a TaskRun. */
  readonly defaults?: YamlValue | undefined;
  /** What every container takes where it does not write it: `stepTemplate` of Tekton. */
  readonly containerDefaults?: YamlValue | undefined;
}

/** One volume of a pod. */
export interface Volume {
  readonly node: YamlValue;
  readonly name: string;
  readonly nameNode: YamlValue | undefined;
  /** Such as `hostPath`; nothing where none is written, which means `emptyDir`. */
  readonly type: string | undefined;
  readonly typeKey: YamlNode | undefined;
  /** What stands under the type. */
  readonly source: YamlValue | undefined;
}

const endingKinds = new Set(['Job', 'CronJob', 'JobSet', 'Workflow', 'WorkflowTemplate', 'CronWorkflow']);

/** A pod as it is described somewhere: in a Pod, a workload's template, a workflow. */
export class PodSpec extends YamlView {
  readonly dialect: PodSpecPlace['dialect'];
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  private ownLabels: StringMap | undefined;
  private ownAnnotations: StringMap | undefined;

  constructor(
    readonly object: KubernetesObject,
    private readonly place: PodSpecPlace,
  ) {
    super(place.node, place.defaults);
    this.dialect = place.dialect;
    this.containers = containerItems(place).map(
      ({ written, node, kind }) => new Container(node, this, kind, written, place.containerDefaults),
    );
    this.volumes = this.items('volumes').map(readVolume);
  }

  /** Whether it belongs to a patch or a template with gaps, so that what it lacks may come from elsewhere. */
  get isPartial(): boolean {
    return this.object.isPartial;
  }

  /** Where something that it lacks is reported: the key `spec:` in front of it. */
  get grip(): YamlNode {
    return this.place.grip;
  }

  /** The pod template with `metadata` and `spec`; for a Pod the object itself. */
  get template(): YamlValue | undefined {
    return this.place.template;
  }

  /** The labels that pods get. */
  get labels(): StringMap {
    this.ownLabels ??= new StringMap(get(this.place.template, 'metadata', 'labels'));
    return this.ownLabels;
  }

  /** The annotations that pods get. */
  get annotations(): StringMap {
    this.ownAnnotations ??= new StringMap(get(this.place.template, 'metadata', 'annotations'));
    return this.ownAnnotations;
  }

  get securityContext(): YamlValue | undefined {
    return this.get('securityContext');
  }

  get securityContextKey(): YamlNode | undefined {
    return this.keyOf('securityContext');
  }

  /** A value in the pod's security context. */
  security(...path: readonly (string | number)[]): YamlValue | undefined {
    return this.get('securityContext', ...path);
  }

  get hostNetwork(): boolean {
    return this.boolean('hostNetwork') === true;
  }

  get hostPid(): boolean {
    return this.boolean('hostPID') === true;
  }

  get hostIpc(): boolean {
    return this.boolean('hostIPC') === true;
  }

  /** `false` gives the pod a user namespace of its own. */
  get hostUsers(): boolean | undefined {
    return this.boolean('hostUsers');
  }

  /** `linux` or `windows`; nothing where the pod does not say. */
  get os(): string | undefined {
    return this.text('os', 'name');
  }

  /** Whether it says by its `os` or its node selector that it runs on Windows. */
  get isWindows(): boolean {
    if (this.os !== undefined) return this.os === 'windows';
    const labels = new StringMap(this.get('nodeSelector'));
    return (labels.get('kubernetes.io/os') ?? labels.get('beta.kubernetes.io/os')) === 'windows';
  }

  get serviceAccountNode(): YamlValue | undefined {
    return this.get('serviceAccountName') ?? this.get('serviceAccount');
  }

  /** The service account's name; nothing where none is named, which means `default`. */
  get serviceAccountName(): string | undefined {
    return textOf(this.serviceAccountNode) || undefined;
  }

  /** The pod's own switch, which beats that of its service account. */
  get automountNode(): YamlValue | undefined {
    return this.get('automountServiceAccountToken');
  }

  /** Whether its containers end by design, so that probes are not for them. */
  get runsToCompletion(): boolean {
    if (this.dialect !== 'pod' || endingKinds.has(this.object.kind)) return true;
    const policy = this.text('restartPolicy');
    return policy === 'Never' || policy === 'OnFailure';
  }

  /** The Secrets and ConfigMaps that its volumes name; those of its containers' environment are with them. */
  get volumeReferences(): readonly ContentReference[] {
    return this.volumes.flatMap((volume) => {
      if (volume.type === 'secret') return contentReference('Secret', volume.source, 'secretName') ?? [];
      if (volume.type === 'configMap') return contentReference('ConfigMap', volume.source, 'name') ?? [];
      if (volume.type !== 'projected') return [];
      return itemsOf(get(volume.source, 'sources')).flatMap((source) => [
        ...withoutGaps(contentReference('Secret', get(source, 'secret'), 'name')),
        ...withoutGaps(contentReference('ConfigMap', get(source, 'configMap'), 'name')),
      ]);
    });
  }
}

function withoutGaps<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

interface ContainerItem {
  readonly written: YamlNode;
  readonly node: YamlValue;
  readonly kind: ContainerKind;
}

const containerLists: Record<PodSpecPlace['dialect'], readonly { path: readonly string[]; kind: ContainerKind }[]> = {
  pod: [
    { path: ['initContainers'], kind: 'init' },
    { path: ['containers'], kind: 'container' },
    { path: ['ephemeralContainers'], kind: 'ephemeral' },
  ],
  'argo-workflow': [
    { path: ['initContainers'], kind: 'init' },
    { path: ['container'], kind: 'container' },
    { path: ['script'], kind: 'container' },
    { path: ['containerSet', 'containers'], kind: 'container' },
    { path: ['sidecars'], kind: 'container' },
  ],
  tekton: [
    { path: ['steps'], kind: 'container' },
    { path: ['sidecars'], kind: 'container' },
  ],
};

function containerItems(place: PodSpecPlace): ContainerItem[] {
  return containerLists[place.dialect].flatMap(({ path, kind }) => {
    const value = get(place.node, ...path);
    const list = asList(value);
    const written: readonly YamlNode[] = list ? list.items : value ? [value] : [];
    return written.flatMap((item) => {
      const node = asMap(resolve(item));
      // In Tekton a step may only refer to one that is defined elsewhere.
      return node && (place.dialect !== 'tekton' || !get(node, 'ref')) ? { written: item, node, kind } : [];
    });
  });
}

function readVolume(node: YamlValue): Volume {
  const view = new YamlView(node);
  const nameNode = view.get('name');
  const type = entriesOf(node).find((entry) => entry.name !== 'name');
  return {
    node,
    name: textOf(nameNode) ?? '',
    nameNode,
    type: type?.name,
    typeKey: type?.entry.key,
    source: type?.value,
  };
}

/** The key in front of a value, where something that the value lacks is reported. */
export function keyInFrontOf(node: YamlValue): YamlNode {
  return node.parent?.type === 'entry' ? node.parent.key : firstKeyOf(node);
}
