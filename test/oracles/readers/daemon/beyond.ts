import type { Change } from '../../reader';

/** What an edit of a daemon.json changes for the daemon at places that it does not touch. */
export function beyond(_change: Change): readonly string[] {
  return [];
}
