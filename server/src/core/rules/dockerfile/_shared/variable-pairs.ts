import type { DockerfileModel } from '../../../model/dockerfile';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';

/** The pairs of all ARGs and ENVs of a file, those above the first FROM and under ONBUILD included. */
export function variablePairs({ globalPairs, stages }: DockerfileModel): readonly (ArgPair | EnvPair)[] {
  const own = stages.flatMap(({ instructions }) =>
    instructions.flatMap((each): readonly (ArgPair | EnvPair)[] => {
      const instruction = each.kind === 'ONBUILD' ? each.trigger : each;
      return instruction?.kind === 'ARG' || instruction?.kind === 'ENV' ? instruction.pairs : [];
    }),
  );
  return [...globalPairs, ...own];
}
