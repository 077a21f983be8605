import type { Place } from '../../../engine/rule';
import { type ImageReference, parseImageReference, type ReferencePart } from '../../../model/image-reference';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { asScalar, get, type YamlValue } from '../../../model/yaml-values';

type YamlScalar = Extract<YamlValue, { type: 'scalar' }>;

/** An image that a pod pulls, with its reference taken apart. */
export interface PodImage {
  readonly node: YamlScalar;
  readonly reference: ImageReference;
  /** Who asks for it, for messages: `container web`, `volume data`. */
  readonly owner: string;
  /** Where a piece of the reference stands. */
  placeOf(part: ReferencePart): Place;
}

/** The images of all containers and image volumes whose reference is known. */
export function imagesOf(podSpec: PodSpec): readonly PodImage[] {
  const written = [
    ...podSpec.containers.map(({ image, name }) => ({ node: image, owner: `container ${name ?? 'without a name'}` })),
    ...podSpec.volumes
      .filter(({ type }) => type === 'image')
      .map(({ source, name }) => ({ node: asScalar(get(source, 'reference')), owner: `volume ${name}` })),
  ];
  return written.flatMap(({ node, owner }): PodImage[] => {
    if (!node || isUnknownValue(node)) return [];
    const reference = parseImageReference(node.text.trim());
    return reference ? [{ node, reference, owner, placeOf: (part) => placeIn(node, reference, part) }] : [];
  });
}

/** The piece in the text as written; the whole scalar where folding or escapes hide it. */
function placeIn(node: YamlScalar, reference: ImageReference, part: ReferencePart): Place {
  const raw = node.document.text.slice(node.span.start, node.span.end);
  const at = raw.indexOf(reference.text);
  if (at < 0) return node;
  const start = node.span.start + at;
  return { span: { start: start + part.span.start, end: start + part.span.end }, document: node.document };
}
