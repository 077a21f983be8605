import type { KnownDifference } from '../../reader';

export const known: readonly KnownDifference[] = [];
