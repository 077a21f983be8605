import type { Stage } from '../../../model/dockerfile-stage';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import { keptFor } from '../../../model/outside-reads';
import { commandWords } from './command-options';
import type { Step } from './removal';
import { chainOf } from './run-time-part';

/** Where a configuration of curl says something. */
export interface CurlConfiguration {
  /** The text of the files that the build writes. */
  readonly text: string;
  /** Whether there is a file whose content is not told: copied, or found by CURL_HOME. */
  readonly isUnknown: boolean;
}

const CONFIGURATION = /(?:^|[/\\])[._]curlrc$/i;

/** The configuration of curl that a stage and those below it write or copy. */
export const curlConfiguration = keptFor((stage: Stage): CurlConfiguration => {
  let text = '';
  let isUnknown = false;
  for (const instruction of chainOf(stage).flatMap((one) => one.instructions)) {
    if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
      const paths = [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
      isUnknown ||= paths.some(({ value, raw }) => CONFIGURATION.test(value ?? raw));
    } else if (instruction.kind === 'ENV') {
      isUnknown ||= instruction.pairs.some(({ name }) => name === 'CURL_HOME');
    }
    for (const written of writtenTexts(instruction)) {
      if (CONFIGURATION.test(written.path ?? '')) text += `${written.content.text}\n`;
    }
  }
  return { text, isUnknown };
});

/** Whether a call of curl hands over a file of options, whose content is not told. */
export function usesOptionFile(command: Step): boolean {
  return commandWords(command).options.some(({ name }) => name === '-K' || name === '--config');
}

/** Whether a call of curl only tells something about itself. */
export function isTelling(command: Step): boolean {
  return commandWords(command).options.some(({ name }) => TELLING.has(name));
}

const TELLING: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version', '-M', '--manual']);
