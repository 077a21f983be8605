import type { Stage } from '../../../model/dockerfile-stage';

type Once = 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK';

/** The instructions of a kind that a later one of the same stage overrides, each with the last one. */
export function overridden<K extends Once>(stage: Stage, kind: K) {
  const all = stage.ofKind(kind);
  const last = all.at(-1);
  return last ? all.slice(0, -1).map((instruction) => ({ instruction, last })) : [];
}
