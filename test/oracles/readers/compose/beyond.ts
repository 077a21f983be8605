import type { Change } from '../../reader';

/** What an edit changes for Compose beyond the places it touches. */
export function beyond(_change: Change): readonly string[] {
  return [];
}
