import type { YamlDocument, YamlEntry, YamlList, YamlMap, YamlNode } from '../syntax/yaml-tree';
import { renderFlow } from './yaml-edits-flow';
import { type DocumentEdit, DocumentOutput } from './yaml-edits-output';
import {
  colonEndOf,
  columnIndent,
  commentsAbove,
  dashOf,
  depthOf,
  endOf,
  indentAt,
  isFirstOnLine,
  isInFlow,
  lastLineEndOf,
  lastPartOf,
  lineEndOf,
  lineStartOf,
  nextLineOf,
  ownCommentsAbove,
  partsOf,
  startOf,
} from './yaml-edits-places';
import { type Addition, CannotLayOut, type Plan, type Plans } from './yaml-edits-plan';
import { hasMapsOnOneLine, itemQuoting, quotingOf, styleIn } from './yaml-edits-style';
import {
  blockEntryLines,
  blockItemLines,
  blockValueLines,
  type Draft,
  flowText,
  inlineText,
  isInline,
  scalarText,
  spreadText,
  type WritingStyle,
} from './yaml-edits-write';

/** Turns plans into edits, or throws `CannotLayOut`. */
export function layOut(plans: Plans, lineEnd: string): DocumentEdit[] {
  return new Layout(plans, lineEnd).edits();
}

class Layout {
  private readonly outputs = new Map<YamlDocument, DocumentOutput>();

  constructor(
    private readonly plans: Plans,
    private readonly lineEnd: string,
  ) {}

  edits(): DocumentEdit[] {
    this.settleEmptied();
    for (const plan of this.plans.owners.values()) {
      if (plan.additions.length + plan.removed.size === 0 || this.isReplaced(plan.owner)) continue;
      if (plan.owner.isFlow) renderFlow(plan, this.out(plan.owner), this.style(plan.owner));
      else this.block(plan);
    }
    for (const [entry, draft] of this.plans.fills) {
      if (this.plans.isGone(entry)) continue;
      if (entry.parent.isFlow) this.fillFlow(entry, draft);
      else this.fillBlock(entry, draft);
    }
    for (const [node, text] of this.plans.texts) if (!this.plans.isGone(node)) this.text(node, text);
    for (const { node, text } of this.plans.comments) if (!this.plans.isGone(node)) this.comment(node, text);
    return [...this.outputs.values()].flatMap((output) => output.edits());
  }

  private out(node: YamlNode | YamlEntry): DocumentOutput {
    const known = this.outputs.get(node.document);
    if (known) return known;
    const output = new DocumentOutput(node.document, this.lineEnd);
    this.outputs.set(node.document, output);
    return output;
  }

  private style(owner: YamlMap | YamlList): WritingStyle {
    return { ...styleIn(owner), lineEnd: this.lineEnd };
  }

  private isReplaced(owner: YamlMap | YamlList): boolean {
    return this.plans.isGone(owner) || this.plans.texts.has(owner);
  }

  /** A collection of which nothing stays becomes `{}` or `[]`, or its key goes; an empty one gets its block form. */
  private settleEmptied(): void {
    // Removing a key may empty its map in turn, so plans that come in on the way are looked at, too.
    for (const plan of this.plans.owners.values()) {
      const { owner, removed, additions } = plan;
      if (partsOf(owner).length > removed.size || this.isReplaced(owner)) continue;
      if (additions.length > 0) {
        if (owner.isFlow && !isInFlow(owner.parent ?? owner) && partsOf(owner).length === 0) this.settleFilled(plan);
      } else if (removed.size > 0) {
        this.settleEmpty(plan);
      }
    }
  }

  private settleEmpty({ owner, removesEmptyParent }: Plan): void {
    const { parent } = owner;
    const holder = parent?.type === 'entry' ? parent.parent : parent;
    const part = parent?.type === 'entry' ? parent : owner;
    if (removesEmptyParent && holder) {
      const plan = this.plans.of(holder);
      plan.removed.add(part);
      plan.removesEmptyParent = true;
      // Looked at again where it was passed already.
      this.plans.owners.delete(holder);
      this.plans.owners.set(holder, plan);
    } else if (parent?.type === 'entry') {
      this.plans.fills.set(parent, owner.type === 'map' ? new Map() : []);
    } else {
      this.plans.texts.set(owner, owner.type === 'map' ? '{}' : '[]');
    }
  }

  private settleFilled({ owner, additions }: Plan): void {
    const style = this.style(owner);
    if (style.isJson || (owner.type === 'list' && additions.every(({ draft }) => isInline(draft, style)))) return;
    const draft =
      owner.type === 'map' ? new Map(additions.map((one) => [one.name, one.draft])) : additions.map((one) => one.draft);
    if (owner.parent?.type === 'entry') {
      this.plans.fills.set(owner.parent, draft);
      return;
    }
    const indent = columnIndent(owner.document.text, owner.span.start);
    if (indent === undefined) return;
    const lines = this.addedLines(owner, additions, indent);
    this.plans.texts.set(owner, lines.join(this.lineEnd).slice(indent.length));
  }

  private addedLines(owner: YamlMap | YamlList, additions: readonly Addition[], indent: string): string[] {
    const style = this.style(owner);
    if (owner.type === 'map') return additions.flatMap((one) => blockEntryLines(one.name, one.draft, style, indent));
    const isOnOneLine = hasMapsOnOneLine(owner);
    return additions.flatMap(({ draft }) =>
      isOnOneLine && draft instanceof Map
        ? `${indent}${style.bullet}${flowText(draft, style)}`
        : blockItemLines(draft, style, indent, itemQuoting(owner)),
    );
  }

  private block(plan: Plan): void {
    const { owner, removed, additions } = plan;
    const parts = partsOf(owner);
    const first = parts[0];
    const indent = first && columnIndent(first.document.text, partStart(first));
    if (first === undefined || indent === undefined)
      throw new CannotLayOut('It is laid out in a way that cannot be edited line by line');
    const kept = parts.filter((part) => !removed.has(part));
    const lastKept = kept.at(-1);
    if (!lastKept) {
      this.holdTogether(owner, first, lastPartOf(owner));
      const lines = this.addedLines(owner, additions, indent);
      this.out(first).replace(partStart(first), endOf(owner), lines.join(this.lineEnd).slice(indent.length));
      return;
    }
    this.removeLines(owner, removed);
    const depth = depthOf(owner);
    const isParted = arePartedByBlankLines(owner);
    for (const addition of additions) {
      const lines = this.addedLines(owner, [addition], indent);
      if (isParted && !addition.beside) lines.unshift('');
      const { part, side } = addition.beside ?? { part: lastKept, side: 'after' };
      const previous = side === 'before' ? parts[parts.indexOf(part) - 1] : part;
      if (previous) this.out(lastPartOf(previous)).addBelow(lastLineEndOf(previous), depth, lines);
      else this.addFirst(part, indent, lines);
    }
  }

  private addFirst(part: YamlEntry | YamlNode, indent: string, lines: readonly string[]) {
    const { document } = part;
    const start = partStart(part);
    if (isFirstOnLine(document.text, start)) {
      this.out(part).addAbove(commentsAbove(document, lineStartOf(document.text, start), indent), lines);
    } else {
      this.out(part).insert(start, `${lines.join(this.lineEnd).slice(indent.length)}${this.lineEnd}${indent}`);
    }
  }

  private removeLines(owner: YamlMap | YamlList, removed: ReadonlySet<YamlEntry | YamlNode>): void {
    const parts = partsOf(owner);
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (!part || !removed.has(part)) continue;
      this.holdTogether(part, lastPartOf(part));
      const { document } = part;
      const { text } = document;
      const start = partStart(part);
      if (isFirstOnLine(text, start)) {
        const isHead = index === 0 && owner.parent === undefined;
        const lineStart = lineStartOf(text, start);
        const from = isHead ? lineStart : ownCommentsAbove(document, lineStart, text.slice(lineStart, start));
        const end = lastLineEndOf(part);
        // The last line of a file without a final line end takes the line end above it along.
        const before =
          end === text.length && from > 0 ? lineEndOf(text, from - 1 - (text[from - 2] === '\r' ? 1 : 0)) : from;
        // The blank line below the first entry of a file belongs to it; above others there is text that it parts.
        const below = nextLineOf(text, end);
        const isBlankBelow =
          isHead && text.slice(0, from).trim() === '' && text.slice(below, lineEndOf(text, below)).trim() === '';
        this.out(part).replace(before, isBlankBelow ? nextLineOf(text, below) : below, '');
        continue;
      }
      // `- a: 1` or `- - a`: the dash before it stays, and what follows moves up.
      while (index + 1 < parts.length && removed.has(parts[index + 1] ?? part)) index++;
      const next = parts[index + 1];
      if (!next) throw new CannotLayOut('It is laid out in a way that cannot be edited line by line');
      const nextStart = partStart(next);
      const nextLine = lineStartOf(text, nextStart);
      const indent = text.slice(nextLine, nextStart);
      const above = commentsAbove(document, nextLine, indent);
      this.out(part).replace(start, above < nextLine ? above + indent.length : nextStart, '');
    }
  }

  private fillFlow(entry: YamlEntry, draft: Draft): void {
    const { text } = entry.document;
    const style = this.style(entry.parent);
    const start = startOf(entry);
    const { value } = entry;
    const written =
      draft === null || typeof draft !== 'object'
        ? scalarText(draft, style, quotingOf(value?.type === 'scalar' ? value : undefined), true)
        : isFirstOnLine(text, start) && !style.isCompact
          ? spreadText(draft, style, indentAt(text, start))
          : flowText(draft, style);
    if (value && value.span.end > value.span.start) {
      this.out(entry).replace(value.span.start, value.span.end, written);
      return;
    }
    const colon = colonEndOf(entry);
    const space = style.isCompact ? '' : ' ';
    if (value) this.out(entry).insert(value.span.end, space + written);
    else if (colon !== undefined) this.out(entry).insert(colon, space + written);
    else this.out(entry).insert(entry.key.span.end, `:${space}${written}`);
  }

  private fillBlock(entry: YamlEntry, draft: Draft): void {
    const { text } = entry.document;
    const style = this.style(entry.parent);
    const indent = columnIndent(text, startOf(entry));
    const colon = colonEndOf(entry);
    if (indent === undefined || colon === undefined) {
      throw new CannotLayOut('Its key is written in a way that cannot be edited line by line');
    }
    const { value } = entry;
    if (value) this.holdTogether(entry, value, lastPartOf(value));
    const out = this.out(entry);
    const keyLineEnd = lineEndOf(text, colon);
    const lines = isInline(draft, style) ? undefined : blockValueLines(draft, style, indent);
    const depth = depthOf(entry) + 1;
    if (!value || value.span.end === value.span.start) {
      const end = value?.span.end ?? colon;
      if (lines) out.addBelow(keyLineEnd, depth, lines);
      else out.insert(end, ` ${inlineText(draft, style)}`);
      return;
    }
    const end = endOf(value);
    const isBelow = value.span.start > keyLineEnd || ((value.type === 'map' || value.type === 'list') && !value.isFlow);
    if (isBelow) {
      // An anchor or tag may stand on the line of the key.
      if (lines) out.replace(keyLineEnd, lineEndOf(text, end), lines.map((line) => this.lineEnd + line).join(''));
      else {
        const behind = Math.max(colon, ...[value.anchor, value.tag].map((one) => one?.span.end ?? 0));
        out.insert(behind, ` ${inlineText(draft, style)}`);
        out.replace(Math.max(keyLineEnd, behind), end, '');
      }
    } else if (lines) {
      let from = value.span.start;
      while (from > colon && /[ \t]/.test(text[from - 1] ?? '')) from--;
      out.replace(from, end, '');
      out.addBelow(lineEndOf(text, end), depth, lines);
    } else {
      const quoting = quotingOf(value.type === 'scalar' ? value : undefined);
      out.replace(value.span.start, end, inlineText(draft, style, quoting));
    }
  }

  /** Long maps are read in pieces; a change that spans several of them has no single place. */
  private holdTogether(...nodes: readonly (YamlNode | YamlEntry)[]): void {
    if (nodes.some((node) => node.document !== nodes[0]?.document)) {
      throw new CannotLayOut('This part of the file is too long to be changed as a whole');
    }
  }

  private text(node: YamlNode, written: string): void {
    const { text } = node.document;
    const { start } = node.span;
    const isEmpty = start === node.span.end;
    const space = isEmpty && start > 0 && !/\s/.test(text[start - 1] ?? '') ? ' ' : '';
    const end = isEmpty ? start : endOf(node);
    const { before, after } = commonEnds(text.slice(start, end), space + written);
    this.out(node).replace(
      start + before,
      end - after,
      (space + written).slice(before, written.length + space.length - after),
    );
  }

  private comment(node: YamlNode | YamlEntry, written: string): void {
    const { text } = node.document;
    const start = startOf(node);
    const lineStart = lineStartOf(text, start);
    this.out(node).addAbove(lineStart, [`${indentAt(text, start)}# ${written}`]);
  }
}

/** Where a part of a block collection begins: an item with its dash. */
function partStart(part: YamlEntry | YamlNode): number {
  if (part.type === 'entry') return startOf(part);
  const dash = dashOf(part);
  if (dash === undefined) throw new CannotLayOut('This list is laid out in a way that cannot be edited');
  return dash;
}

/** Whether the top of a file has a blank line between its entries, by the last two of them. */
function arePartedByBlankLines(owner: YamlMap | YamlList): boolean {
  if (owner.parent || owner.type !== 'map') return false;
  const [before, last] = owner.entries.slice(-2);
  if (!before || !last || lastPartOf(before).document !== last.document) return false;
  return /\n[ \t]*\r?\n/.test(last.document.text.slice(lastLineEndOf(before), startOf(last)));
}

/** How much two texts share at their beginning and at their end, so that an edit covers what differs and no more. */
function commonEnds(old: string, written: string): { readonly before: number; readonly after: number } {
  const shorter = Math.min(old.length, written.length);
  let before = 0;
  while (before < shorter && isSameCharacter(old[before], written[before])) before++;
  let after = 0;
  while (after < shorter - before && isSameCharacter(old.at(-1 - after), written.at(-1 - after))) after++;
  return { before, after };
}

/** Pairs of surrogates are never parted. */
function isSameCharacter(a: string | undefined, b: string | undefined): boolean {
  return a === b && a !== undefined && a < '\ud800';
}
