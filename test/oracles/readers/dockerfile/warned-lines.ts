import type { Finding, Span } from '../../../../server/src/core/index';
import type { DockerfileModel, Stage } from '../../../../server/src/core/model/dockerfile';
import { namedStage, sourceNames } from '../../../../server/src/core/rules/dockerfile/_shared/source-stages';
import type { NumberedLines } from './numbered-lines';

/** The stage whose ONBUILD holds a place. */
export function stageOfTrigger(model: DockerfileModel, span: Span): Stage | undefined {
  return model.stages.find((stage) =>
    stage
      .ofKind('ONBUILD')
      .some(({ trigger }) => trigger && trigger.span.start <= span.start && span.end <= trigger.span.end),
  );
}

/** The stages that build upon a stage, so that what its ONBUILDs hold runs in them: where the last stage needs them. */
export function heirsOf(model: DockerfileModel, stage: Stage): readonly Stage[] {
  const heirs = model.stages.filter((other) => other.baseStage === stage);
  if (heirs.length === 0) return heirs;
  const needed = neededStages(model);
  return heirs.filter((one) => needed.has(one));
}

/** The last stage, and all that it is built on or takes files from. */
function neededStages({ stages, finalStage }: DockerfileModel): ReadonlySet<Stage> {
  const needed = new Set<Stage>();
  const waiting = finalStage ? [finalStage] : [];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (needed.has(stage)) continue;
    needed.add(stage);
    const { baseStage } = stage;
    const triggers = baseStage?.ofKind('ONBUILD').flatMap(({ trigger }) => trigger ?? []) ?? [];
    const sources = [...stage.instructions, ...triggers].flatMap(sourceNames);
    waiting.push(...sources.flatMap((source) => namedStage(source, stages) ?? []), ...(baseStage ? [baseStage] : []));
  }
  return needed;
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
