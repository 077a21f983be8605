import { keptWith } from '../memory/kept-with';
import { buildCompose } from '../model/compose';
import { composeNodes } from '../model/compose-visits';
import { asYaml, buildDaemon } from '../model/daemon';
import { daemonNodes } from '../model/daemon-visits';
import { buildDockerfile } from '../model/dockerfile';
import { isTemplate, isTouched, maskTemplate, type TemplateText, unmasked } from '../model/helm';
import type { Kind } from '../model/kind';
import { buildKubernetes } from '../model/kubernetes';
import { kubernetesNodes } from '../model/kubernetes-visits';
import { parseDockerfile } from '../syntax/dockerfile';
import type { Problem } from '../syntax/problem';
import { parseYaml } from '../syntax/yaml';
import type { YamlDocument, YamlFile } from '../syntax/yaml-tree';
import { type Span, shifted } from '../text/span';
import type { IgnoreComment } from './comments/ignore-comment';
import { dockerfileIgnoreComments, yamlIgnoreComment } from './comments/index';
import { dockerfileRegions, yamlRegions } from './comments/regions';
import { DockerfileEdits } from './dockerfile-edits';
import { endsInBlockText } from './open-end';
import type { Project } from './project';
import type { Place, Visits } from './rule';
import type { LineRegion } from './suppress';
import { YamlEdits } from './yaml-edits';

/** The model of a file, with its kind to tell them apart. */
export type AnalysedModel = { [K in Kind]: { readonly kind: K; readonly model: Visits[K]['file'] } }[Kind];

/** One document of a file whose documents are looked at one by one, so that those that did not change are kept. */
export interface Part {
  readonly document: YamlDocument;
  nodes(visit: string): Iterable<unknown>;
}

/** A text read as its kind says: what the engine needs of it, whatever the kind. */
export interface OpenedFile {
  readonly content: AnalysedModel;
  /** Nothing for a Dockerfile. */
  readonly yaml: YamlFile | undefined;
  /** What the parser could not read, spans in the file. */
  readonly problems: readonly Problem[];
  /** Empty where a kind is looked at as a whole. */
  readonly parts: readonly Part[];
  /** The nodes of a visit in a whole file of YAML, but for those of documents that are parts. */
  nodes(visit: string): Iterable<unknown>;
  /** Where a place stands in the file; nothing where it is not of this file. */
  spanOf(place: Place): Span | undefined;
  createEdits(): DockerfileEdits | YamlEdits;
  /** Whether an edit may be made there: nobody edits a line that holds an action of a template. */
  mayEdit(at: Span): boolean;
  /** A text of a rule as the author of the file would say it: without what stands in for the actions of a template. */
  inWords(text: string): string;
  readonly ignoreComments: readonly IgnoreComment[];
  readonly region: LineRegion;
  readonly block: LineRegion;
}

export interface OpenRequest {
  readonly kind: Kind;
  readonly path: string;
  readonly text: string;
  readonly project: Project;
  /** An earlier reading of the same file: what did not change in it is kept. */
  readonly previous: { readonly yaml: YamlFile | undefined; readonly content: AnalysedModel } | undefined;
}

/** Parses a text and builds the model of its kind. Never throws. */
export function openFile(request: OpenRequest): OpenedFile {
  return request.kind === 'dockerfile' ? openDockerfile(request) : openYaml(request, request.kind);
}

function openDockerfile({ text, previous }: OpenRequest): OpenedFile {
  const earlier = previous?.content.kind === 'dockerfile' ? previous.content.model.tree : undefined;
  const tree = parseDockerfile(text, earlier);
  const model = buildDockerfile(tree);
  return {
    content: { kind: 'dockerfile', model },
    yaml: undefined,
    problems: tree.problems,
    parts: [],
    nodes: () => [],
    spanOf: (place) => place.span,
    createEdits: () => new DockerfileEdits(tree),
    mayEdit: () => true,
    inWords: (text) => text,
    ignoreComments: dockerfileIgnoreComments(tree),
    ...dockerfileRegions(tree),
  };
}

/**
 * What ends a line for the YAML readers of Go and not for ours, or a document for kubectl alone: an edit may come to lie
 * elsewhere than it seems.
 */
const oddEnd = /[\u0085\u2028\u2029]|\r(?!\n)|(?<![^\n])---#/;

function openYaml(request: OpenRequest, kind: Exclude<Kind, 'dockerfile'>): OpenedFile {
  const { path, text, project } = request;
  const template = kind === 'kubernetes' && isTemplate(path, text, project) ? maskTemplate(text) : undefined;
  const source = template?.text ?? (kind === 'daemon' ? asYaml(text) : text);
  // Everything of Kubernetes reads with go-yaml v2, where a merge wins over the keys before it, and line by line.
  const isForKubectl = kind === 'kubernetes';
  const yaml = parseYaml(source, request.previous?.yaml, {
    mergesInPlace: isForKubectl,
    endsLastLine: isForKubectl,
    passesMarks: isForKubectl,
    outdentsFlow: kind === 'compose',
  });
  const { content, nodes, parts } = modelOf(kind, yaml, request, template);
  // What a template leaves of YAML is not what its author wrote.
  const problems = template
    ? []
    : content.kind === 'daemon'
      ? content.model.problems
      : yaml.documents.flatMap(({ document, offset }) =>
          document.problems.map((problem) => ({ ...problem, span: shifted(problem.span, offset) })),
        );
  return {
    content,
    yaml,
    problems,
    parts,
    nodes,
    spanOf: (place) => {
      if (!place.document) return place.span;
      const placed = yaml.placeOf(place.document);
      return placed && shifted(place.span, placed.offset);
    },
    createEdits: () => new YamlEdits(yaml),
    mayEdit: (at) =>
      (template === undefined || !isTouched(template, at)) &&
      (kind === 'daemon' || !oddEnd.test(text)) &&
      (kind !== 'compose' || at.start < text.length || !endsInBlockText(yaml)),
    inWords: template ? unmasked : (text) => text,
    ignoreComments: kind === 'daemon' ? [] : yamlIgnoreComments(yaml, kind),
    ...yamlRegions(text),
  };
}

function modelOf(
  kind: Exclude<Kind, 'dockerfile'>,
  yaml: YamlFile,
  { path, text, project }: OpenRequest,
  template: TemplateText | undefined,
): Pick<OpenedFile, 'content' | 'nodes' | 'parts'> {
  if (kind === 'compose') {
    const model = buildCompose(yaml, path);
    return { content: { kind, model }, nodes: (visit) => composeNodes(model, visit), parts: [] };
  }
  if (kind === 'daemon') {
    const model = buildDaemon(yaml, path, text);
    return { content: { kind, model }, nodes: (visit) => daemonNodes(model, visit), parts: [] };
  }
  const model = buildKubernetes(yaml, { path, project, template });
  return { content: { kind, model }, nodes: (visit) => kubernetesNodes(model, visit), parts: model.parts };
}

const ignoreCommentsOf = keptWith<YamlDocument, readonly IgnoreComment[]>();

function yamlIgnoreComments(yaml: YamlFile, kind: Exclude<Kind, 'dockerfile'>): IgnoreComment[] {
  return yaml.documents.flatMap(({ document, offset }, index) => {
    let own = ignoreCommentsOf.get(document);
    if (!own) {
      const head = index === 0 ? (document.root?.span.start ?? Number.POSITIVE_INFINITY) : -1;
      own = document.comments.flatMap((comment) => yamlIgnoreComment(comment, kind, comment.span.start < head) ?? []);
      ignoreCommentsOf.set(document, own);
    }
    return own.map((comment) => ({ ...comment, span: shifted(comment.span, offset) }));
  });
}
