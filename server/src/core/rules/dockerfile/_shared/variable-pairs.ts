import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import type { Section } from '../../../model/dockerfile-section';

/** The pairs of the ARGs and ENVs of a section, those under ONBUILD included; above the first FROM those of ARG alone. */
export function variablePairs({ globalArguments, stage }: Section): readonly (ArgPair | EnvPair)[] {
  const own = (stage && !stage.isImplicit ? stage.instructions : []).flatMap((each): readonly (ArgPair | EnvPair)[] => {
    const instruction = each.kind === 'ONBUILD' ? each.trigger : each;
    return instruction?.kind === 'ARG' || instruction?.kind === 'ENV' ? instruction.pairs : [];
  });
  return [...globalArguments.flatMap(({ pairs }) => pairs), ...own];
}
