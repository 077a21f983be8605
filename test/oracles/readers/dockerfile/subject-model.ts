import type { Analysis } from '../../../../server/src/core/index';
import type { DockerfileModel } from '../../../../server/src/core/model/dockerfile';
import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg } from '../../../../server/src/core/model/dockerfile-instructions';
import { analysed } from '../../analysed';
import type { Subject } from '../../subject';
import { NumberedLines } from './numbered-lines';
import { allInstructions, settings, silencedWarnings } from './reading';
import { heirsOf } from './warned-lines';

const analyses = new WeakMap<Subject, Analysis>();

/** A subject as Bulkhead reads it; read once however many differences it has. */
function analysisOf(subject: Subject): Analysis {
  const analysis = analyses.get(subject) ?? analysed(subject, settings);
  analyses.set(subject, analysis);
  return analysis;
}

/** The model of a subject. Throws where it is no Dockerfile. */
export function modelOf(subject: Subject): DockerfileModel {
  const { content } = analysisOf(subject);
  if (content.kind !== 'dockerfile') throw new Error(`${subject.origin} is no Dockerfile.`);
  return content.model;
}

/** Whether Bulkhead would warn of something, `check line` as in a reading, had not a comment above it said otherwise. */
export function isSilencedThere(subject: Subject, warning: string): boolean {
  return Object.hasOwn(silencedWarnings(analysisOf(subject)), warning);
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
