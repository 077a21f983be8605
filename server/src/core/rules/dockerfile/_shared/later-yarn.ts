import type { Project } from '../../../engine/project';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { isWrittenBefore } from './earlier-text';

/**
 * What only yarn 2 and later have. Their projects may run right out of the cache, so it must not be emptied:
 * https://yarnpkg.com/features/pnp
 */
const LATER_YARN =
  /\.yarnrc\.yml|(?:^|[\s./])\.yarn(?:\/|\s|$)|yarn@(?:[2-9]|berry|stable)|yarn set version|YARN_ENABLE_/;
const LATER_FLAGS = /^--(?:immutable(?:-cache)?|check-cache|inline-builds|mode=.*)$/;

/** Whether a call of yarn is one of version 2 or later, as far as the file and the project tell. */
export function isLaterYarn({ instruction, arguments: words }: InstructionCommand<Run>, project: Project): boolean {
  if (words.some(({ text }) => LATER_FLAGS.test(text)) || isWrittenBefore(instruction, LATER_YARN)) return true;
  if (project.read('.yarnrc.yml') !== undefined) return true;
  return /"packageManager"\s*:\s*"yarn@[2-9]/.test(project.read('package.json') ?? '');
}
