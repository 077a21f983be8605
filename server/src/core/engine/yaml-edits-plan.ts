import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../syntax/yaml-tree';
import type { Draft } from './yaml-edits-write';

/** Thrown within the layout only, where a text is written in a way that cannot be edited exactly. */
export class CannotLayOut extends Error {}

/** Something new in a map or list; `name` in maps only. */
export interface Addition {
  readonly name: string;
  draft: Draft;
  /** The part that it stands next to; the end of the collection where there is none. */
  readonly beside?: { readonly part: YamlEntry | YamlNode; readonly side: 'before' | 'after' };
}

/** What is to become of the parts of one map or list. */
export interface Plan {
  readonly owner: YamlMap | YamlList;
  readonly additions: Addition[];
  readonly removed: Set<YamlEntry | YamlNode>;
  /** Remove the key of the collection, too, where nothing is left of it. */
  removesEmptyParent: boolean;
}

/** All that a builder was asked for, before it is laid out as text. */
export class Plans {
  readonly owners = new Map<YamlMap | YamlList, Plan>();
  /** New values of entries. */
  readonly fills = new Map<YamlEntry, Draft>();
  /** New texts of nodes. */
  readonly texts = new Map<YamlNode, string>();
  /** Lines of comments above nodes. */
  readonly comments: { readonly node: YamlNode | YamlEntry; readonly text: string }[] = [];

  of(owner: YamlMap | YamlList): Plan {
    const known = this.owners.get(owner);
    if (known) return known;
    const plan: Plan = { owner, additions: [], removed: new Set(), removesEmptyParent: false };
    this.owners.set(owner, plan);
    return plan;
  }

  /** Whether anything is to become different below an entry. */
  changesWithin(entry: YamlEntry): boolean {
    for (const plan of this.owners.values()) {
      if (plan.additions.length + plan.removed.size > 0 && isWithin(plan.owner, entry)) return true;
    }
    for (const filled of this.fills.keys()) if (filled !== entry && isWithin(filled, entry)) return true;
    for (const node of this.texts.keys()) if (isWithin(node, entry)) return true;
    return false;
  }

  /** Whether the node goes with something that is removed or replaced around it. */
  isGone(node: YamlNode | YamlEntry): boolean {
    for (let at: YamlNode | YamlEntry = node; at.parent; at = at.parent) {
      const parent: YamlNode | YamlEntry = at.parent;
      if (parent.type === 'entry') {
        if (this.fills.has(parent) && at === parent.value) return true;
      } else if ((parent.type === 'map' || parent.type === 'list') && this.owners.get(parent)?.removed.has(at)) {
        return true;
      }
    }
    return false;
  }
}

function isWithin(node: YamlNode | YamlEntry, entry: YamlEntry): boolean {
  for (let at: YamlNode | YamlEntry | undefined = node; at; at = at.parent) if (at === entry) return true;
  return false;
}
