import type { YamlEntry, YamlNode } from '../syntax/yaml-tree';
import type { DocumentOutput } from './yaml-edits-output';
import {
  commaAfter,
  endOf,
  indentAt,
  isFirstOnLine,
  lineEndOf,
  lineStartOf,
  partsOf,
  startOf,
} from './yaml-edits-places';
import { type Addition, CannotLayOut, type Plan } from './yaml-edits-plan';
import { hasMapsOnOneLine, itemQuoting } from './yaml-edits-style';
import {
  type Draft,
  flowEntryText,
  flowText,
  spreadEntryText,
  spreadText,
  type WritingStyle,
} from './yaml-edits-write';

/** Lays out what is to become of a collection written as `{ }` or `[ ]`. */
export function renderFlow(plan: Plan, out: DocumentOutput, style: WritingStyle): void {
  const { owner, additions, removed } = plan;
  const parts = partsOf(owner);
  const last = parts.filter((part) => !removed.has(part)).at(-1);
  if (!last) {
    out.replace(owner.span.start, owner.span.end, wholeText(plan, style));
    return;
  }
  const atEnd = additions.filter((one) => !one.beside);
  removeParts(plan, out, style, atEnd);
  const hasTail = removed.has(parts.at(-1) ?? last);
  if (atEnd.length > 0 && !hasTail) addAfter(plan, last, atEnd, out, style);
  for (const addition of additions) {
    if (addition.beside?.side === 'after') addAfter(plan, addition.beside.part, [addition], out, style);
    else if (addition.beside) addBefore(plan, addition.beside.part, addition, out, style);
  }
}

function wholeText({ owner, additions }: Plan, style: WritingStyle): string {
  const { text } = owner.document;
  const draft: Draft =
    owner.type === 'map' ? new Map(additions.map((one) => [one.name, one.draft])) : additions.map((one) => one.draft);
  const written = text.slice(owner.span.start, owner.span.end);
  const isSpread = written.includes('\n') || (style.isJson && !style.isCompact && mayStandAlone(text));
  if (!isSpread) return flowText(draft, style);
  return spreadText(draft, style, indentAt(text, owner.span.start));
}

/** Whether the text has several lines, or nothing that would show how it is laid out. */
function mayStandAlone(text: string): boolean {
  return text.trim().includes('\n') || text.trim().length <= 2;
}

function partText(plan: Plan, addition: Addition, style: WritingStyle, indent: string | undefined): string {
  const { name, draft } = addition;
  if (plan.owner.type === 'map') {
    return indent === undefined ? flowEntryText(name, draft, style) : spreadEntryText(name, draft, style, indent);
  }
  const isNested = draft !== null && typeof draft === 'object' && !hasMapsOnOneLine(plan.owner);
  return indent === undefined || !isNested
    ? flowText(draft, style, itemQuoting(plan.owner))
    : spreadText(draft, style, indent);
}

/** The blanks before a part that begins its line; nothing for one that stands behind another. */
function ownLineIndent(part: YamlEntry | YamlNode): string | undefined {
  const { text } = part.document;
  return isFirstOnLine(text, startOf(part)) ? indentAt(text, startOf(part)) : undefined;
}

function addAfter(
  plan: Plan,
  part: YamlEntry | YamlNode,
  additions: readonly Addition[],
  out: DocumentOutput,
  style: WritingStyle,
): void {
  const { text } = plan.owner.document;
  // What the readers of Go take for a word becomes a key without a text as soon as a blank stands behind it.
  if (text.slice(startOf(part), endOf(part)) === ':') {
    throw new CannotLayOut('Nothing but a colon stands before it');
  }
  const indent = ownLineIndent(part);
  const texts = additions.map((one) => partText(plan, one, style, indent));
  const end = endOf(part);
  const closing = plan.owner.span.end - 1;
  const comma = commaAfter(text, end, closing);
  const lineEnd = lineEndOf(text, end);
  const isOwnLine = /^[ \t]*,?[ \t]*(?:#.*)?$/.test(text.slice(end, lineEnd)) && lineEnd < closing;
  if (indent === undefined || !isOwnLine) {
    const between = style.isCompact ? ',' : indent === undefined ? ', ' : `,${style.lineEnd}${indent}`;
    out.insert(end, blankBefore(part) + texts.map((one) => between + one).join(''));
    return;
  }
  const hasComma = comma !== undefined && comma < lineEnd;
  if (!hasComma) out.insert(end, `${blankBefore(part)},`);
  const lines = texts.map((one) => style.lineEnd + indent + one).join(',');
  out.insert(lineEnd, hasComma ? `${lines},` : lines);
}

/** The readers of Go take a comma right behind a colon or a tag for a part of the word before it. */
function blankBefore(part: YamlEntry | YamlNode): string {
  const value = part.type === 'entry' ? part.value : part;
  const isTagAlone = value?.type === 'scalar' && value.tag !== undefined && value.span.end === value.span.start;
  return isTagAlone || part.document.text[endOf(part) - 1] === ':' ? ' ' : '';
}

function addBefore(
  plan: Plan,
  part: YamlEntry | YamlNode,
  addition: Addition,
  out: DocumentOutput,
  style: WritingStyle,
): void {
  const indent = ownLineIndent(part);
  const between = style.isCompact ? ',' : indent === undefined ? ', ' : `,${style.lineEnd}${indent}`;
  out.insert(startOf(part), partText(plan, addition, style, indent) + between);
}

function removeParts(plan: Plan, out: DocumentOutput, style: WritingStyle, atEnd: readonly Addition[]): void {
  const { owner, removed } = plan;
  const { text, comments } = owner.document;
  const parts = partsOf(owner);
  for (let index = 0; index < parts.length; index++) {
    const first = parts[index];
    if (!first || !removed.has(first)) continue;
    const previous = parts[index - 1];
    let last = first;
    while (index + 1 < parts.length) {
      const following = parts[index + 1];
      if (!following || !removed.has(following)) break;
      last = following;
      index++;
    }
    const next = parts[index + 1];
    if (next) {
      const lineEnd = lineEndOf(text, endOf(last));
      const comment = comments.find(({ span }) => span.start > lineEnd && span.end <= startOf(next));
      out.replace(startOf(first), comment?.span.start ?? startOf(next), '');
    } else if (previous) {
      removeTail(plan, previous, first, last, out, style, atEnd);
    }
  }
}

/** Removes the last parts with the comma before them, or puts the new parts in their place. */
function removeTail(
  plan: Plan,
  previous: YamlEntry | YamlNode,
  first: YamlEntry | YamlNode,
  last: YamlEntry | YamlNode,
  out: DocumentOutput,
  style: WritingStyle,
  additions: readonly Addition[],
): void {
  const { text } = plan.owner.document;
  const indent = ownLineIndent(first);
  const comma = commaAfter(text, endOf(previous), startOf(first));
  const texts = additions.map((one) => partText(plan, one, style, indent));
  if (texts.length > 0) {
    const between = style.isCompact ? ',' : indent === undefined ? ', ' : `,${style.lineEnd}${indent}`;
    out.replace(startOf(first), endOf(last), texts.join(between));
  } else if (indent === undefined || comma === undefined) {
    out.replace(endOf(previous), endOf(last), '');
  } else {
    const lineStart = lineStartOf(text, startOf(first));
    const from = lineStart - (text.startsWith('\r\n', lineStart - 2) ? 2 : 1);
    if (from <= comma + 1) {
      out.replace(comma, endOf(last), '');
    } else {
      out.replace(comma, comma + 1, '');
      out.replace(from, endOf(last), '');
    }
  }
}
