import { keptWith } from '../memory/kept-with';
import type { YamlNode } from '../syntax/yaml-tree';
import type { KubernetesObject } from './kubernetes-object';
import { keyInFrontOf, PodSpec, type PodSpecPlace } from './kubernetes-pod-spec';
import { LabelSelector } from './kubernetes-selector';
import { getAll, type StringMap } from './kubernetes-values';
import { asList, asMap, entriesOf, get, itemsOf, keyOf, type YamlValue } from './yaml-values';

/** An object that makes pods, or is one. */
export class Workload {
  private readSelector: LabelSelector | undefined | null = null;

  constructor(
    readonly object: KubernetesObject,
    /** The pod it makes; the first one where it makes several. */
    readonly podSpec: PodSpec,
    readonly podSpecs: readonly PodSpec[],
  ) {}

  get node(): YamlValue {
    return this.object.node;
  }

  get kind(): string {
    return this.object.kind;
  }

  get isPartial(): boolean {
    return this.object.isPartial;
  }

  /** Where something that it lacks is reported: the key `spec:`, or `kind:`. */
  get grip(): YamlNode {
    return this.object.specKey ?? this.object.grip;
  }

  /** The labels of its pods. */
  get templateLabels(): StringMap {
    return this.podSpec.labels;
  }

  /** `spec.selector`, in the form of its kind; nothing where there is none. */
  get selector(): LabelSelector | undefined {
    if (this.readSelector === null) {
      const node = this.object.get('spec', 'selector');
      const isPlain = this.kind === 'ReplicationController' || this.kind === 'DeploymentConfig';
      this.readSelector = isPlain ? LabelSelector.readPlain(node) : LabelSelector.read(node);
    }
    return this.readSelector;
  }

  get replicasNode(): YamlValue | undefined {
    return this.object.get('spec', 'replicas');
  }

  /** The number of replicas; nothing where it is not written or not known. */
  get replicas(): number | undefined {
    return this.object.number('spec', 'replicas');
  }
}

const knownWorkloads = keptWith<KubernetesObject, Workload | false>();

/** The workload that an object is; nothing for objects without a pod. The same object gives the same workload. */
export function workloadOf(object: KubernetesObject): Workload | undefined {
  const known = knownWorkloads.get(object);
  if (known !== undefined) return known || undefined;
  const podSpecs = podSpecPlaces(object).map((place) => new PodSpec(object, place));
  const [first] = podSpecs;
  const workload = first && new Workload(object, first, podSpecs);
  knownWorkloads.set(object, workload ?? false);
  return workload;
}

interface KnownPlace {
  /** API groups; `*` for all of them. */
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
  /** Paths to what has a pod's `metadata` and `spec`; `*` stands for every item. */
  readonly paths: readonly (readonly string[])[];
}

const podTemplate = ['spec', 'template'];
const knownPlaces: readonly KnownPlace[] = [
  { groups: [''], kinds: ['Pod'], paths: [[]] },
  { groups: [''], kinds: ['PodTemplate'], paths: [['template']] },
  { groups: [''], kinds: ['ReplicationController'], paths: [podTemplate] },
  {
    groups: ['apps', 'extensions'],
    kinds: ['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet'],
    paths: [podTemplate],
  },
  { groups: ['batch'], kinds: ['Job'], paths: [podTemplate] },
  { groups: ['batch'], kinds: ['CronJob'], paths: [['spec', 'jobTemplate', 'spec', 'template']] },
  { groups: ['batch'], kinds: ['JobTemplate'], paths: [['template', 'spec', 'template']] },
  { groups: ['argoproj.io'], kinds: ['Rollout'], paths: [podTemplate] },
  { groups: ['apps.openshift.io', ''], kinds: ['DeploymentConfig'], paths: [podTemplate] },
  { groups: ['serving.knative.dev'], kinds: ['Service', 'Configuration'], paths: [podTemplate] },
  { groups: ['serving.knative.dev'], kinds: ['Revision'], paths: [[]] },
  {
    groups: ['leaderworkerset.x-k8s.io'],
    kinds: ['LeaderWorkerSet'],
    paths: [
      ['spec', 'leaderWorkerTemplate', 'workerTemplate'],
      ['spec', 'leaderWorkerTemplate', 'leaderTemplate'],
    ],
  },
  {
    groups: ['jobset.x-k8s.io'],
    kinds: ['JobSet'],
    paths: [['spec', 'replicatedJobs', '*', 'template', 'spec', 'template']],
  },
  {
    groups: ['agents.x-k8s.io', 'extensions.agents.x-k8s.io'],
    kinds: ['Sandbox', 'SandboxTemplate'],
    paths: [['spec', 'podTemplate']],
  },
];

function podSpecPlaces(object: KubernetesObject): readonly PodSpecPlace[] {
  const known = knownPlaces.find((place) => place.kinds.includes(object.kind) && place.groups.includes(object.group));
  if (known) return known.paths.flatMap((path) => getAll(object.node, path)).flatMap(podPlace);
  if (object.group === 'argoproj.io') return argoPlaces(object);
  if (object.group === 'tekton.dev') return tektonPlaces(object);
  return isOpenToShapes(object) ? placesByShape(object) : [];
}

/** The pod spec in a template, or in a Pod. */
function podPlace(template: YamlValue): PodSpecPlace[] {
  const node = asMap(get(template, 'spec'));
  return node ? [{ dialect: 'pod', node, grip: keyOf(template, 'spec') ?? keyInFrontOf(node), template }] : [];
}

function argoPlaces(object: KubernetesObject): readonly PodSpecPlace[] {
  const workflow = object.is('CronWorkflow') ? object.get('spec', 'workflowSpec') : object.get('spec');
  const defaults = asMap(workflow);
  const templates = [...itemsOf(get(workflow, 'templates')), ...getAll(workflow, ['templateDefaults'])];
  return templates
    .filter((node) => ['container', 'script', 'containerSet'].some((key) => get(node, key)?.type === 'map'))
    .map((node) => ({
      dialect: 'argo-workflow',
      node,
      grip: get(node, 'name') ?? keyInFrontOf(node),
      template: node,
      defaults,
    }));
}

function tektonPlaces(object: KubernetesObject): readonly PodSpecPlace[] {
  const paths: readonly (readonly string[])[] = [
    ['spec'],
    ['spec', 'taskSpec'],
    ['spec', 'tasks', '*', 'taskSpec'],
    ['spec', 'finally', '*', 'taskSpec'],
    ['spec', 'pipelineSpec', 'tasks', '*', 'taskSpec'],
    ['spec', 'pipelineSpec', 'finally', '*', 'taskSpec'],
  ];
  return paths
    .flatMap((path) => getAll(object.node, path))
    .filter((node) => asList(get(node, 'steps')) !== undefined)
    .map((node) => ({
      dialect: 'tekton',
      node,
      grip: keyOf(node, 'steps') ?? keyInFrontOf(node),
      template: object.node,
      defaults: object.get('spec', 'podTemplate') ?? object.get('spec', 'taskRunTemplate', 'podTemplate'),
      containerDefaults: get(node, 'stepTemplate'),
    }));
}

const policyGroups = /(?:^|\.)(?:kyverno\.io|gatekeeper\.sh|crossplane\.io)$/;
const deepestShape = 7;

/** Custom resources are searched for pod templates; built-in kinds are known, and policies hold patterns of pods. */
function isOpenToShapes(object: KubernetesObject): boolean {
  const isBuiltIn =
    !object.group.includes('.') || (object.group.endsWith('.k8s.io') && !object.group.includes('x-k8s'));
  return !isBuiltIn && !policyGroups.test(object.group) && !object.kind.endsWith('Policy');
}

/** Every `template.spec.containers` that is a list, in a field whose name ends in `template`. */
function placesByShape(object: KubernetesObject): readonly PodSpecPlace[] {
  const places: PodSpecPlace[] = [];
  const search = (node: YamlValue | undefined, depth: number): void => {
    if (!node || depth > deepestShape) return;
    if (node.type === 'list') for (const item of itemsOf(node)) search(item, depth + 1);
    if (node.type !== 'map') return;
    for (const { name, value } of entriesOf(node)) {
      if (value?.type !== 'map' && value?.type !== 'list') continue;
      const spec = name.toLowerCase().endsWith('template') ? get(value, 'spec') : undefined;
      if (spec && asList(get(spec, 'containers'))) places.push(...podPlace(value));
      else if (!(get(value, 'apiVersion') && get(value, 'kind'))) search(value, depth + 1);
    }
  };
  search(object.get('spec'), 0);
  return places;
}
