import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import type { Span } from '../../../text/span';

/** A stage or an image that `COPY --from` or `RUN --mount=from=` names. */
export interface SourceName {
  /** Quotes and escapes taken off; variables are as written. */
  readonly name: string;
  readonly span: Span;
  /** Of `--from`, which takes the number of a stage as well. */
  readonly isFlag: boolean;
}

/** What an instruction takes files from, the build context not included. */
export function sourceNames(instruction: Instruction): readonly SourceName[] {
  // Few instructions have flags, and whoever asks asks all of them.
  if (!instruction.syntax.text.includes('--')) return [];
  if (instruction.kind === 'COPY') {
    const flag = instruction.flag('from');
    return flag?.value && flag.text !== '' ? [{ name: flag.text, span: flag.value.span, isFlag: true }] : [];
  }
  if (instruction.kind !== 'RUN' || !instruction.flags.some(({ text }) => /from/i.test(text))) return [];
  return instruction.mounts.flatMap(({ from }) =>
    from?.value && from.valueSpan ? [{ name: from.value, span: from.valueSpan, isFlag: false }] : [],
  );
}

/** What an instruction that takes files from somewhere cannot do without. */
export const SOURCE_OPTION = /--.*from/is;

/** Whether a name is the number of a stage. */
export function isStageNumber({ name, isFlag }: SourceName): boolean {
  return isFlag && /^[+-]?[0-9]+$/.test(name);
}

/** The stage that the builder takes: of those with the name, the last in the file, wherever the instruction stands. */
export function namedStage(source: SourceName, stages: readonly Stage[]): Stage | undefined {
  if (isStageNumber(source)) return stages[Number(source.name)];
  const folded = source.name.toLowerCase();
  return stages.findLast(({ foldedName }) => foldedName === folded);
}
