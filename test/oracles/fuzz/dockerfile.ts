import type { Random } from './random';

/** A Dockerfile with odd corners. */
export function generateDockerfile(random: Random): string {
  return random.pick(['FROM a\n']);
}
