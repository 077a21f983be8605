import type { YamlFile } from '../syntax/yaml-tree';
import type { KubernetesModel, KubernetesPart } from './kubernetes';
import { isClusterScoped, type KubernetesObject } from './kubernetes-object';
import type { ProjectReader } from './kubernetes-paths';
import { fileNameOf } from './kubernetes-paths';
import type { PodSpec } from './kubernetes-pod-spec';
import type { LabelSelector } from './kubernetes-selector';
import { type Workload, workloadOf } from './kubernetes-workload';
import { type KustomizationTree, parseNeighbour, treeOf } from './kustomize';

/** The objects seen together: those of one file, or of the kustomization tree that the file belongs to. */
export class Scope {
  /** All objects, those of other files too. */
  readonly objects: readonly KubernetesObject[];
  private ownSet: ReadonlySet<KubernetesObject> | undefined;
  private byKind: ReadonlyMap<string, readonly KubernetesObject[]> | undefined;
  private readonly namespaces = new Map<KubernetesObject, string>();
  private allWorkloads: readonly Workload[] | undefined;

  private constructor(
    /** The file at hand: only its objects may be reported. */
    readonly model: KubernetesModel,
    /** Whether what is absent here is absent from the cluster, as far as anybody can tell. */
    readonly isClosed: boolean,
    private readonly tree: KustomizationTree | undefined,
    others: readonly { readonly objects: readonly KubernetesObject[]; readonly namespace: string | undefined }[],
  ) {
    this.objects = others.length > 0 ? others.flatMap(({ objects }) => objects) : model.objects;
    for (const { objects, namespace } of others) {
      if (namespace !== undefined) for (const object of objects) this.namespaces.set(object, namespace);
    }
  }

  /** The scope of a file: the nearest kustomization tree that takes it in, else the file alone. */
  static of(
    model: KubernetesModel,
    project: ProjectReader | undefined,
    isClosed: boolean,
    readObjects: ReadObjects,
  ): Scope {
    const own = fileNameOf(model.path);
    const parse = (path: string, text: string): YamlFile => (path === own ? model.file : parseNeighbour(text));
    const tree = project && model.objects.length > 0 ? treeOf(model.path, project, parse) : undefined;
    const isWhole = !model.isTemplate && model.file.documents.every(({ document }) => document.problems.length === 0);
    if (!tree) return new Scope(model, isClosed && isWhole, undefined, []);
    const files = objectsOfTree(tree, own, model, readObjects);
    const isPlain = files.every(({ objects }) => objects.every((object) => !object.isPartial));
    return new Scope(model, (tree.isComplete || isClosed) && isWhole && isPlain, tree, files);
  }

  /** The objects of the file at hand. */
  get ownObjects(): readonly KubernetesObject[] {
    return this.model.objects;
  }

  /**
   * What a function reads out of the documents of the file at hand. It runs once for a document, however often the rest
   * of the file changes; so it must be the same function each time, and look at nothing but its document.
   */
  own<T>(read: (part: KubernetesPart) => readonly T[]): readonly T[] {
    return this.model.parts.flatMap((part) => part.remember(read));
  }

  /** Whether an object stands in the file at hand, so that it may be reported. */
  isOwn(object: KubernetesObject): boolean {
    this.ownSet ??= new Set(this.model.objects);
    return this.ownSet.has(object);
  }

  /** All objects of a kind, in one API group where one is given (without version; empty for the core group). */
  ofKind(kind: string, group?: string): readonly KubernetesObject[] {
    this.byKind ??= groupByKind(this.objects);
    const found = this.byKind.get(kind) ?? [];
    return group === undefined ? found : found.filter((object) => object.group === group);
  }

  /** The object of a kind and name; in one namespace where one is given. */
  find(kind: string, name: string, namespace?: string): KubernetesObject | undefined {
    return this.ofKind(kind).find(
      (object) =>
        object.name === name &&
        (namespace === undefined || isClusterScoped(object) || this.namespaceOf(object) === namespace),
    );
  }

  /** The namespace that an object ends up in: its kustomization's, its own, else `default`. */
  namespaceOf(object: KubernetesObject): string {
    return this.namespaces.get(object) ?? object.namespace ?? 'default';
  }

  get workloads(): readonly Workload[] {
    this.allWorkloads ??= this.objects.flatMap((object) => workloadOf(object) ?? []);
    return this.allWorkloads;
  }

  /** Whether a kustomization generates a ConfigMap or Secret of that name. */
  isGenerated(kind: 'ConfigMap' | 'Secret', name: string): boolean {
    return this.tree?.generated.has(`${kind}/${name}`) === true;
  }

  /** Whether a kustomization gives an image, as manifests name it, its tag or digest. */
  setsImage(name: string): boolean {
    return this.tree?.images.has(name) === true;
  }

  /** The ServiceAccount object that a pod runs as, where it is in the scope. */
  serviceAccountOf(podSpec: PodSpec): KubernetesObject | undefined {
    return this.find('ServiceAccount', podSpec.serviceAccountName ?? 'default', this.namespaceOf(podSpec.object));
  }

  /** The workloads of a namespace whose pods the selector selects, or may select where template text hides it. */
  selectedBy(selector: LabelSelector, namespace: string): readonly Workload[] {
    return this.workloads.filter(
      (workload) =>
        this.namespaceOf(workload.object) === namespace &&
        workload.podSpecs.some((podSpec) => selector.matches(podSpec.labels) !== false),
    );
  }
}

function groupByKind(objects: readonly KubernetesObject[]): Map<string, KubernetesObject[]> {
  const byKind = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const same = byKind.get(object.kind);
    if (same) same.push(object);
    else byKind.set(object.kind, [object]);
  }
  return byKind;
}

/** Reads the objects of a neighbouring file. */
type ReadObjects = (file: YamlFile, path: string) => readonly KubernetesObject[];

function objectsOfTree(tree: KustomizationTree, own: string, model: KubernetesModel, readObjects: ReadObjects) {
  return [...tree.files.values()].map(({ path, file, namespace }) => ({
    objects: path === own ? model.objects : file ? readObjects(file, path) : [],
    namespace,
  }));
}
