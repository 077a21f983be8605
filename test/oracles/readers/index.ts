import type { Reader } from '../reader';

/** Every kind with the official program that decides about it. */
export const readers: readonly Reader[] = [];
