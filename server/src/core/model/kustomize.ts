import { parseYaml } from '../syntax/yaml';
import type { YamlDocument, YamlFile, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { fileNameOf, foldersOf, joinPath, type ProjectReader } from './kubernetes-paths';
import { firstKeyOf, YamlView } from './kubernetes-values';
import { asMap, get, stringValue } from './yaml-values';

export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** Whether kustomize takes a file for a kustomization by its name. */
export function isKustomizationName(path: string): boolean {
  const name = fileNameOf(path);
  return kustomizationNames.some((known) => known === name);
}

/** A kustomization or a component of kustomize. */
export class Kustomization extends YamlView {
  /** Where something about the file as a whole is reported: `kind:`, or the first key. */
  get grip(): YamlNode {
    return this.keyOf('kind') ?? firstKeyOf(this.node);
  }

  get isComponent(): boolean {
    return this.text('kind') === 'Component';
  }

  /** Paths and addresses of what it takes in. */
  paths(field: 'resources' | 'bases' | 'components' | 'crds'): readonly YamlScalar[] {
    return this.items(field).filter((item) => item.type === 'scalar');
  }

  /** The files that hold patches. Inline patches have none. */
  get patchPaths(): readonly YamlScalar[] {
    const byPath = [...this.items('patches'), ...this.items('patchesJson6902')].flatMap(
      (item) => get(item, 'path') ?? [],
    );
    return [...byPath, ...this.items('patchesStrategicMerge')]
      .filter((item) => item.type === 'scalar')
      .filter((item) => !item.text.includes('\n'));
  }

  /** The namespace that it puts everything into. */
  get namespace(): string | undefined {
    return this.text('namespace');
  }

  /** The names of the ConfigMaps or Secrets that it makes, without the hash. */
  generated(kind: 'ConfigMap' | 'Secret'): readonly string[] {
    const field = kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator';
    return this.items(field).flatMap((item) => stringValue(get(item, 'name')) ?? []);
  }

  /** The images, as manifests name them, whose tag or digest it sets. */
  get images(): readonly string[] {
    return this.items('images').flatMap((item) => stringValue(get(item, 'name')) ?? []);
  }

  /** Whether what it makes cannot be told from the files it names: patches, plugins, charts, replacements. */
  get changesObjects(): boolean {
    return opaqueFields.some((field) => this.items(field).length > 0);
  }
}

const opaqueFields = [
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'replacements',
  'vars',
  'generators',
  'transformers',
  'helmCharts',
  'helmChartInflationGenerator',
];

/** The kustomization in a document: by the file's name, or by its kind. */
export function kustomizationOf(document: YamlDocument, path: string): Kustomization | undefined {
  const root = asMap(document.root);
  if (!root) return undefined;
  const apiVersion = stringValue(get(root, 'apiVersion'));
  const isByKind = apiVersion?.startsWith('kustomize.config.k8s.io/') === true;
  return isByKind || (apiVersion === undefined && isKustomizationName(path)) ? new Kustomization(root) : undefined;
}

/** Whether a resource is an address that kustomize would fetch. */
export function isRemote(resource: string): boolean {
  return /^[a-z][a-z+.-]*:\/\/|^git@|^github\.com[/:]|[?&]ref=/i.test(resource) || resource.includes('//');
}

const parsedTexts = new Map<string, YamlFile>();
const mostTexts = 256;

/** Parses a neighbouring file; the same text gives the same tree again. */
export function parseNeighbour(text: string): YamlFile {
  const known = parsedTexts.get(text);
  if (known) {
    parsedTexts.delete(text);
    parsedTexts.set(text, known);
    return known;
  }
  const parsed = parseYaml(text);
  parsedTexts.set(text, parsed);
  const [oldest] = parsedTexts.keys();
  if (parsedTexts.size > mostTexts && oldest !== undefined) parsedTexts.delete(oldest);
  return parsed;
}

/** The kustomization in a folder, seen from the analysed file's folder. */
export function readKustomization(folder: string, project: ProjectReader): Kustomization | undefined {
  for (const name of kustomizationNames) {
    const path = joinPath(folder, name);
    const text = project.read(path);
    if (text === undefined) continue;
    for (const { document } of parseNeighbour(text).documents) {
      const kustomization = kustomizationOf(document, path);
      if (kustomization) return kustomization;
    }
  }
  return undefined;
}

/** Whether a kustomization in the file's folder or in one of the two above lists the file as a patch. */
export function isListedPatch(path: string, project: ProjectReader): boolean {
  const ownFolders = foldersOf(path);
  const own = fileNameOf(path);
  return ['.', '..', '../..'].some((folder) => {
    const patches = readKustomization(folder, project)?.patchPaths ?? [];
    return patches.some((patch) => joinPath(folder, patch.text, ownFolders) === own);
  });
}

/** A kustomization with all files that it takes in, read to the end. */
export interface KustomizationTree {
  /** The files by their path, seen from the analysed file's folder. */
  readonly files: ReadonlyMap<string, TreeFile>;
  /** Whether every file is known and plain, so that what is absent here is absent. */
  readonly isComplete: boolean;
  /** The names of generated ConfigMaps and Secrets, as `ConfigMap/name`. */
  readonly generated: ReadonlySet<string>;
  /** The images whose tag or digest one of its kustomizations sets. */
  readonly images: ReadonlySet<string>;
}

export interface TreeFile {
  readonly path: string;
  /** Nothing where the file could not be read. */
  readonly file: YamlFile | undefined;
  /** The namespace that the outermost kustomization with one puts its objects into. */
  readonly namespace: string | undefined;
}

const mostFiles = 500;
const deepestTree = 12;

/** Reads the tree of a folder's kustomization; nothing where there is none. */
export function readTree(
  folder: string,
  path: string,
  project: ProjectReader,
  parse: (path: string, text: string) => YamlFile,
): KustomizationTree | undefined {
  const root = readKustomization(folder, project);
  if (!root) return undefined;
  const ownFolders = foldersOf(path);
  const files = new Map<string, TreeFile>();
  const generated = new Set<string>();
  const images = new Set<string>();
  const folders = new Set<string>();
  let isComplete = !root.isComponent;

  const walk = (kustomization: Kustomization, at: string, outer: string | undefined, depth: number): void => {
    if (folders.has(at)) return;
    folders.add(at);
    const namespace = outer ?? kustomization.namespace;
    for (const image of kustomization.images) images.add(image);
    if (kustomization.changesObjects || depth > deepestTree) isComplete = false;
    for (const kind of ['ConfigMap', 'Secret'] as const) {
      for (const name of kustomization.generated(kind)) generated.add(`${kind}/${name}`);
    }
    for (const field of ['resources', 'bases', 'components'] as const) {
      if (field === 'components' && kustomization.paths(field).length > 0) isComplete = false;
      for (const item of kustomization.paths(field)) add(item.text, at, namespace, depth);
    }
  };
  const add = (resource: string, at: string, namespace: string | undefined, depth: number): void => {
    const target = joinPath(at, resource, ownFolders);
    if (files.has(target)) return;
    const text = isRemote(resource) || files.size >= mostFiles ? undefined : project.read(target);
    if (text !== undefined) {
      const file = parse(target, text);
      if (file.documents.some(({ document }) => document.problems.length > 0)) isComplete = false;
      files.set(target, { path: target, file, namespace });
      return;
    }
    const inner = isRemote(resource) || depth > deepestTree ? undefined : readKustomization(target, project);
    if (inner) walk(inner, target, namespace, depth + 1);
    else isComplete = false;
  };
  walk(root, folder, undefined, 0);
  return { files, isComplete, generated, images };
}

/** The tree that the file belongs to: that of the nearest kustomization upwards that takes it in. */
export function treeOf(
  path: string,
  project: ProjectReader,
  parse: (path: string, text: string) => YamlFile,
): KustomizationTree | undefined {
  const own = fileNameOf(path);
  for (const folder of ['.', '..', '../..', '../../..']) {
    const tree = readTree(folder, path, project, parse);
    if (tree?.files.has(own)) return tree;
  }
  return undefined;
}
