import type { ComposeModel } from '../../../model/compose';
import { isReset } from '../../../model/compose-value';
import type { YamlDocument, YamlEntry, YamlNode } from '../../../syntax/yaml-tree';

/** What is YAML, but nothing that Compose can read. */
export interface Unreadable {
  readonly node: YamlNode;
  readonly says: string;
}

const known = new WeakMap<YamlDocument, readonly Unreadable[]>();
const none: readonly Unreadable[] = [];
/** Few files hold anything of this kind; the others need no walk. */
const signs = /&|\.(?:inf|Inf|INF|nan|NaN|NAN)|[\w.-]:[[{"']/;

/** Wherever they stand, extensions included: Compose reads the YAML before it looks what is in it. */
export function unreadableValues(file: ComposeModel): readonly Unreadable[] {
  return file.yaml.documents.flatMap(({ document }) => {
    let found = known.get(document);
    if (!found) {
      found = document.problems.length > 0 || !signs.test(document.text) ? none : [...walk(document.root)];
      known.set(document, found);
    }
    return found;
  });
}

function* walk(root: YamlNode | undefined): Iterable<Unreadable> {
  const waiting: (YamlNode | YamlEntry | undefined)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node || (node.type !== 'entry' && isReset(node))) continue;
    if (node.type === 'list') for (let at = node.items.length - 1; at >= 0; at--) waiting.push(node.items[at]);
    else if (node.type === 'map') for (let at = node.entries.length - 1; at >= 0; at--) waiting.push(node.entries[at]);
    else if (node.type === 'entry') {
      if (isGlued(node)) yield { node: node.key, says: 'A blank must stand behind this colon' };
      waiting.push(node.value);
    } else if (node.type === 'alias') {
      if (holds(node.target, node)) yield { node, says: `The anchor &${node.name} would contain itself` };
    } else if (node.style === 'plain' && !node.tag && /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(node.text)) {
      yield { node, says: `Compose has no number ${node.text}` };
    }
    if (node.type !== 'entry' && node.anchor?.name.endsWith(':')) {
      yield { node, says: `The name of the anchor &${node.anchor.name} may not end in a colon` };
    }
  }
}

/** `{a:[1]}`: a word in brackets goes on behind a colon without a blank. */
function isGlued({ parent, key, value }: YamlEntry): boolean {
  if (!parent.isFlow || key.type !== 'scalar' || key.style !== 'plain' || !value || key.tag || key.anchor) return false;
  return value.span.start === key.span.end + 1 && key.document.text[key.span.end] === ':';
}

function holds(outer: YamlNode | undefined, inner: YamlNode): boolean {
  for (let at: YamlNode | YamlEntry | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}
