import type { Analysis, Kind, Settings, TextEdit } from '../../server/src/core/index';
import type { Answer, Difference } from './answer';
import type { Subject } from './subject';

/** A text before and after an edit, with what the official program says of both. */
export interface Change {
  readonly before: { readonly subject: Subject; readonly analysis: Analysis; readonly official: Answer };
  readonly after: { readonly subject: Subject; readonly analysis: Analysis; readonly official: Answer };
  /** From the text before to the text after. */
  readonly edits: readonly TextEdit[];
}

/** A difference that is meant, or that we cannot help. */
export interface KnownDifference {
  /** Why Bulkhead reads it otherwise, for people: a sentence that stands in the report. */
  readonly reason: string;
  isIt(difference: Difference, subject: Subject): boolean;
}

/** How the answers of one official program are held against ours. */
export interface Reader {
  readonly kind: Kind;
  /** What the report calls the program: its name and what of it decides. */
  readonly program: string;
  /** The settings under which our side reads: the rules whose findings are part of an answer, and no other. */
  readonly settings: Settings;
  /** The neighbours that a reading may need, by their name in the folder of the file. */
  needs(name: string): boolean;
  /** What Bulkhead reads, in the form in which the official program says it. */
  read(analysis: Analysis): Answer;
  /**
   * What an edit changes for the official program beyond what it says: the places that read otherwise though the edit
   * does not touch them, or what is weaker than before. A sentence each.
   */
  beyond(change: Change): readonly string[];
  readonly known: readonly KnownDifference[];
}
