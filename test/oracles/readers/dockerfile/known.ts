import type { Json } from '../../answer';
import type { KnownDifference } from '../../reader';
import { missingChecks } from './checks';
import { onlyInFirst, onlyInFlags, onlyInPorts, onlyInTriggers, onlySilenced } from './known-places';
import { isNamedByVariable, isOwnSecret, isPassedSecret } from './known-secrets';
import {
  isDeclaredByTrigger,
  isInTriggeredShell,
  isInUnusedShell,
  isPlacedByTrigger,
  triggersOf,
} from './known-triggers';
import { isFilledByImage, isInExpose, isInScript, isInTrigger } from './known-variables';
import { onlyOne, type Warned } from './warned';

/** The checks of BuildKit that no rule of ours speaks of. */
const withoutRule: KnownDifference[] = missingChecks.map((check) => ({
  reason: `Bulkhead has no rule for BuildKit's check ${check}.`,
  isIt: ({ at }) => at.startsWith(`.warnings.${check} `),
}));

/** What BuildKit says where a variable that nobody has set leaves nothing, or part of a text. */
const emptied = new RegExp(
  [
    'invalid signal',
    'invalid containerPort',
    'no port specified',
    'invalid IP address',
    'checksum requires',
    'invalid checksum digest',
    'is not on the system drive',
    'UNC paths are not supported',
    '^invalid syntax$',
    'invalid chmod parameter',
    'query "[^"]+" has no value',
    'invalid proto',
    'is not allowed to be',
    'empty platform value',
    'failed to parse (?:platform|stage name)',
    'unsupported mount type',
    'unsupported sharing value',
    'invalid (?:mount target|value|secret mount)',
    'one of source',
    'should not be blank',
    'specified can not be an empty string',
  ].join('|'),
);

/** Whether BuildKit misses a variable that must be set: its words are those of the file. */
function isRequired(official: Json | undefined, text: string): boolean {
  const said = String(official);
  return (
    said.startsWith('failed to process') &&
    /\$\{[^}]*\?/.test(text) &&
    !/syntax error|unsupported modifier|invalid pattern|unexpected end/.test(said)
  );
}

const isArgument = ({ instructions }: Warned): boolean => instructions.some(({ kind }) => kind === 'ARG');
const isAboveFrom = ({ instructions }: Warned): boolean => instructions.some(({ stage }) => !stage);

/** Whether a FROM runs what an ONBUILD of the file holds. */
const isInherited = ({ instructions }: Warned): boolean => instructions.some(({ onbuild }) => onbuild !== undefined);

/** Whether a command has nothing to run, or another program takes the place of its shell. */
function isEmptyOrReplaced({ instructions }: Warned): boolean {
  return instructions.some(
    (one) => (one.kind === 'CMD' || one.kind === 'ENTRYPOINT') && (!one.script || /^\s*exec\s/.test(one.script.text)),
  );
}

/** Whether another WORKDIR stands before, in the stage or one that it is built on. */
function isSecondFolder({ instructions }: Warned): boolean {
  return instructions.some(
    ({ stage, order, onbuild }) =>
      stage?.ofKind('WORKDIR').some((one) => one.order < order) ||
      (onbuild && triggersOf(onbuild.stage).some((one) => one.kind === 'WORKDIR' && one.order < order)) ||
      stage?.ancestors.some((one) => one.ofKind('WORKDIR').length > 0),
  );
}

/** Whether SHELL stands before, or in an ONBUILD of what the stage is built on, and tells of failures in pipes. */
function isBehindPipefail({ instructions }: Warned): boolean {
  return instructions.some(({ stage, order, onbuild }) =>
    [stage, ...(stage?.ancestors ?? [])].some((one) => {
      const own = one?.ofKind('SHELL').filter((shell) => one !== stage || onbuild || shell.order < order) ?? [];
      const triggers = one?.baseStage ? triggersOf(one.baseStage) : [];
      return [...own, ...triggers].some(
        (shell) => shell.kind === 'SHELL' && shell.words.some(({ value }) => value.includes('pipefail')),
      );
    }),
  );
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason: 'A file that is still empty is no mistake to Bulkhead.',
    isIt: ({ at, ours }, { text }) =>
      at === 'refused' && ours === undefined && !/(?:^|\n)[\s\u0085]*[^\s\u0085#]/.test(text),
  },
  {
    reason:
      'What a base image or who builds may put into a variable is unknown to Bulkhead, and empty to BuildKit here.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      text.includes('$') &&
      (emptied.test(String(official)) || isRequired(official, text)),
  },
  {
    reason:
      'A mount without from= takes a stage that is called scratch for its source, which Bulkhead does not follow.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      /stage(?::| ")\s*scratch/.test(String(official)) &&
      /\sas\s+scratch/i.test(text),
  },
  {
    reason: 'BuildKit takes names with certain words for secrets; Bulkhead knows more names, and looks above FROM too.',
    isIt: onlyOne('ours', 'SecretsUsedInArgOrEnv', isOwnSecret),
  },
  {
    reason: 'A name may sound like a secret though its value, or what it is used for, tells that it is none.',
    isIt: onlyOne('official', 'SecretsUsedInArgOrEnv', isPassedSecret),
  },
  {
    reason:
      'The name of a variable may hold another one: what the file does not tell is empty to BuildKit, and unknown to Bulkhead.',
    isIt: (difference, subject) =>
      onlyOne('official', 'SecretsUsedInArgOrEnv', isNamedByVariable)(difference, subject) ||
      onlyOne('ours', 'SecretsUsedInArgOrEnv', isNamedByVariable)(difference, subject),
  },
  {
    reason:
      'What a single sign names, such as `${-}`, is a matter of shells: BuildKit misses it like any other variable.',
    isIt: onlyOne('official', 'UndefinedVar', ({ variable }) => /^[^\w]$/.test(variable)),
  },
  {
    reason: 'A WORKDIR whose variable only the build tells is not known to be relative.',
    isIt: onlyOne('official', 'WorkdirRelativePath', ({ written }) => written.includes('$')),
  },
  {
    reason:
      'Windows images are built on Windows, where a drive makes a path absolute; BuildKit is asked on Linux here.',
    isIt: onlyOne('official', 'WorkdirRelativePath', ({ written }) => /[a-z]:|\\/i.test(written)),
  },
  {
    reason: 'BuildKit looks only at the first WORKDIR; Bulkhead hints at the relative ones behind it too.',
    isIt: onlyOne('ours', 'WorkdirRelativePath', isSecondFolder),
  },
  {
    reason: 'A shell that `exec` replaces passes signals on, and a command that is empty starts nothing.',
    isIt: onlyOne('official', 'JSONArgsRecommended', isEmptyOrReplaced),
  },
  {
    reason:
      'A SHELL that only tells of failures in pipes leaves signals as they are: the shell form is told behind it too.',
    isIt: onlyOne('ours', 'JSONArgsRecommended', isBehindPipefail),
  },
  {
    reason: 'A secret mount without target works on Linux alone: newer builders refuse it for Windows, Bulkhead warns.',
    isIt: ({ at, official, ours }) =>
      at === 'refused' && ours === undefined && String(official).startsWith('secret target is required on Windows'),
  },
  {
    reason: 'Bulkhead reads the case of an ARG above the first FROM, and of what ONBUILD holds, too.',
    isIt: onlyOne('ours', 'ConsistentInstructionCasing', (warned) => isAboveFrom(warned) || isInherited(warned)),
  },
  {
    reason: 'ARG has no old form: `ARG a b` declares two arguments, which is rarely meant.',
    isIt: onlyOne('ours', 'LegacyKeyValueFormat', isArgument),
  },
  {
    reason: 'A comment that an empty line sets apart describes nothing, nor does one that speaks to a tool.',
    isIt: onlyOne('official', 'InvalidDefinitionDescription', ({ above }) => {
      const comment = above.find((line) => !/^\s*(?:#\s*)?$/.test(line)) ?? '';
      return (
        /^\s*$/.test(above[0] ?? '') ||
        /^\s*#+\s*[a-z-]+[:\s].*=|^\s*#+\s*(?:[a-z]+:|check\b|escape\b|syntax\b|hadolint\b|bulkhead\b|nosemgrep\b|shellcheck\b|renovate\b)/i.test(
          comment,
        )
      );
    }),
  },
  {
    reason: 'Bulkhead says what a pattern excludes though another lets files in again; BuildKit then says nothing.',
    isIt: onlyOne('ours', 'CopyIgnoredFile', ({ subject }) => /^!/m.test(Object.values(subject.files).join('\n'))),
  },
  {
    reason: 'What is built for is not known to the file; BuildKit is asked for linux/amd64 here.',
    isIt: onlyOne(
      'official',
      'RedundantTargetPlatform',
      ({ line, above }) =>
        /TARGETPLATFORM[^}\s]*[-+:#%/]/.test(line) || above.some((one) => one.includes('TARGETPLATFORM=')),
    ),
  },
  {
    reason: 'Which files are copied may hang on a variable, or on a pattern, whose text is all that BuildKit compares.',
    isIt: onlyOne('official', 'CopyIgnoredFile', ({ written }) => /[$*?[]/.test(written)),
  },
  {
    reason: 'What a base image sets is known of some images, and a variable with a default may be unset.',
    isIt: onlyOne('official', 'UndefinedVar', isFilledByImage),
  },
  {
    reason:
      'What ONBUILD holds runs with the variables of whoever builds upon the image: Bulkhead says nothing of them.',
    isIt: onlyOne('official', 'UndefinedVar', isInTrigger),
  },
  {
    reason: 'A stage may well replace what an ONBUILD of its base sets, which BuildKit counts as written twice.',
    isIt: onlyOne('official', 'MultipleInstructionsDisallowed', isInherited),
  },
  {
    reason: 'A check of BuildKit runs what ONBUILD holds only in stages that the last one needs.',
    isIt: (difference, subject) =>
      onlyOne('official', 'UndefinedVar', isDeclaredByTrigger)(difference, subject) ||
      onlyOne('official', 'WorkdirRelativePath', isPlacedByTrigger)(difference, subject) ||
      onlyOne('official', 'JSONArgsRecommended', isInUnusedShell)(difference, subject) ||
      onlyInPorts(difference, subject),
  },
  {
    reason: 'What ONBUILD holds runs in the shell of whoever builds upon the image: another ONBUILD may change it.',
    isIt: onlyOne('ours', 'JSONArgsRecommended', isInTriggeredShell),
  },
  {
    reason:
      'An image for Windows is built on Windows: Bulkhead knows some by their names, BuildKit is asked on Linux here.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      official === undefined &&
      String(ours).startsWith('dockerfile/windows-path-invalid') &&
      !/--platform=["']?windows/i.test(text),
  },
  {
    reason: 'A variable without a name, such as `${%x}`, is nothing that could be set.',
    isIt: onlyOne('official', 'UndefinedVar', ({ variable }) => variable === ''),
  },
  {
    reason: 'BuildKit does not look for variables in EXPOSE.',
    isIt: onlyOne('ours', 'UndefinedVar', isInExpose),
  },
  {
    reason: 'Bulkhead looks into the scripts of RUN for arguments that are declared above FROM only.',
    isIt: onlyOne('ours', 'UndefinedVar', isInScript),
  },
  {
    reason: 'BuildKit reads flags byte by byte, so that letters beyond ASCII come out as others.',
    isIt: onlyInFlags,
  },
  {
    reason:
      'A comment of checks speaks of the instruction below it; BuildKit makes some checks for the whole file, or later.',
    isIt: onlySilenced,
  },
  {
    reason:
      'Behind a line that begins with #! BuildKit takes the check directive for a comment of the first instruction.',
    isIt: onlyInFirst,
  },
  {
    reason: 'What ONBUILD holds is read again as a file of its own, where a backslash escapes whatever the file says.',
    isIt: onlyInTriggers,
  },
  ...withoutRule,
];
