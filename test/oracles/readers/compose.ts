import type { Reader } from '../reader';
import { beyond } from './compose/beyond';
import { known } from './compose/known';
import { correctness, read } from './compose/reading';

/** Holds what rules see of a Compose file against the project that compose-go loads from it. */
export const composeReader: Reader = {
  kind: 'compose',
  program: 'compose-go v2.16.2: the loader of `docker compose`, with schema, interpolation, merging and consistency',
  settings: correctness(),
  needs: (name) => name === '.env' || /\.ya?ml$/.test(name),
  read,
  beyond,
  known,
};
