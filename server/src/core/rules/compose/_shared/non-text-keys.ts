import { keptWith } from '../../../memory/kept-with';
import type { ComposeModel } from '../../../model/compose';
import { isComposeDate } from '../../../model/compose-literals';
import { isReset } from '../../../model/compose-value';
import { isMergeKey, resolve } from '../../../model/yaml-values';
import type { YamlDocument, YamlEntry, YamlNode } from '../../../syntax/yaml-tree';

/** An entry whose key is a number, a boolean or empty, with the names of the keys around it. */
export interface NonTextKey {
  readonly entry: YamlEntry;
  readonly path: readonly string[];
}

const known = keptWith<YamlDocument, readonly NonTextKey[]>();

/** The keys that are no text wherever they stand: Compose looks at them before anything else. */
export function nonTextKeys(file: ComposeModel): readonly NonTextKey[] {
  return file.yaml.documents.flatMap(({ document }) => {
    let keys = known.get(document);
    if (!keys) {
      keys = document.problems.length > 0 ? [] : [...walk(document.root)];
      known.set(document, keys);
    }
    return keys;
  });
}

function* walk(root: YamlNode | undefined): Iterable<NonTextKey> {
  const waiting: { readonly node: YamlNode | undefined; readonly path: readonly string[] }[] = [
    { node: root, path: [] },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, path } = next;
    if (node?.type === 'list') for (const item of [...node.items].reverse()) waiting.push({ node: item, path });
    if (node?.type !== 'map' || isReset(node)) continue;
    for (const entry of node.entries) {
      const key = resolve(entry.key);
      // An alias without its anchor is no YAML, which is told elsewhere.
      const isText = !key || (key.type === 'scalar' && typeof key.value === 'string' && !isComposeDate(key));
      if (!isText && !isMergeKey(entry)) yield { entry, path };
    }
    for (const { value, name } of [...node.entries].reverse()) waiting.push({ node: value, path: [...path, name] });
  }
}
