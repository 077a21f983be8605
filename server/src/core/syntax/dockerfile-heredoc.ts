import { type Keeping, lineWords } from './dockerfile-heredoc-words';
import type { LogicalText } from './dockerfile-logical-text';
import type { Word } from './dockerfile-tree';
import { wordAt } from './dockerfile-words';

/** What a word such as `3<<-"EOF"` opens. */
export interface HeredocOpening {
  readonly name: string;
  readonly expands: boolean;
  readonly stripsTabs: boolean;
  readonly fileDescriptor: number;
}

/** What opens a heredoc, before its body is read. */
export interface HeredocMarker extends HeredocOpening {
  readonly marker: Word;
}

/** As words are looked for: everything stays in them. */
const asWritten: Keeping = { quotes: true, escapes: true };

/** Greater file descriptors do not fit where BuildKit keeps them. */
const greatestFileDescriptor = 2 ** 64 - 1;

/**
 * The heredocs that a logical line opens, in order. A `<<` inside quotes opens none, one inside `$( )` does, and a
 * quote that never closes means that there are none at all.
 */
export function heredocMarkers(line: LogicalText): HeredocMarker[] {
  const { text } = line;
  if (!text.includes('<<')) return [];
  const markers: HeredocMarker[] = [];
  for (const word of lineWords(text, asWritten) ?? []) {
    const opening = heredocOpening(word.text);
    if (opening) markers.push({ ...opening, marker: wordAt(line, word.from, word.to) });
  }
  return markers;
}

/** What a word opens if it is all of a heredoc's marker; nothing else. */
export function heredocOpening(word: string): HeredocOpening | undefined {
  const match = /^([0-9]*)<<(-?)[\t\n\f\r ]*([^<]*)$/.exec(word);
  const [, digits = '', dash = '', rest = ''] = match ?? [];
  if (rest === '') return undefined;
  const names = lineWords(rest, { quotes: false, escapes: false });
  const [name] = names ?? [];
  if (!name || names?.length !== 1) return undefined;
  const [quoted] = lineWords(rest, { quotes: true, escapes: false }) ?? [];
  return {
    name: name.text,
    // A quote that is escaped belongs to the name.
    expands: quotesIn(name.text) === quotesIn(quoted?.text ?? ''),
    stripsTabs: dash === '-',
    fileDescriptor: Math.min(Number(digits), greatestFileDescriptor),
  };
}

function quotesIn(text: string): number {
  return text.split(/['"]/).length - 1;
}
