import { type Finding, type Rule, rules } from '../../../../server/src/core/index';

/** What BuildKit can warn of without asking a registry: https://docs.docker.com/reference/build-checks/ */
const allChecks = [
  'ConsistentInstructionCasing',
  'CopyIgnoredFile',
  'DuplicateStageName',
  'ExposeInvalidFormat',
  'ExposeProtoCasing',
  'FromAsCasing',
  'FromPlatformFlagConstDisallowed',
  'InvalidDefaultArgInFrom',
  'InvalidDefinitionDescription',
  'JSONArgsRecommended',
  'LegacyKeyValueFormat',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'RedundantTargetPlatform',
  'ReservedStageName',
  'SecretsUsedInArgOrEnv',
  'StageNameCasing',
  'UndefinedArgInFrom',
  'UndefinedVar',
  'WorkdirRelativePath',
];

/** The rules of ours that speak of what a check of BuildKit warns of. */
export const checkRules: readonly Rule[] = rules.filter(
  (rule) => rule.kind === 'dockerfile' && checksOf(rule).length > 0,
);

export const missingChecks: readonly string[] = allChecks.filter(
  (check) => !checkRules.some((rule) => checksOf(rule).includes(check)),
);

/** The checks of BuildKit that a rule speaks of. */
export function checksOf(rule: Rule): readonly string[] {
  return (rule.peers.buildkit ?? []).filter((check) => allChecks.includes(check));
}

/** The checks that speak of one variable, as an instruction may hold several; and where our messages name it. */
const variables: Readonly<Record<string, RegExp>> = {
  SecretsUsedInArgOrEnv: /^(.*): /s,
  UndefinedArgInFrom: /^(?:A variable without a name|(.*)) is not declared above/s,
  UndefinedVar: /^(.*?) is (?:set nowhere|declared above|empty here)/s,
};

function variableOf(check: string, { message }: Finding): string {
  const words = variables[check];
  if (!words) return '';
  const found = words.exec(message);
  return found ? ` ${found[1] ?? ''}` : ` of ${message}`;
}

/**
 * What BuildKit's checks would say in the place of our findings: `check line`, with the variable that it names behind
 * it. `linesOf` tells the lines of a finding.
 */
export function warningsOf(
  findings: readonly Finding[],
  linesOf: (finding: Finding, check: string) => readonly number[],
): Record<string, true> {
  const said = findings.flatMap((finding) =>
    checksOf(finding.rule).flatMap((check) =>
      linesOf(finding, check).map((line) => `${check} ${line}${variableOf(check, finding)}`),
    ),
  );
  return Object.fromEntries(said.map((one) => [one, true]));
}
