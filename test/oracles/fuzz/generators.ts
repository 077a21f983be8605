import type { Kind } from '../../../server/src/core/index';
import { generateCompose } from './compose';
import { generateDaemon } from './daemon';
import { generateDockerfile } from './dockerfile';
import { generateKubernetes } from './kubernetes';
import type { Random } from './random';

/** What builds a text of each kind, odd corners and mistakes included. */
export const generators: Readonly<Record<Kind, (random: Random) => string>> = {
  dockerfile: generateDockerfile,
  compose: generateCompose,
  daemon: generateDaemon,
  kubernetes: generateKubernetes,
};
