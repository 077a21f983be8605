import type { KnownDifference } from '../../reader';
import { missingChecks } from './checks';
import { NumberedLines } from './numbered-lines';

/** The checks of BuildKit that no rule of ours speaks of. */
const withoutRule: KnownDifference[] = missingChecks.map((check) => ({
  reason: `Bulkhead has no rule for BuildKit's check ${check}.`,
  isIt: ({ at }) => at.startsWith(`.warnings.${check}.`) || at === `.warnings.${check}`,
}));

/** What BuildKit alone says of a line, by the check and the text of the line. */
function onlyBuildKit(check: string, isIt: (line: string, text: string) => boolean): KnownDifference['isIt'] {
  return ({ at, official, ours }, { text }) => {
    const [, found, number] = /^\.warnings\.([A-Za-z]+)(?:\.([0-9]+))?$/.exec(at) ?? [];
    if (found !== check || ours !== undefined || official === undefined) return false;
    const numbers = number === undefined ? Object.keys(official as object) : [number];
    const lines = new NumberedLines(text);
    return numbers.every((one) => isIt(text.slice(lines.startOf(Number(one)), lines.endOf(Number(one))), text));
  };
}

/** What BuildKit says where a variable that nobody has set leaves nothing, or part of a text. */
const emptied =
  /invalid signal|invalid containerPort|no port specified|is not allowed to be|empty platform value|failed to parse (?:platform|stage name)|unsupported mount type|invalid mount target|invalid value|invalid secret mount|one of source|should not be blank|names can not be blank|failed to process/;

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason: 'A file that is still empty is no mistake to Bulkhead.',
    isIt: ({ at, ours }, { text }) => at === 'refused' && ours === undefined && !/^\s*[^\s#]/m.test(text),
  },
  {
    reason:
      'What a base image or who builds may put into a variable is unknown to Bulkhead, and empty to BuildKit here.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' && ours === undefined && text.includes('$') && emptied.test(String(official)),
  },
  {
    reason:
      'BuildKit takes every name with a word such as KEY or TOKEN for a secret; Bulkhead looks at values as well.',
    isIt: onlyBuildKit('SecretsUsedInArgOrEnv', () => true),
  },
  {
    reason: 'A WORKDIR whose variable only the build tells is not known to be relative.',
    isIt: onlyBuildKit('WorkdirRelativePath', (line) => line.includes('$')),
  },
  {
    reason:
      'Windows images are built on Windows, where a drive makes a path absolute; BuildKit is asked on Linux here.',
    isIt: onlyBuildKit(
      'WorkdirRelativePath',
      (line, text) => /[a-z]:|\\/i.test(line) && /windows|nanoserver/i.test(text),
    ),
  },
  ...withoutRule,
];
