import type { Stage } from '../../../model/dockerfile-stage';
import { isDevelopmentFile } from './development';
import { chainOf } from './run-time-part';

const DEVELOPERS = /(?:^|[-_.])(?:dev|devel|develop|development|tests?|testing|debug|ci|lint|toolbox)(?:[-_.\d]|$)/i;

/** Whether a stage is for those who develop or test, by its name or by that of its file. */
export function isForDevelopers(stage: Stage, path: string): boolean {
  if (isDevelopmentFile(path) || DEVELOPERS.test(path.slice(path.lastIndexOf('/') + 1))) return true;
  return chainOf(stage).some(({ name }) => name !== undefined && DEVELOPERS.test(name.value));
}

/** The commands that the steps of a stage and of those it builds upon run. */
export function commandsOf(stage: Stage) {
  return chainOf(stage).flatMap((one) => one.ofKind('RUN').flatMap(({ commands }) => commands));
}
