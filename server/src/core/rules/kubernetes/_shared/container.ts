import type { Place } from '../../../engine/rule';
import { type ImageFacts, imageFacts } from '../../../knowledge/images';
import { keptWith } from '../../../memory/kept-with';
import { parseImageReference } from '../../../model/image-reference';
import type { Container } from '../../../model/kubernetes-container';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { entryOf, isMergeKey, type YamlValue } from '../../../model/yaml-values';
import type { YamlNode } from '../../../syntax/yaml-tree';

/** A container in the words of a message. */
export function titleOf(container: Container): string {
  return `container ${container.name ?? 'without a name'}`;
}

const knownFacts = keptWith<Container, { readonly facts: ImageFacts | undefined }>();

/** What is known of a container's image; nothing where the image is unknown or hidden by template text. */
export function imageFactsOf(container: Container): ImageFacts | undefined {
  let known = knownFacts.get(container);
  if (!known) {
    known = { facts: readFacts(container) };
    knownFacts.set(container, known);
  }
  return known.facts;
}

function readFacts(container: Container): ImageFacts | undefined {
  const { image } = container;
  const reference = image && !isUnknownValue(image) ? parseImageReference(image.text.trim()) : undefined;
  if (!reference) return undefined;
  const isTagUnknown = reference.tag === undefined && reference.digest !== undefined;
  return imageFacts({
    name: reference.familiarName,
    ...(reference.tag ? { tag: reference.tag.text } : {}),
    ...(isTagUnknown ? { isTagUnknown } : {}),
  });
}

/** The place of a report, with the place where the text really stands as related information. */
export interface Use {
  readonly at: Place;
  readonly related: readonly { readonly at: Place; readonly says: string }[];
}

/**
 * Where a mapping says the value at the end of a path: the value itself, or, where it comes in through an alias or a
 * merge key, that one. So each container that shares a text gets a finding of its own.
 */
export function useOf(written: YamlNode, path: readonly string[], value: YamlValue): Use {
  let at: YamlNode | undefined = written;
  for (const step of path) {
    if (at?.type !== 'map') break;
    const read = entryOf(at, step);
    const merged: YamlNode | undefined = read?.isMerged ? at.entries.find(isMergeKey)?.value : undefined;
    at = read?.isMerged ? merged : read?.entry.value;
    // Where `<<` has a map right behind it, the value is in this place as well as any other.
    if (read?.isMerged) return merged?.type === 'map' ? { at: value, related: [] } : elsewhere(merged, value);
  }
  return at?.type === 'alias' ? elsewhere(at, value) : { at: value, related: [] };
}

function elsewhere(at: YamlNode | undefined, value: YamlValue): Use {
  return { at: at ?? value, related: at ? [{ at: value, says: 'it is written here' }] : [] };
}
