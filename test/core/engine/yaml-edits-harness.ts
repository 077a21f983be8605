import { YamlEdits } from '../../../server/src/core/engine/yaml-edits';
import { entryOf, get } from '../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlNode } from '../../../server/src/core/syntax/yaml-tree';
import { applyEdits } from '../../../server/src/core/text/edit';

export type Change = (edit: YamlEdits, root: YamlNode, at: (...path: (string | number)[]) => YamlNode) => void;

export function builderFor(text: string, change: Change): YamlEdits {
  const file = parseYaml(text);
  const root = file.documents.map(({ document }) => document.root).find((node) => node !== undefined);
  if (!root) throw new Error('The text holds nothing');
  const edit = new YamlEdits(file);
  change(edit, root, (...path) => {
    const node = get(root, ...path);
    if (!node) throw new Error(`Nothing at ${path.join('.')}`);
    return node;
  });
  return edit;
}

export function changed(text: string, change: Change): string {
  const edit = builderFor(text, change);
  const edits = edit.edits();
  if (!edits) throw new Error(`Refused: ${edit.refusal}`);
  const after = applyEdits(text, edits);
  if (after === undefined) throw new Error('The edits conflict');
  return after;
}

export function entry(map: YamlNode, name: string) {
  const found = entryOf(map, name)?.entry;
  if (!found) throw new Error(`No entry ${name}`);
  return found;
}

export const pod = `spec:
  containers:
    - name: web # the one
      image: nginx
  # about volumes
  volumes: []
`;
