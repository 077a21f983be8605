import { keptWith } from '../memory/kept-with';
import type { YamlDocument, YamlFile, YamlNode } from '../syntax/yaml-tree';

const counts = keptWith<YamlDocument, number>();

/** How many keys of a file stand in a map that has them already: readers refuse those, or let the last one win. */
export function repeatedKeys(file: YamlFile | undefined): number {
  let sum = 0;
  for (const { document } of file?.documents ?? []) {
    const known = counts.get(document) ?? countIn(document);
    counts.set(document, known);
    sum += known;
  }
  return sum;
}

function countIn({ root }: YamlDocument): number {
  let repeated = 0;
  const waiting: (YamlNode | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node?.type === 'list') for (const item of node.items) waiting.push(item);
    if (node?.type !== 'map') continue;
    repeated += node.entries.length - new Set(node.entries.map(({ name }) => name)).size;
    for (const { value } of node.entries) waiting.push(value);
  }
  return repeated;
}
