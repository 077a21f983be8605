import type { Finding, Span } from '../../../../server/src/core/index';
import type { DockerfileModel, Stage } from '../../../../server/src/core/model/dockerfile';
import type { NumberedLines } from './numbered-lines';

/** The stage whose ONBUILD holds a place. */
export function stageOfTrigger(model: DockerfileModel, span: Span): Stage | undefined {
  return model.stages.find((stage) =>
    stage
      .ofKind('ONBUILD')
      .some(({ trigger }) => trigger && trigger.span.start <= span.start && span.end <= trigger.span.end),
  );
}

/** The stages that build upon a stage, so that what its ONBUILDs hold runs in them. */
export function heirsOf(model: DockerfileModel, stage: Stage): readonly Stage[] {
  return model.stages.filter((other) => other.baseStage === stage);
}

/** The lines at which BuildKit would say what our findings say. */
export class WarnedLines {
  constructor(
    private readonly model: DockerfileModel,
    private readonly lines: NumberedLines,
  ) {}

  /**
   * The first line of an instruction, and the last one of a continued line with an empty one in it. What ONBUILD holds
   * is checked where a stage of the file builds on it, and said of its FROM.
   */
  of({ span }: Finding, check: string): readonly number[] {
    const { model, lines } = this;
    const stage = stageOfTrigger(model, span);
    if (stage && check !== 'NoEmptyContinuation')
      return heirsOf(model, stage).map(({ from }) => lines.at(from.syntax.place.lines.start));
    const around = model.tree.instructions.find(
      ({ place }) => place.lines.start <= span.start && span.start < Math.max(place.lines.end, place.lines.start + 1),
    );
    if (!around) return [lines.at(span.start)];
    if (check !== 'NoEmptyContinuation') return [lines.at(around.place.lines.start)];
    const [heredoc] = around.heredocs;
    return [lines.at((heredoc?.body.start ?? around.place.lines.end) - 1)];
  }
}
