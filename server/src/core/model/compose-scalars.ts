import type { YamlNode, YamlScalar } from '../syntax/yaml-tree';
import type { ComposeModel } from './compose';
import { type ComposePlace, ComposeValue } from './compose-value';
import type { Interpolation } from './interpolation';

/** A scalar with a dollar. */
export interface ComposeScalar {
  readonly node: YamlScalar;
  readonly interpolation: Interpolation;
  /** Names of keys from the top level to it; of list items their index from zero. */
  readonly path: readonly string[];
  /** The place of a piece of its text, offsets in the text. */
  placeOf(start: number, end: number): ComposePlace;
}

/** Every scalar value that holds a dollar, each once and where it is written; anchors are not followed. */
export function scalarsOf(model: ComposeModel): readonly ComposeScalar[] {
  if (!model.yaml.text.includes('$')) return [];
  return model.yaml.documents.flatMap(({ document }) => [...walk(document.root)]);
}

function* walk(root: YamlNode | undefined): Iterable<ComposeScalar> {
  if (!root?.document.text.includes('$')) return;
  const waiting: { readonly node: YamlNode; readonly path: readonly string[] }[] = [{ node: root, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, path } = next;
    if (node.type === 'scalar' && node.text.includes('$')) {
      const value = new ComposeValue([{ entry: undefined, value: node }], node);
      const interpolation = value.interpolation;
      if (interpolation) yield { node, interpolation, path, placeOf: (start, end) => value.placeOf(start, end) };
    } else if (node.type === 'list') {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const item = node.items[index];
        if (item) waiting.push({ node: item, path: [...path, String(index)] });
      }
    } else if (node.type === 'map') {
      for (let index = node.entries.length - 1; index >= 0; index--) {
        const entry = node.entries[index];
        if (entry?.value) waiting.push({ node: entry.value, path: [...path, entry.name] });
      }
    }
  }
}
