import type { Reader } from '../reader';
import { beyondOf } from './dockerfile/beyond';
import { knownDifferences } from './dockerfile/known';
import { readingOf, refusalOf, settings } from './dockerfile/reading';

/** What `docker build --check` says of a Dockerfile, all of BuildKit's own checks switched on, against ours. */
export const dockerfileReader: Reader = {
  kind: 'dockerfile',
  program: "BuildKit's Dockerfile frontend",
  settings,
  needs: (name) => name === '.dockerignore' || name.endsWith('.dockerignore'),
  read(analysis) {
    const refused = refusalOf(analysis);
    const reading = readingOf(analysis, refused === undefined);
    return refused === undefined ? { reading } : { refused, reading };
  },
  beyond: beyondOf,
  known: knownDifferences,
};
