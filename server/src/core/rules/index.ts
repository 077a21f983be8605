// Written by `npm run gen` from the files beside it: add a rule by adding its file.
import type { Rule } from '../engine/rule';

/** Every rule, in the order of its file. */
export const rules: readonly Rule[] = [].flat();
