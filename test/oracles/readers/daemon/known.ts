import type { KnownDifference } from '../../reader';

/** What Bulkhead reads otherwise than the daemon, and why. */
export const known: readonly KnownDifference[] = [];
