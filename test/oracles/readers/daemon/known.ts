import { platformOf } from '../../../../server/src/core/model/daemon';
import type { KnownDifference } from '../../reader';

/** What Bulkhead reads otherwise than the daemon, and why. */
export const known: readonly KnownDifference[] = [
  {
    reason: 'The file stands where Docker on Windows reads it, and the official program is the daemon of Linux.',
    isIt: ({ at, official, ours }, { path }) =>
      platformOf(path) === 'windows' &&
      at === 'refused' &&
      ours === undefined &&
      typeof official === 'string' &&
      official.includes('only supported on windows'),
  },
];
