import { isRegistryCredentialName } from '../../../../server/src/core/knowledge/registry-credentials';
import {
  isSecretNameToBuildKit,
  looksLikeSecretName,
  secretValueVerdict,
} from '../../../../server/src/core/knowledge/secrets';
import type { ArgPair, EnvPair } from '../../../../server/src/core/model/dockerfile-instructions';
import { onlyNamesMounts } from '../../../../server/src/core/rules/dockerfile/_shared/secret-variable';
import type { Warned } from './warned';

/** A pair that BuildKit does not look at, or whose name says nothing to it. */
export function isOwnSecret(warned: Warned): boolean {
  return pairsOf(warned).some(({ stage }) => stage === undefined || !isSecretNameToBuildKit(warned.variable));
}

/** A pair that Bulkhead has looked at, and holds for harmless by its name, its value or its use. */
export function isPassedSecret(warned: Warned): boolean {
  return pairsOf(warned).some((pair) => {
    const { name, value, instruction } = pair;
    if (isRegistryCredentialName(name) || !looksLikeSecretName(name, value?.value)) return true;
    if (instruction.kind === 'ARG') return onlyNamesMounts(pair as ArgPair);
    const written = value?.value;
    if (written === undefined || (value?.variables.length ?? 0) > 0) return true;
    return ['pass', 'placeholder'].includes(secretValueVerdict(name, written));
  });
}

/** A pair of ENV whose name holds a variable that the file does not tell, and no pair that has the name itself. */
export function isNamedByVariable({ instructions, variable }: Warned): boolean {
  const pairs = instructions.flatMap((one) => (one.kind === 'ENV' ? one.pairs : []));
  const isUnknown = ({ expandedName }: EnvPair): boolean =>
    expandedName !== undefined && expandedName.value === undefined && expandedName.variables.length > 0;
  return pairs.some(isUnknown) && pairs.every((pair) => pair.name !== variable || isUnknown(pair));
}

function pairsOf({ instructions, variable }: Warned): readonly (ArgPair | EnvPair)[] {
  const pairs = instructions.flatMap((one): readonly (ArgPair | EnvPair)[] =>
    one.kind === 'ARG' || one.kind === 'ENV' ? one.pairs : [],
  );
  return pairs.filter(({ name }) => name === variable);
}
