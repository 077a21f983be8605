import { keptWith } from '../memory/kept-with';
import type { YamlDocument, YamlFile } from '../syntax/yaml-tree';
import type { Span } from '../text/span';
import {
  ComponentConfig,
  type ComponentFlags,
  flagsOfDistribution,
  flagsOfKubeadm,
  flagsOfWorkload,
} from './control-plane';
import { type HelmChart, hasGap, helmChartOf, isTouched, type TemplateText } from './helm';
import { ingressOf, networkPolicyOf, serviceOf } from './kubernetes-network';
import { isConfiguration, type KubernetesObject, objectsOf } from './kubernetes-object';
import { fileNameOf, type ProjectReader } from './kubernetes-paths';
import { roleBindingOf, roleOf } from './kubernetes-rbac';
import { Scope } from './kubernetes-scope';
import type { KubernetesPartVisits } from './kubernetes-visits';
import { type Workload, workloadOf } from './kubernetes-workload';
import { isKustomizationName, isListedPatch, type Kustomization, kustomizationOf } from './kustomize';

export interface KubernetesOptions {
  /** As the user knows it, with `/`. */
  readonly path: string;
  /** The files around it. Without them the file stands alone. */
  readonly project?: ProjectReader;
  /** Whether the file is a patch; told from the project and the file's name where it is not said. */
  readonly isPatch?: boolean;
  /** What the file's text was masked with, where it is a Go template. */
  readonly template?: TemplateText | undefined;
  /** Whether the user says that nothing but this file, or its tree, is deployed together. */
  readonly isClosed?: boolean;
}

type PartNodes = { readonly [V in keyof KubernetesPartVisits]: readonly KubernetesPartVisits[V][] };

/** One document and everything of Kubernetes in it. The same document gives the same part again. */
export class KubernetesPart {
  /** All that has `apiVersion` and `kind`, configuration of components and tools too. */
  readonly all: readonly KubernetesObject[];
  /** The objects of a cluster. */
  readonly objects: readonly KubernetesObject[];
  readonly kustomization: Kustomization | undefined;
  readonly chart: HelmChart | undefined;
  private known: PartNodes | undefined;
  private readonly remembered = new Map<unknown, unknown>();

  constructor(
    readonly document: YamlDocument,
    path: string,
    /** A patch or a template with gaps: what is absent here may come from elsewhere. */
    readonly isPartial: boolean,
    /** It belongs to a Go template: what is written twice may stand in two branches. */
    readonly isTemplate: boolean,
  ) {
    this.kustomization = kustomizationOf(document, path);
    this.chart = helmChartOf(document, path);
    this.all = objectsOf(document, isPartial);
    this.objects = this.kustomization ? [] : this.all.filter((object) => !isConfiguration(object));
  }

  /** The nodes of a visit in the order of the document; of a visit that is none, nothing. */
  nodes(visit: string): readonly unknown[] {
    this.known ??= this.collect();
    return Object.hasOwn(this.known, visit) ? this.known[visit as keyof PartNodes] : [];
  }

  /** As `nodes`, with the type of the visit. */
  nodesOf<V extends keyof KubernetesPartVisits>(visit: V): PartNodes[V] {
    this.known ??= this.collect();
    return this.known[visit];
  }

  /** What a function reads out of this document, read once: the same function gives the same result again. */
  remember<T>(read: (part: KubernetesPart) => T): T {
    if (!this.remembered.has(read)) this.remembered.set(read, read(this));
    return this.remembered.get(read) as T;
  }

  private collect(): PartNodes {
    const { objects } = this;
    const configurations = this.kustomization ? [] : this.all.filter(isConfiguration);
    const workloads = objects.flatMap((object): Workload[] => present(workloadOf(object)));
    const podSpecs = workloads.flatMap((workload) => workload.podSpecs);
    const roles = objects.flatMap((object) => present(roleOf(object)));
    const ofKind = (kind: string) => objects.filter((object) => object.is(kind, ''));
    const componentFlags: ComponentFlags[] = [
      ...workloads.flatMap(flagsOfWorkload),
      ...configurations.flatMap(flagsOfKubeadm),
      ...flagsOfDistribution(this.document),
    ];
    const isOurs = this.all.length > 0 || this.kustomization || this.chart || componentFlags.length > 0;
    return {
      document: isOurs ? [this] : [],
      object: objects,
      workload: workloads,
      podSpec: podSpecs,
      container: podSpecs.flatMap((podSpec) => podSpec.containers),
      volume: podSpecs.flatMap((podSpec) => podSpec.volumes),
      service: objects.flatMap((object) => present(serviceOf(object))),
      networkPolicy: objects.flatMap((object) => present(networkPolicyOf(object))),
      ingress: objects.flatMap((object) => present(ingressOf(object))),
      role: roles,
      policyRule: roles.flatMap((role) => role.rules),
      roleBinding: objects.flatMap((object) => present(roleBindingOf(object))),
      namespace: ofKind('Namespace'),
      serviceAccount: ofKind('ServiceAccount'),
      secret: ofKind('Secret'),
      configMap: ofKind('ConfigMap'),
      componentFlags,
      componentConfig: configurations.map((object) => new ComponentConfig(object)),
      kustomization: present(this.kustomization),
      chart: present(this.chart),
    };
  }
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** What a file of manifests says, document by document, and what it is seen together with. */
export class KubernetesModel {
  private ownScope: Scope | undefined;
  private ownObjects: readonly KubernetesObject[] | undefined;

  constructor(
    readonly file: YamlFile,
    readonly parts: readonly KubernetesPart[],
    readonly isPatch: boolean,
    private readonly options: KubernetesOptions,
  ) {}

  get path(): string {
    return this.options.path;
  }

  /** Whether the file is a Go template: what is written twice may stand in two branches. */
  get isTemplate(): boolean {
    return this.options.template !== undefined;
  }

  /** The objects of a cluster in all documents. */
  get objects(): readonly KubernetesObject[] {
    this.ownObjects ??= this.parts.flatMap((part) => part.objects);
    return this.ownObjects;
  }

  get workloads(): readonly Workload[] {
    return this.parts.flatMap((part) => part.nodesOf('workload'));
  }

  get kustomization(): Kustomization | undefined {
    return this.parts.find((part) => part.kustomization)?.kustomization;
  }

  /** The objects seen together with those of this file; read when it is first asked for. */
  get scope(): Scope {
    this.ownScope ??= Scope.of(
      this,
      this.options.project,
      this.options.isClosed === true,
      (file, path) => buildKubernetes(file, { path, isPatch: false }).objects,
    );
    return this.ownScope;
  }

  /** Whether a span of the file's text reaches into a line with a template action, which no edit may touch. */
  isTouched(at: Span): boolean {
    return this.options.template !== undefined && isTouched(this.options.template, at);
  }
}

/** What is known of a document: its parts by how it is read, and whether it is a patch by its own words. */
interface KnownDocument {
  readonly hasDirective: boolean;
  readonly whole: Map<string, KubernetesPart>;
  readonly partial: Map<string, KubernetesPart>;
}

const knownDocuments = keptWith<YamlDocument, KnownDocument>();

/** Builds the model of a file. Documents that were seen before keep their objects. Never throws. */
export function buildKubernetes(file: YamlFile, options: KubernetesOptions): KubernetesModel {
  const { path, project, template } = options;
  const isPatch = options.isPatch ?? (project !== undefined && isListedPatch(path, project));
  const name = fileNameOf(path);
  const isNamedPatch = /patch/i.test(name);
  // Of the path only the names that stand for a kind of their own make a difference to a document.
  const special = isKustomizationName(name) || name === 'Chart.yaml' || name === 'requirements.yaml' ? name : '';
  const key = template ? `template ${special}` : special;
  const parts = file.documents.map(({ document, offset }) => {
    const known = knownDocument(document);
    const hasGaps = template !== undefined && hasGap(template, offset, offset + document.text.length);
    const isPartial = isPatch || hasGaps || known.hasDirective || (isNamedPatch && isIncomplete(document));
    const kept = isPartial ? known.partial : known.whole;
    let part = kept.get(key);
    if (!part) {
      part = new KubernetesPart(document, special, isPartial, template !== undefined);
      kept.set(key, part);
    }
    return part;
  });
  return new KubernetesModel(file, parts, isPatch, options);
}

function knownDocument(document: YamlDocument): KnownDocument {
  let known = knownDocuments.get(document);
  if (!known) {
    const hasDirective = document.text.includes('$patch:') || document.text.includes('$setElementOrder/');
    known = { hasDirective, whole: new Map(), partial: new Map() };
    knownDocuments.set(document, known);
  }
  return known;
}

/** Whether a document in a file named after patches lacks what every whole workload has. */
function isIncomplete(document: YamlDocument): boolean {
  return objectsOf(document, true).every((object) => {
    const workload = workloadOf(object);
    const containers = workload?.podSpecs.flatMap((podSpec) => podSpec.containers) ?? [];
    return containers.length === 0 || containers.some((container) => container.image === undefined);
  });
}
