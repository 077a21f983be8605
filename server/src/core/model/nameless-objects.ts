import type { YamlMap, YamlNode } from '../syntax/yaml-tree';
import type { KubernetesPart } from './kubernetes';
import { saysWhatItIs } from './kubernetes-object';
import { asMap, entryOf, get, resolve, yaml11Text } from './yaml-values';

/** Where an object should be: the root of a document or an item of a `kind: List`. */
export interface NamelessObject {
  /** What stands there, as it is written. */
  readonly node: YamlNode;
  /** Nothing where an item of a list is no mapping. */
  readonly map: YamlMap | undefined;
  /** Whether it is an item of a list, where nothing but objects can stand. */
  readonly isItem: boolean;
}

const deepest = 8;

/** The mappings of a document that lack `kind` or `apiVersion` where objects must have them, and items that are none. */
export function namelessObjects({ document }: KubernetesPart): readonly NamelessObject[] {
  const found: NamelessObject[] = [];
  const isItem = document.listPart === 'item';
  if (document.root && document.listPart !== 'head' && document.listPart !== 'tail') collect(document.root, isItem, 0);
  return found;

  function collect(node: YamlNode, isItem: boolean, depth: number): void {
    const map = asMap(node);
    if (depth > deepest) return;
    if (!map) {
      if (isItem && resolve(node)) found.push({ node, map, isItem });
      return;
    }
    const kind = yaml11Text(entryOf(map, 'kind')?.value);
    const items = kind?.endsWith('List') ? get(map, 'items') : undefined;
    if (items?.type === 'list') {
      // Only the items of typed lists may leave out what they are.
      const implies = kind !== 'List' && Boolean(yaml11Text(entryOf(map, 'apiVersion')?.value));
      for (const item of items.items) {
        const inside = asMap(item);
        if (!implies || !inside || saysWhatItIs(inside)) collect(item, true, depth + 1);
      }
    } else if (!kind || !yaml11Text(entryOf(map, 'apiVersion')?.value)) found.push({ node, map, isItem });
  }
}
