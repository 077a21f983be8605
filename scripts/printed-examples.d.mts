export interface WrittenExamples {
  /** Where the list begins and ends in the source, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly string[];
  readonly lists: readonly string[];
}
export function examplesIn(source: string): WrittenExamples | undefined;
export function isBad(item: string): boolean;
export function withPrintedExamples(source: string): string;
