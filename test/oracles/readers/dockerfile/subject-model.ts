import type { DockerfileModel } from '../../../../server/src/core/model/dockerfile';
import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg } from '../../../../server/src/core/model/dockerfile-instructions';
import { analysed } from '../../analysed';
import type { Subject } from '../../subject';
import { NumberedLines } from './numbered-lines';
import { allInstructions, settings } from './reading';
import { heirsOf } from './warned-lines';

const models = new WeakMap<Subject, DockerfileModel>();

/** A subject as Bulkhead reads it; read once however many differences it has. Throws where it is no Dockerfile. */
export function modelOf(subject: Subject): DockerfileModel {
  const known = models.get(subject);
  if (known) return known;
  const { content } = analysed(subject, settings);
  if (content.kind !== 'dockerfile') throw new Error(`${subject.origin} is no Dockerfile.`);
  models.set(subject, content.model);
  return content.model;
}

/** The instructions of a subject in the order in which they stand in the file. */
export function instructionsOf(subject: Subject): readonly (Instruction | Arg)[] {
  return allInstructions(modelOf(subject));
}

/** What BuildKit may speak of at a line: the instruction that begins there, and what a FROM takes over from ONBUILDs. */
export function spokenOf(subject: Subject, line: number): readonly (Instruction | Arg)[] {
  const lines = new NumberedLines(subject.text);
  const own = instructionsOf(subject).filter(({ syntax }) => lines.at(syntax.place.lines.start) === line);
  const triggers = modelOf(subject).stages.flatMap((stage) =>
    own.some((one) => heirsOf(modelOf(subject), stage).some(({ from }) => from === one))
      ? stage.ofKind('ONBUILD').flatMap(({ trigger }) => trigger ?? [])
      : [],
  );
  return [...own, ...triggers];
}
