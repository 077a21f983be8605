import type { Random } from './random';

/** Something to write as YAML: a scalar as it is to stand there, a list, or the entries of a map (a key may come twice). */
export type Tree = string | readonly Tree[] | { readonly fields: readonly (readonly [key: string, value: Tree])[] };

/** A map out of entries, without those that are not there. */
export function map(...entries: readonly (readonly [string, Tree] | undefined)[]): Tree {
  return { fields: entries.filter((entry) => entry !== undefined) };
}

const comments = ['# a comment', '#', '# key: value', '# - item'];

/** Writes trees as people and programs do, by chance: in block and flow style, with anchors, aliases, comments and blanks. */
export class YamlWriter {
  private readonly anchors: string[] = [];
  /** What stands behind an anchor may be used again where the same thing belongs: under the same key. */
  private readonly anchored = new Map<string, string[]>();
  private readonly step: string;
  private readonly isFlush: boolean;
  private readonly flows: number;
  private readonly aliases: number;

  constructor(private readonly random: Random) {
    this.step = random.chance(0.8) ? '  ' : random.pick([' ', '    ', '   ']);
    this.isFlush = random.chance(0.4);
    this.flows = random.pick([0, 0.05, 0.3]);
    this.aliases = random.pick([0, 0, 0.15]);
  }

  /** One document without its marks. Anchors do not reach into the next one. */
  document(tree: Tree): string {
    this.anchors.length = 0;
    this.anchored.clear();
    if (this.random.chance(0.03)) return `${this.json(tree)}\n`;
    return typeof tree === 'string' ? `${tree}\n` : this.block(tree, '');
  }

  private block(tree: Exclude<Tree, string>, indent: string): string {
    if (isList(tree)) {
      return tree.map((item) => `${this.noise(indent)}${indent}-${this.behind('-', item, `${indent}  `)}`).join('');
    }
    return tree.fields
      .map(([key, value]) => {
        const shown = this.random.chance(0.03) ? `"${key}"` : key;
        const deeper = isList(value) && this.isFlush ? indent : indent + this.step;
        return `${this.noise(indent)}${indent}${shown}:${this.behind(key, value, deeper)}`;
      })
      .join('');
  }

  /** What stands behind a key or a dash, with the line end. */
  private behind(key: string, value: Tree, indent: string): string {
    const end = this.random.chance(0.03) ? ' # why\n' : '\n';
    if (typeof value === 'string') {
      // A block scalar brings its own lines; its text is indented with the place it stands in.
      if (value.startsWith('|') || value.startsWith('>')) return ` ${value.replaceAll('\n', `\n${indent}  `)}\n`;
      return value === '' ? end : ` ${value}${end}`;
    }
    const known = this.anchored.get(key);
    if (known && this.random.chance(this.aliases * 2)) {
      const name = this.random.pick(known);
      if (isList(value) || this.random.chance(0.5)) return ` *${name}${end}`;
      return `${end}${indent}<<: *${name}\n${this.random.chance(0.5) ? '' : this.block(value, indent)}`;
    }
    const anchor = this.random.chance(this.aliases) ? ` ${this.anchor(key)}` : '';
    const isEmpty = isList(value) ? value.length === 0 : value.fields.length === 0;
    if (isEmpty || this.random.chance(this.flows)) return `${anchor} ${this.flow(value)}${end}`;
    // The first entry of a map in a list stands on the line of its dash.
    if (key === '-' && !anchor) return ` ${this.block(value, indent).slice(indent.length).trimStart()}`;
    return `${anchor}${end}${this.block(value, indent)}`;
  }

  private flow(tree: Tree): string {
    if (typeof tree === 'string') return /^[|>]/.test(tree) ? '""' : tree === '' ? 'null' : tree;
    if (isList(tree)) return `[${tree.map((item) => this.flow(item)).join(', ')}]`;
    const inside = tree.fields.map(([key, value]) => `${key}: ${this.flow(value)}`).join(', ');
    return this.random.chance(0.5) ? `{${inside}}` : `{ ${inside} }`;
  }

  private json(tree: Tree): string {
    if (typeof tree === 'string') {
      return /^(?:true|false|null|-?[1-9]\d*|0|".*")$/.test(tree) ? tree : JSON.stringify(tree.replace(/^'|'$/g, ''));
    }
    if (isList(tree)) return `[${tree.map((item) => this.json(item)).join(',')}]`;
    return `{${tree.fields.map(([key, value]) => `${JSON.stringify(key)}: ${this.json(value)}`).join(', ')}}`;
  }

  private anchor(key: string): string {
    const name = `a${this.anchors.length}`;
    this.anchors.push(name);
    this.anchored.set(key, [...(this.anchored.get(key) ?? []), name]);
    return `&${name}`;
  }

  private noise(indent: string): string {
    if (!this.random.chance(0.03)) return '';
    return this.random.chance(0.5) ? '\n' : `${this.random.chance(0.5) ? indent : ''}${this.random.pick(comments)}\n`;
  }
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
