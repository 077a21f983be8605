import { parseYaml } from '../../../../server/src/core/syntax/yaml';
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
      isLost = /^\.\.\.(?:\s|$)/.test(line);
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

/** The text without what stands behind a quoted text of several lines that should have been a key of the document. */
export function withoutRestBehindText({ text }: Subject): string {
  return parseYaml(text).documents.reduceRight((before, { document: { root, problems }, offset }) => {
    const key = root?.type === 'map' ? root.entries[0]?.key : undefined;
    if (!key || problems[0]?.code !== 'multiline-implicit-key' || problems[0].span.start >= key.span.end) return before;
    const start = offset + key.span.end;
    const end = offset + key.document.text.length;
    return before.slice(0, start) + before.slice(start, end).replace(/[^\r\n]/g, '') + before.slice(end);
  }, text);
}

/** The text with a blank between a separator and a comment right behind it. */
export function withBlanksInSeparators({ text }: Subject): string {
  return text.replace(/(?<![^\n])---#/g, '--- #');
}

/** The text with a comment behind JSON that stands behind a first line of three dashes, so that it is JSON no more. */
export function withFirstDocumentAsYaml({ text }: Subject): string {
  const first = parseYaml(text).documents[0]?.document.text ?? '';
  const end = first.trimEnd().length;
  return /^\ufeff?---[^\n]*\n\s*\{/.test(text) ? `${text.slice(0, end)} #${text.slice(end)}` : text;
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
