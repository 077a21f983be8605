import type { YamlMap } from '../syntax/yaml-tree';
import type { KubernetesPart } from './kubernetes';
import { asMap, entryOf, get, itemsOf, stringValue } from './yaml-values';

/** Where an object should be: the root of a document or an item of a `kind: List`. */
export interface NamelessObject {
  readonly map: YamlMap;
  /** Whether it is an item of a list, where nothing but objects can stand. */
  readonly isItem: boolean;
}

const deepest = 8;

/** The mappings of a document that lack `kind` or `apiVersion` where objects must have them. */
export function namelessObjects({ document }: KubernetesPart): readonly NamelessObject[] {
  const found: NamelessObject[] = [];
  if (document.listPart !== 'head' && document.listPart !== 'tail') {
    collect(asMap(document.root), document.listPart === 'item', 0);
  }
  return found;

  function collect(map: YamlMap | undefined, isItem: boolean, depth: number): void {
    if (!map || depth > deepest) return;
    const kind = stringValue(entryOf(map, 'kind')?.value);
    const items = kind?.endsWith('List') ? get(map, 'items') : undefined;
    if (items?.type === 'list') {
      // Only the items of typed lists may leave out what they are.
      if (kind === 'List') for (const item of itemsOf(items)) collect(asMap(item), true, depth + 1);
    } else if (!kind || !stringValue(entryOf(map, 'apiVersion')?.value)) found.push({ map, isItem });
  }
}
