import { parseYaml } from '../../../../server/src/core/syntax/yaml';
import type { YamlDocument } from '../../../../server/src/core/syntax/yaml-tree';
import { analysed } from '../../analysed';
import { type Answer, type Difference, differencesOf, type Json, valueAt } from '../../answer';
import type { Subject } from '../../subject';
import { answerOf, settings } from './answer';

const lineEnd = /\r\n|[\r\u0085\u2028\u2029]/g;
const oddLineEnd = /\r(?!\n)|[\u0085\u2028\u2029]/g;

/** Whether go-yaml ends lines in a text where we end none. */
export function hasOddLineEnds({ text }: Subject): boolean {
  return text.search(oddLineEnd) >= 0;
}

/** The text with ordinary line ends, as go-yaml reads it. kubectl has taken a carriage return from the end of each line. */
export function withOrdinaryLineEnds({ text }: Subject): string {
  return text.replaceAll('\r\n', '\n').replace(lineEnd, '\n');
}

/** The same where kubectl finds no separator, as it looks between ordinary line ends alone, and go-yaml ends a document. */
export function withEndsForSeparators({ text }: Subject): string {
  return text.replace(/(?:\r(?!\n)|[\u0085\u2028\u2029])---(?!\S)/g, '\n...').replace(oddLineEnd, '\n');
}

/** The text without what stands behind a line of three dots, up to the next separator. */
export function withoutLostDocuments({ text }: Subject): string {
  let isLost = false;
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('---')) isLost = false;
      if (isLost) return line.endsWith('\r') ? '\r' : '';
      isLost = /^\ufeff?\.\.\.(?:\s|$)/.test(line);
      return isLost ? `...${line.endsWith('\r') ? '\r' : ''}` : line;
    })
    .join('\n');
}

/** The text with a blank before every comment that lacks one. */
export function withBlanksBeforeComments({ text }: Subject): string {
  const places = parseYaml(text).documents.flatMap(({ document, offset }) =>
    document.problems
      .filter(({ message }) => message.startsWith('Comments must be'))
      .map(({ span }) => offset + span.start),
  );
  return places.reduceRight((before, at) => `${before.slice(0, at)} ${before.slice(at)}`, text);
}

/** The text without what go-yaml loses of documents that it takes for one text, as they begin with it. */
export function withoutRestBehindText({ text }: Subject): string {
  return parseYaml(text).documents.reduceRight((before, { document, offset }) => {
    const cut = endOfText(document);
    if (cut === undefined) return before;
    const [start, end] = [offset + cut, offset + document.text.length];
    return before.slice(0, start) + before.slice(start, end).replace(/[^\r\n]/g, '') + before.slice(end);
  }, text);
}

/**
 * Behind a quoted text of several lines that should have been a key, or where the lines of a block text begin that are
 * not indented; nothing where the document begins with neither.
 */
function endOfText({ root, problems, text }: YamlDocument): number | undefined {
  if (root?.type === 'scalar' && (root.style === 'literal' || root.style === 'folded')) {
    const first = /\n(?=\S)/.exec(text.slice(root.span.start, root.span.end));
    return first ? root.span.start + first.index : undefined;
  }
  const key = root?.type === 'map' ? root.entries[0]?.key : undefined;
  const isBroken = problems[0]?.code === 'multiline-implicit-key' && key && problems[0].span.start < key.span.end;
  return isBroken ? key.span.end : undefined;
}

/** The text with a blank between a separator and a comment right behind it. */
export function withBlanksInSeparators({ text }: Subject): string {
  return text.replace(/(?<![^\n])---#/g, '--- #');
}

/**
 * The text with a comment behind JSON that kubectl takes for YAML: a line of dashes ends what stands before it, but where
 * nothing does it belongs to what follows.
 */
export function withJsonAsYaml({ text }: Subject): string {
  let made = '';
  let isEmpty = true;
  for (const { document } of parseYaml(text).documents) {
    const [dashes = ''] = /^\ufeff?---[^\n]*(?:\n|$)/.exec(document.text) ?? [];
    const isPart: boolean = dashes !== '' && isEmpty;
    isEmpty = !isPart && document.text.length === dashes.length;
    const end = document.text.trimEnd().length;
    const isJson = isPart && /^\s*\{/.test(document.text.slice(dashes.length));
    made += isJson ? `${document.text.slice(0, end)} #${document.text.slice(end)}` : document.text;
  }
  return made;
}

/** What is still different at a place where we read another text in the place of the own one. */
export function differencesIn(difference: Difference, subject: Subject, text: string): readonly Difference[] {
  const { at, official } = difference;
  const { refused, reading } = answerOf(analysed({ ...subject, text }, settings));
  const document = /^\.documents\[\d+\]/.exec(at)?.[0];
  // What is refused there has no other values to compare.
  if (official !== undefined && document !== undefined && valueAt(reading, `${document}.refused`) === true) {
    if (at !== document && at !== `${document}.refused`)
      return [{ at: `${document}.refused`, official: undefined, ours: true }];
  }
  if (at === 'refused') return (refused === undefined) === (official === undefined) ? [] : [difference];
  return differencesOf(answerWith(official), answerWith(valueAt(reading, at))).map((one) => ({
    ...one,
    at: at + one.at,
  }));
}

function answerWith(reading: Json | undefined): Answer {
  return reading === undefined ? {} : { reading };
}
